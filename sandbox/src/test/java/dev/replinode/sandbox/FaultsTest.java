package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.fault.Faults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class FaultsTest {
  private static final String ORDER =
      "{'region':'us-ord','type':'g6-nanode-1','image':'linode/debian12',"
          + "'root_pass':'aB3$aB3$xyzq'}";

  private static String statusAfter(RunningSandbox sandbox, String action, String wanted) {
    int id = sandbox.post("/v4/linode/instances", ORDER).json().get("id").getAsInt();
    String filter = "{\"entity.id\":" + id + ",\"action\":\"" + action + "\"}";
    RunningSandbox.await(wanted, () -> statusOf(sandbox, filter));
    return sandbox.get("/v4/linode/instances/" + id).json().get("status").getAsString();
  }

  private static String statusOf(RunningSandbox sandbox, String filter) {
    return sandbox
        .get("/v4/account/events", "X-Filter", filter)
        .json()
        .getAsJsonArray("data")
        .get(0)
        .getAsJsonObject()
        .get("status")
        .getAsString();
  }

  @Test
  void a_boot_can_fail() throws IOException {
    try (RunningSandbox sandbox =
        RunningSandbox.start(settings -> settings.faults = List.of("boot-failed"))) {
      assertEquals("offline", statusAfter(sandbox, "linode_boot", "failed"));
      assertTrue(sandbox.get("/v4/account/events").text().contains("no bootable disk"));
    }
  }

  @Test
  void making_an_instance_can_fail() throws IOException {
    try (RunningSandbox sandbox =
        RunningSandbox.start(settings -> settings.faults = List.of("create-failed"))) {
      assertEquals("offline", statusAfter(sandbox, "linode_create", "failed"));
    }
  }

  @Test
  void an_instance_can_get_stuck() throws IOException {
    try (RunningSandbox sandbox =
        RunningSandbox.start(settings -> settings.faults = List.of("stuck-provisioning"))) {
      assertEquals("provisioning", statusAfter(sandbox, "linode_create", "started"));
    }
  }

  @Test
  void a_region_can_go_away_and_come_back() throws Exception {
    try (RunningSandbox sandbox = RunningSandbox.start(settings -> {})) {
      URI storage = URI.create(sandbox.s3("jp-osa-1") + "/");
      HttpClient client = HttpClient.newHttpClient();
      HttpRequest request = HttpRequest.newBuilder(storage).build();

      sandbox.post("/sandbox/faults", "{'name':'region-outage=jp-osa-1'}");
      assertThrows(
          IOException.class, () -> client.send(request, HttpResponse.BodyHandlers.ofString()));
      assertEquals("outage", region(sandbox));

      sandbox.post("/sandbox/faults", "{'name':'region-outage=jp-osa-1','active':false}");
      assertEquals(403, client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
      assertEquals("ok", region(sandbox));
    }
  }

  private static String region(RunningSandbox sandbox) {
    return sandbox.get("/v4/regions/jp-osa").json().get("status").getAsString();
  }

  @Test
  void an_answer_can_get_lost_after_the_change_was_made() throws IOException {
    try (RunningSandbox sandbox =
        RunningSandbox.start(
            settings -> settings.faults = List.of("lost-answer=/linode/instances"))) {
      assertThrows(AssertionError.class, () -> sandbox.post("/v4/linode/instances", ORDER));

      assertEquals(1, sandbox.get("/v4/linode/instances").json().get("results").getAsInt());
      assertEquals(200, sandbox.post("/v4/linode/instances", ORDER).status());
    }
  }

  @Test
  void a_call_can_be_one_too_many() throws IOException {
    try (RunningSandbox sandbox =
        RunningSandbox.start(settings -> settings.faults = List.of("too-many-requests=/profile"))) {
      Answer refused = sandbox.get("/v4/profile");

      assertEquals(429, refused.status());
      assertEquals("1", refused.header("Retry-After"));
      assertEquals(200, sandbox.get("/v4/profile").status());
    }
  }

  @Test
  void keys_can_be_made_and_yet_be_lost() throws IOException {
    try (RunningSandbox sandbox =
        RunningSandbox.start(settings -> settings.faults = List.of("keys-failed"))) {
      Answer answer = sandbox.post("/v4/object-storage/keys", "{'label':'lost'}");

      assertEquals(500, answer.status());
      assertEquals("Unable to create keys at this time", answer.reason());
      assertTrue(sandbox.get("/v4/object-storage/keys").text().contains("lost"));
    }
  }

  @Test
  void keys_can_take_a_while_to_work() throws IOException {
    try (RunningSandbox sandbox =
        RunningSandbox.start(settings -> settings.faults = List.of("slow-keys=9999"))) {
      JsonObject key = sandbox.post("/v4/object-storage/keys", "{'label':'slow'}").json();
      try (S3Client client = S3Clients.withKey(sandbox, "us-ord-1", key)) {
        assertEquals(403, assertThrows(S3Exception.class, client::listBuckets).statusCode());
      }
    }
  }

  @Test
  void names_that_are_not_known_are_refused() throws IOException {
    Faults faults = new Faults(new Catalog());

    assertThrows(IllegalArgumentException.class, () -> faults.set("meteor", true));
    assertThrows(IllegalArgumentException.class, () -> faults.set("region-outage", true));
    assertThrows(IllegalArgumentException.class, () -> faults.set("boot-failed=x", true));
    try (RunningSandbox sandbox = RunningSandbox.start(settings -> {})) {
      Answer answer = sandbox.post("/sandbox/faults", "{'name':'meteor'}");
      assertTrue(answer.reason().startsWith("no such fault: meteor; there are "), answer.reason());
    }
  }
}
