package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import dev.replinode.sandbox.state.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Instances that run what a test hands them. */
final class ScriptRuns {
  static final String INSTANCES = "/v4/linode/instances";

  private ScriptRuns() {}

  /** A sandbox that runs any script, on a clock a hundred times as fast. */
  static RunningSandbox start() throws IOException {
    return RunningSandbox.start(
        settings -> {
          settings.allowScripts = true;
          settings.timeScale = 100;
        });
  }

  /**
   * Deploys {@code script}; returns the instance's id.
   *
   * @param data its fields as JSON, with single quotes; empty for none
   */
  static int run(RunningSandbox sandbox, String script, String data) {
    JsonObject saved =
        Json.object("label", "a script", "images", List.of("any/all"), "script", script);
    Answer created = sandbox.post("/v4/linode/stackscripts", saved.toString());
    assertEquals(200, created.status(), created.text());
    Answer instance =
        sandbox.post(
            INSTANCES,
            "{'region':'us-ord','type':'g6-nanode-1','image':'linode/debian12',"
                + "'root_pass':'aB3$aB3$xyzq','stackscript_id':"
                + created.json().get("id").getAsInt()
                + (data.isEmpty() ? "" : ",'stackscript_data':" + data)
                + "}");
    assertEquals(200, instance.status(), instance.text());
    return instance.json().get("id").getAsInt();
  }

  /** What the instance has said so far. */
  static String console(RunningSandbox sandbox, int id) {
    return sandbox.get("/sandbox/instances/" + id + "/console").text();
  }

  /** What it has said, once {@code wanted} is in it; the test is skipped without isolation. */
  static String consoleWith(RunningSandbox sandbox, int id, String wanted) {
    RunningSandbox.await(
        "yes",
        () -> {
          String text = console(sandbox, id);
          assumeFalse(
              text.contains("instances cannot be isolated"),
              "bubblewrap does not work here: no instance can be isolated");
          return text.contains(wanted) ? "yes" : text;
        });
    return console(sandbox, id);
  }

  /** Makes an instance with user data; returns its id. */
  static int withUserData(RunningSandbox sandbox, String image, String script) {
    String data = Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_8));
    return sandbox
        .post(
            INSTANCES,
            "{'region':'us-ord','type':'g6-nanode-1','image':'"
                + image
                + "','root_pass':'aB3$aB3$xyzq','metadata':{'user_data':'"
                + data
                + "'}}")
        .json()
        .get("id")
        .getAsInt();
  }
}
