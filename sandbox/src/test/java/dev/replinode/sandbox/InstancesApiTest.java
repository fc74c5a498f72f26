package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstancesApiTest {
  private static final String INSTANCES = "/v4/linode/instances";
  private static final String USUAL =
      "'region':'us-ord','type':'g6-nanode-1','image':'linode/ubuntu22.04',"
          + "'root_pass':'aB3$aB3$xyzq'";
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  private static JsonObject create(String fields) {
    Answer answer = sandbox.post(INSTANCES, "{" + fields + "}");
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private static void awaitStatus(String wanted, int id) {
    RunningSandbox.await(
        wanted, () -> sandbox.get(INSTANCES + "/" + id).json().get("status").getAsString());
  }

  private static List<String> events(int id) {
    String filter = "{\"entity.id\":" + id + ",\"entity.type\":\"linode\",\"+order_by\":\"id\"}";
    return sandbox
        .get("/v4/account/events", "X-Filter", filter)
        .json()
        .getAsJsonArray("data")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .map(event -> event.get("action").getAsString() + " " + event.get("status").getAsString())
        .toList();
  }

  @Test
  void provisions_boots_and_runs_with_both_events_there_from_the_start() throws IOException {
    try (RunningSandbox slow =
        RunningSandbox.start(settings -> settings.provisionTime = Duration.ofHours(1))) {
      JsonObject created = slow.post(INSTANCES, "{" + USUAL + "}").json();
      JsonObject events = slow.get("/v4/account/events").json();

      assertEquals("provisioning", created.get("status").getAsString());
      assertEquals(2, events.get("results").getAsInt());
      assertTrue(events.toString().contains("\"action\":\"linode_boot\""));
      assertTrue(events.toString().contains("My Ubuntu 22.04 LTS Disk Profile"));
    }
    int id = create(USUAL).get("id").getAsInt();

    awaitStatus("running", id);

    assertEquals(List.of("linode_create finished", "linode_boot finished"), events(id));
  }

  @Test
  void shows_no_secret_and_no_script_and_locks_in_beta_only() {
    JsonObject instance = create(USUAL + ",'label':'shown','tags':['blue']");
    String path = INSTANCES + "/" + instance.get("id").getAsInt();

    assertFalse(instance.toString().contains("aB3$"));
    assertFalse(sandbox.get(path).json().has("locks"));
    assertTrue(sandbox.get(path.replace("/v4/", "/v4beta/")).json().has("locks"));
    Answer tagged = sandbox.get(INSTANCES, "X-Filter", "{\"tags\":\"blue\"}");
    assertEquals(1, tagged.json().get("results").getAsInt());
    assertTrue(sandbox.get("/v4/tags").text().contains("blue"));
  }

  @Test
  void does_not_boot_without_an_image_or_when_told_not_to() {
    int bare = create("'region':'us-ord','type':'g6-nanode-1'").get("id").getAsInt();
    int off = create(USUAL + ",'booted':false").get("id").getAsInt();

    awaitStatus("offline", bare);
    awaitStatus("offline", off);

    assertEquals(List.of("linode_create finished"), events(bare));
    assertEquals(List.of("linode_create finished"), events(off));
  }

  @Test
  void boots_reboots_and_shuts_down_when_nothing_else_goes_on() {
    int id = create(USUAL + ",'booted':false").get("id").getAsInt();
    String path = INSTANCES + "/" + id;
    assertEquals("Linode busy.", sandbox.post(path + "/boot", "{}").reason());
    awaitStatus("offline", id);

    assertEquals("{}", sandbox.post(path + "/boot", "").text());
    awaitStatus("running", id);
    assertEquals("{}", sandbox.post(path + "/reboot", "").text());
    awaitStatus("running", id);
    assertEquals("{}", sandbox.post(path + "/shutdown", "").text());
    awaitStatus("offline", id);

    assertEquals(
        List.of(
            "linode_create finished",
            "linode_boot finished",
            "linode_reboot finished",
            "linode_shutdown finished"),
        events(id));
  }

  @Test
  void deletes_at_once_and_keeps_the_events() {
    int id = create(USUAL).get("id").getAsInt();

    assertEquals("{}", sandbox.delete(INSTANCES + "/" + id).text());

    assertEquals("Not found", sandbox.get(INSTANCES + "/" + id).reason());
    assertTrue(events(id).contains("linode_boot canceled"), events(id).toString());
  }

  @Test
  void switches_backups_on_and_off() {
    int id = create(USUAL + ",'booted':false").get("id").getAsInt();
    String path = INSTANCES + "/" + id;

    assertEquals("{}", sandbox.post(path + "/backups/enable", "").text());
    assertTrue(hasBackups(path));
    assertEquals("{}", sandbox.post(path + "/backups/cancel", "").text());
    assertFalse(hasBackups(path));

    assertTrue(events(id).contains("backups_enable notification"), events(id).toString());
    assertTrue(events(id).contains("backups_cancel notification"), events(id).toString());
    assertEquals(404, sandbox.post(INSTANCES + "/1/backups/enable", "").status());
  }

  private static boolean hasBackups(String path) {
    return sandbox.get(path).json().getAsJsonObject("backups").get("enabled").getAsBoolean();
  }

  @Test
  void takes_a_new_root_password_when_off() {
    int id = create(USUAL).get("id").getAsInt();
    String path = INSTANCES + "/" + id + "/password";
    String password = "{'root_pass':'aC0rrect-Horse-Battery'}";
    awaitStatus("running", id);
    assertEquals(400, sandbox.post(path, password).status());
    sandbox.post(INSTANCES + "/" + id + "/shutdown", "");
    awaitStatus("offline", id);

    assertEquals("{}", sandbox.post(path, password).text());

    assertTrue(events(id).contains("password_reset finished"), events(id).toString());
    assertEquals("root_pass", sandbox.post(path, "{'root_pass':'short'}").field());
    assertEquals("root_pass is required", sandbox.post(path, "{}").reason());
  }

  @Test
  void keeps_labels_unique() {
    create(USUAL + ",'label':'one-of-a-kind'");

    Answer answer = sandbox.post(INSTANCES, "{" + USUAL + ",'label':'one-of-a-kind'}");

    assertEquals(400, answer.status());
    assertEquals("label", answer.field());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"type\":\"g6-nanode-1\" | region",
        "\"region\":\"us-ord\" | type",
        "\"region\":\"mars\",\"type\":\"g6-nanode-1\" | region",
        "\"region\":\"us-ord\",\"type\":\"huge\" | type",
        "\"region\":\"us-ord\",\"type\":\"g6-nanode-1\",\"image\":\"linode/none\" | image",
        "\"region\":\"us-ord\",\"type\":\"g6-nanode-1\",\"image\":\"linode/ubuntu22.04\" | ''",
        "\"region\":\"us-ord\",\"type\":\"g6-nanode-1\",\"root_pass\":\"short\" | root_pass",
        "\"region\":\"us-ord\",\"type\":\"g6-nanode-1\",\"label\":\"a--b\" | label",
        "\"region\":\"us-ord\",\"type\":\"g6-nanode-1\",\"stackscript_data\":{} | stackscript_data",
        "\"region\":\"us-ord\",\"type\":\"g6-nanode-1\",\"stackscript_id\":9 | stackscript_id",
        "\"region\":\"us-ord\",\"type\":\"g6-nanode-1\",\"firewall_id\":9 | firewall_id",
        "\"region\":\"us-ord\",\"type\":\"g6-nanode-1\",\"metadata\":{\"user_data\":\"a b\"}"
            + " | metadata.user_data",
        "\"region\":\"us-ord\",\"type\":\"g6-nanode-1\",\"disk_encryption\":\"maybe\""
            + " | disk_encryption",
      })
  void refuses_orders_that_are_not_complete(String fields, String field) {
    Answer answer = sandbox.post(INSTANCES, "{" + fields + "}");

    assertEquals(400, answer.status(), answer.text());
    assertEquals(field, answer.field(), answer.text());
  }

  @Test
  void tells_of_the_type_before_the_region() {
    JsonElement errors =
        sandbox.post(INSTANCES, "{'region':'mars','type':'huge'}").json().get("errors");

    assertEquals(
        "[{\"reason\":\"A valid plan type by that ID was not found\",\"field\":\"type\"},"
            + "{\"reason\":\"region is not valid\",\"field\":\"region\"}]",
        errors.toString());
  }

  @Test
  void refuses_user_data_in_a_region_without_the_metadata_service() {
    sandbox.post("/sandbox/faults", "{'name':'no-metadata=br-gru'}");
    String order = "{" + USUAL.replace("us-ord", "br-gru") + ",'metadata':{'user_data':'IyE='}}";

    Answer refused = sandbox.post(INSTANCES, order);

    assertEquals(400, refused.status(), refused.text());
    assertEquals("region", refused.field());
    assertFalse(sandbox.get("/v4/regions/br-gru").text().contains("\"Metadata\""));
    assertTrue(sandbox.get("/v4/regions/us-ord").text().contains("\"Metadata\""));
    sandbox.post("/sandbox/faults", "{'name':'no-metadata=br-gru','active':false}");
    assertEquals(200, sandbox.post(INSTANCES, order).status());
  }

  @Test
  void refuses_a_stackscript_that_does_not_fit_the_image() {
    int script =
        sandbox
            .post(
                "/v4/linode/stackscripts",
                "{'label':'debian only','images':['linode/debian12'],'script':'#!/bin/sh'}")
            .json()
            .get("id")
            .getAsInt();

    Answer answer = sandbox.post(INSTANCES, "{" + USUAL + ",'stackscript_id':" + script + "}");

    assertEquals("image", answer.field());
  }

  @Test
  void applies_a_firewall_from_the_order_and_drops_it_with_the_instance() {
    int firewall =
        sandbox
            .post(
                "/v4/networking/firewalls",
                "{'label':'wall','rules':{'inbound_policy':'DROP','outbound_policy':'ACCEPT'}}")
            .json()
            .get("id")
            .getAsInt();
    int id = create(USUAL + ",'firewall_id':" + firewall).get("id").getAsInt();

    Answer firewalls = sandbox.get(INSTANCES + "/" + id + "/firewalls");
    assertEquals(1, firewalls.json().get("results").getAsInt());
    sandbox.delete(INSTANCES + "/" + id);

    Answer devices = sandbox.get("/v4/networking/firewalls/" + firewall + "/devices");
    assertEquals(0, devices.json().get("results").getAsInt());
  }
}
