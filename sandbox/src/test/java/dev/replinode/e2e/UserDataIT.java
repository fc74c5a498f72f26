package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.e2e.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The other ways to deploy: user data, and by hand what {@code render} prints. */
class UserDataIT {
  private static final String SOURCE_SECRET = "it's \"$HOME\" `id` $(id) [a] \\ ü %41 END";
  private static final String DEST_SECRET = "'\\'' {x,y} ~ # ; & | < > * ? ! \\n ${PATH}";
  private static final long LONGEST_SECONDS = 60;

  @TempDir Path temporary;

  @Test
  void user_data_does_the_same_job_without_a_stackscript() {
    Result result =
        new Program(temporary)
            .run(
                Map.of(),
                ("create --sandbox --source media@jp-osa-1 --dest media-dr@us-iad-1"
                        + " --method metadata --output json")
                    .split(" ", -1));

    assertEquals(0, result.exitCode(), result::all);
    JsonObject document = JsonParser.parseString(result.out()).getAsJsonObject();
    JsonObject run = document.getAsJsonObject("run");
    JsonObject verification = document.getAsJsonObject("verification");
    assertAll(
        () ->
            assertEquals(
                Set.of(
                    "name runId instance boot run verification keys price findings left"
                        .split(" ", -1)),
                document.keySet()),
        () -> assertEquals("metadata", text(document.getAsJsonObject("instance"), "method")),
        () -> assertEquals("finished", text(run, "phase")),
        () -> assertEquals("0", text(run, "exitCode")),
        () -> assertEquals(text(document, "runId"), text(run, "runId")),
        () -> assertEquals(text(verification.getAsJsonObject("source"), "objects"), done(run)),
        () -> assertEquals("equal", text(verification, "verdict")),
        () -> assertTrue(result.err().contains("weaker method"), result::all),
        () -> assertTrue(result.err().contains(" of 16,384 bytes"), result::all));
    document
        .getAsJsonArray("keys")
        .forEach(key -> assertEquals("true", text(key.getAsJsonObject(), "revoked")));
  }

  @Test
  void an_incapable_region_or_image_is_refused_by_name_before_anything_is_made() {
    try (RunningSandbox sandbox =
        RunningSandbox.start(
            new Program(temporary),
            "--bucket",
            "media@jp-osa-1",
            "--bucket",
            "media-dr@us-iad-1",
            "--fault",
            "no-metadata=jp-osa")) {
      refused(sandbox, "region jp-osa: it has not the capability Metadata", "--method", "metadata");
      refused(
          sandbox,
          "image linode/kali: it has not the capability cloud-init",
          "--method=metadata",
          "--region=us-ord",
          "--image=linode/kali");
      for (String path : List.of("linode/instances", "object-storage/keys")) {
        assertEquals(0, sandbox.get("/v4/" + path).get("results").getAsInt(), path);
      }
    }
  }

  private void refused(RunningSandbox sandbox, String says, String... more) {
    String[] arguments = {"create", "--source", "media@jp-osa-1", "--dest", "media-dr@us-iad-1"};
    String[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);

    Result result = new Program(temporary).run(sandbox.environment(), all);

    assertEquals(3, result.exitCode(), result::all);
    assertTrue(result.err().contains("error: " + says), result::all);
    assertTrue(result.err().contains("hint: another --"), result::all);
  }

  /** Up to the first thing that the script asks rclone to do: its keys are in the environment. */
  @ParameterizedTest
  @ValueSource(strings = {"script", "user-data"})
  void what_render_prints_runs_in_plain_bash_whatever_its_values_hold(String what)
      throws Exception {
    Result rendered =
        new Program(temporary)
            .run(
                Map.of(
                    "LC_ALL", "C.UTF-8",
                    "SRC_ACCESSKEY", "A'B",
                    "SRC_SECRETKEY_PASSWORD", SOURCE_SECRET,
                    "DEST_ACCESSKEY", "A\"$B`[",
                    "DEST_SECRETKEY_PASSWORD", DEST_SECRET),
                "render",
                what,
                "--source",
                "media@jp-osa-1",
                "--dest",
                "media-dr@us-iad-1");
    assertEquals(0, rendered.exitCode(), rendered::all);
    assertEquals("", rendered.err(), "without a token nothing is asked and nothing said");

    String seen = keysSeenByRclone(rendered.out());

    assertEquals(
        String.join("\n", "A'B", SOURCE_SECRET, "A\"$B`[", DEST_SECRET, ""), seen, rendered::all);
  }

  private String keysSeenByRclone(String text) throws IOException, InterruptedException {
    Path seen = temporary.resolve("seen");
    Path bin = Files.createDirectories(temporary.resolve("bin"));
    program(
        bin.resolve("rclone"),
        "[[ $1 != version ]] || { echo 'rclone v1.60.1'; exit 0; }\n"
            + "printf '%s\\n' \"$RCLONE_CONFIG_SRC_ACCESS_KEY_ID\""
            + " \"$RCLONE_CONFIG_SRC_SECRET_ACCESS_KEY\" \"$RCLONE_CONFIG_DST_ACCESS_KEY_ID\""
            + " \"$RCLONE_CONFIG_DST_SECRET_ACCESS_KEY\" >'"
            + seen
            + "'\necho 'NoSuchBucket: there is none' >&2\nexit 1\n");
    Path file = Files.writeString(temporary.resolve("rendered"), text);
    ProcessBuilder builder = new ProcessBuilder("bash", file.toString());
    builder.environment().clear();
    builder.environment().putAll(Map.of("PATH", bin + ":/usr/bin:/bin"));
    builder.environment().put("TMPDIR", Files.createDirectories(temporary.resolve("t")).toString());
    builder.environment().put("REPLINODE_ROOT", temporary.resolve("root").toString());
    Path output = temporary.resolve("output");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended);
    assertEquals(31, process.exitValue(), Files.readString(output));
    assertFalse(Files.readString(output).contains("it's"), Files.readString(output));
    return Files.readString(seen);
  }

  private static String done(JsonObject run) {
    return text(run.getAsJsonObject("objects"), "done");
  }

  private static void program(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/bash\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static String text(JsonObject object, String key) {
    return object.get(key).getAsString();
  }
}
