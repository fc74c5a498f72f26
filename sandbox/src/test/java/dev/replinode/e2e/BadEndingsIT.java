package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.e2e.Program.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people meet when it does not go well: one clear error, the right code, nothing lost. */
class BadEndingsIT {
  private static final String[] CREATE = {
    "create", "--source", "media@jp-osa-1", "--dest", "media-dr@us-iad-1", "--name", "bad-end"
  };
  private static final String[] BUCKETS = {
    "--bucket", "media@jp-osa-1", "--bucket", "media-dr@us-iad-1", "--fill", "media@jp-osa-1=sample"
  };

  @TempDir Path temporary;

  @Test
  void a_wrong_token_is_not_authorized() {
    try (RunningSandbox sandbox = RunningSandbox.start(program(), BUCKETS)) {
      Map<String, String> environment = new HashMap<>(sandbox.environment());
      environment.put("LINODE_TOKEN", "wrong-token");

      Result result = program().run(environment, CREATE);

      assertEquals(4, result.exitCode(), result::all);
      assertFalse(result.err().contains("wrong-token"), result::all);
    }
  }

  @Test
  void no_token_is_not_authorized_and_names_where_it_was_looked_for() {
    Result result = program().run(Map.of(), CREATE);

    assertEquals(4, result.exitCode(), result::all);
    assertTrue(result.err().contains("LINODE_TOKEN"), result::all);
  }

  @Test
  void an_unknown_bucket_type_or_image_is_refused_with_near_matches() {
    try (RunningSandbox sandbox = RunningSandbox.start(program(), BUCKETS)) {
      refused(sandbox, "did you mean media@jp-osa-1", "--source", "medai@jp-osa-1");
      refused(sandbox, "did you mean g6-standard-2", "--type", "g6-standrad-2");
      refused(sandbox, "did you mean linode/ubuntu22.04", "--image", "linode/ubunut22.04");
      refused(sandbox, "did you mean jp-osa", "--region", "jp-oas");
      assertEquals(0, sandbox.get("/v4/linode/instances").get("results").getAsInt());
      assertEquals(0, sandbox.get("/v4/object-storage/keys").get("results").getAsInt());
    }
  }

  private void refused(RunningSandbox sandbox, String says, String option, String value) {
    String source = option.equals("--source") ? value : "media@jp-osa-1";
    String other = option.equals("--source") ? "--quiet" : option + "=" + value;

    Result result =
        program()
            .run(
                sandbox.environment(),
                "create",
                "--source",
                source,
                "--dest",
                "media-dr@us-iad-1",
                other);

    assertEquals(3, result.exitCode(), result::all);
    assertTrue(result.err().contains(says), result::all);
  }

  @Test
  void an_api_that_is_not_there_is_unreachable() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }

    Result result =
        program()
            .run(
                Map.of("LINODE_TOKEN", "t0ken", "LINODE_URL", "http://127.0.0.1:" + closed),
                CREATE);

    assertEquals(5, result.exitCode(), result::all);
  }

  @Test
  void a_boot_that_fails_is_told_with_instance_and_price() {
    try (RunningSandbox sandbox = sandboxWith("boot-failed")) {
      Result result = program().run(sandbox.environment(), CREATE);

      assertEquals(1, result.exitCode(), result::all);
      assertTrue(result.err().contains("(replinode-bad-end) is there and costs $"), result::all);
      assertTrue(result.err().contains("hint: replinode delete bad-end"), result::all);
      assertEquals(1, sandbox.get("/v4/linode/instances").get("results").getAsInt());
    }
  }

  @Test
  void a_script_that_fails_is_told_with_its_exit_code_and_cause() throws IOException {
    try (RunningSandbox sandbox = RunningSandbox.start(program(), BUCKETS)) {
      JsonObject source = key(sandbox, "source");
      JsonObject dest = key(sandbox, "dest");
      Map<String, String> environment = new HashMap<>(sandbox.environment());
      give(environment, "SRC", source);
      give(environment, "DEST", dest);

      Result result =
          runUntil(
              environment,
              "instance ",
              process -> sandbox.delete("/v4/object-storage/keys/" + source.get("id")));

      assertEquals(1, result.exitCode(), result::all);
      assertTrue(result.err().contains("exit code "), result::all);
      assertTrue(result.err().contains("source"), result::all);
      assertTrue(result.err().contains("hint: use a key that reads the source"), result::all);
    }
  }

  private static JsonObject key(RunningSandbox sandbox, String label) {
    return sandbox.post("/v4/object-storage/keys", "{\"label\":\"mine-" + label + "\"}");
  }

  private static void give(Map<String, String> environment, String side, JsonObject key) {
    environment.put(side + "_ACCESSKEY", key.get("access_key").getAsString());
    environment.put(side + "_SECRETKEY_PASSWORD", key.get("secret_key").getAsString());
  }

  @Test
  void a_script_that_says_nothing_is_inconclusive_and_the_way_back_is_told() {
    try (RunningSandbox sandbox = sandboxWith("no-script")) {
      Result result = program().run(sandbox.environment(), with("--timeout", "20s"));

      assertEquals(6, result.exitCode(), result::all);
      assertTrue(result.err().contains("hint: replinode wait bad-end"), result::all);
    }
  }

  @Test
  void an_interrupt_detaches_and_the_replicator_can_be_followed_again() throws IOException {
    try (RunningSandbox sandbox = RunningSandbox.start(program(), BUCKETS)) {
      // Not Process.destroy(), which closes the streams that are read here.
      Result result =
          runUntil(
              sandbox.environment(), "waiting   boot", process -> process.toHandle().destroy());

      assertEquals(130, result.exitCode(), result::all);
      assertTrue(result.err().contains("hint: replinode wait bad-end"), result::all);

      Result back = program().run(sandbox.environment(), "wait", "bad-end");

      assertEquals(0, back.exitCode(), back::all);
      assertTrue(back.out().contains("are equal"), back::all);
      assertEquals(0, sandbox.get("/v4/object-storage/keys").get("results").getAsInt());
    }
  }

  /** Runs create, and does {@code then} once at the first line that holds {@code words}. */
  private Result runUntil(Map<String, String> environment, String words, Consumer<Process> then)
      throws IOException {
    Process process = program().start(environment, CREATE);
    CompletableFuture<String> out = Program.read(process.getInputStream());
    StringBuilder err = new StringBuilder();
    boolean isDone = false;
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        err.append(line).append('\n');
        if (!isDone && line.contains(words)) {
          then.accept(process);
          isDone = true;
        }
      }
    }
    return Program.finish(process, out, CompletableFuture.completedFuture(err.toString()));
  }

  private RunningSandbox sandboxWith(String fault) {
    String[] all = new String[BUCKETS.length + 2];
    System.arraycopy(BUCKETS, 0, all, 0, BUCKETS.length);
    all[BUCKETS.length] = "--fault";
    all[BUCKETS.length + 1] = fault;
    return RunningSandbox.start(program(), all);
  }

  private static String[] with(String... more) {
    String[] all = new String[CREATE.length + more.length];
    System.arraycopy(CREATE, 0, all, 0, CREATE.length);
    System.arraycopy(more, 0, all, CREATE.length, more.length);
    return all;
  }

  private Program program() {
    return new Program(temporary);
  }
}
