package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events that do not come as they should, and instances that nobody has touched. */
class EventFaultsTest {
  private static final String ORDER =
      "{'region':'us-ord','type':'g6-nanode-1','image':'linode/debian12',"
          + "'root_pass':'aB3$aB3$xyzq','label':'victim'}";

  private static RunningSandbox start(String... faults) throws IOException {
    return RunningSandbox.start(settings -> settings.faults = List.of(faults));
  }

  private static int running(RunningSandbox sandbox) {
    int id = sandbox.post("/v4/linode/instances", ORDER).json().get("id").getAsInt();
    RunningSandbox.await("running", () -> status(sandbox, id));
    return id;
  }

  private static String status(RunningSandbox sandbox, int id) {
    return sandbox.get("/v4/linode/instances/" + id).json().get("status").getAsString();
  }

  private static List<String> actions(RunningSandbox sandbox) {
    return sandbox.get("/v4/account/events").json().getAsJsonArray("data").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(event -> event.get("action").getAsString())
        .toList();
  }

  @Test
  void events_can_be_missing() throws IOException {
    try (RunningSandbox sandbox = start("missing-events=linode_boot")) {
      running(sandbox);

      assertEquals(List.of("linode_create"), actions(sandbox));
    }
  }

  @Test
  void events_can_be_told_twice() throws IOException {
    try (RunningSandbox sandbox = start("repeated-events=linode_boot")) {
      running(sandbox);

      assertEquals(List.of("linode_boot", "linode_boot", "linode_create"), actions(sandbox));
    }
  }

  @Test
  void events_can_be_late() throws IOException {
    try (RunningSandbox sandbox = start("late-events=9999")) {
      running(sandbox);
      assertEquals(List.of(), actions(sandbox));

      sandbox.post("/sandbox/faults", "{'name':'clock-skew=20000'}");
      assertEquals(2, actions(sandbox).size());
    }
  }

  @Test
  void an_instance_can_be_killed_without_a_word() throws IOException {
    try (RunningSandbox sandbox = start()) {
      int id = running(sandbox);

      sandbox.post("/sandbox/faults", "{'name':'instance-killed=victim'}");

      assertEquals("offline", status(sandbox, id));
      assertEquals(List.of("linode_boot", "linode_create"), actions(sandbox));
      assertEquals("[]", sandbox.get("/sandbox/faults").json().get("active").toString());
    }
  }

  @Test
  void an_instance_can_be_rebooted_by_its_host_as_soon_as_it_runs() throws IOException {
    try (RunningSandbox sandbox = start("instance-rebooted=any")) {
      int id = sandbox.post("/v4/linode/instances", ORDER).json().get("id").getAsInt();

      RunningSandbox.await("true", () -> "" + actions(sandbox).contains("host_reboot"));
      RunningSandbox.await("running", () -> status(sandbox, id));
      assertTrue(sandbox.get("/sandbox/faults").text().contains("\"active\":[]"));
    }
  }

  @Test
  void a_wrong_clock_shows_in_documents() throws IOException {
    try (RunningSandbox sandbox = start("clock-skew=-315360000")) {
      String created =
          sandbox.post("/v4/linode/instances", ORDER).json().get("created").getAsString();

      assertTrue(created.compareTo("2020") < 0 || created.startsWith("201"), created);
    }
  }
}
