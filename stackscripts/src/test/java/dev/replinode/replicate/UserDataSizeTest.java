package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.stackscript.CompactScript;
import dev.replinode.stackscript.UserData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script and its values fit into user data, with room for both to grow. */
class UserDataSizeTest {
  /** What the script may still gain, packed, before the longest values no longer fit. */
  private static final int ROOM = 100;

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  @TempDir Path temporary;

  @Test
  void the_values_that_create_sends_leave_plenty_of_room() throws IOException {
    int size = UserData.of(Library.script(), usual()).length();

    assertTrue(size + 4 * ROOM < UserData.LARGEST_BYTES, "bytes: " + size);
  }

  @Test
  void the_longest_values_that_the_script_takes_fit() throws IOException {
    Map<String, String> values = longest();

    String text = UserData.of(Library.script(), values);

    assertTrue(text.length() + ROOM < UserData.LARGEST_BYTES, "bytes: " + text.length());
    assertEquals(Optional.of(values), UserData.valuesIn(text, Library.script()));
  }

  @Test
  void the_script_takes_those_values() throws Exception {
    Path script = Files.writeString(temporary.resolve("script"), Library.script());
    ProcessBuilder builder =
        new ProcessBuilder(
            "bash",
            "-c",
            "source \"$1\"; initialize; EVERY=0; take_fields; validate; trap - EXIT",
            "bash",
            script.toString());
    builder.environment().putAll(longest());
    Path output = temporary.resolve("output");

    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();

    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals("", Files.readString(output));
    assertEquals(0, process.exitValue());
  }

  @Test
  void what_unpacks_it_passes_shellcheck() throws Exception {
    Path file =
        Files.writeString(
            temporary.resolve("user-data"), UserData.of("#!/bin/bash\necho\n", Map.of()));
    Path output = temporary.resolve("output");

    Process process =
        new ProcessBuilder(
                Programs.shellcheck().toString(), "--norc", "--color=never", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals("", Files.readString(output));
  }

  @Test
  void the_compact_form_saves_a_third() throws IOException {
    assertTrue(CompactScript.of(Library.script()).length() < Library.script().length() * 0.7);
  }

  private static Map<String, String> usual() {
    Random random = new Random(1);
    Map<String, String> values = new LinkedHashMap<>();
    for (String side : List.of("SRC", "DEST")) {
      values.put(side + "_REGION", "us-southeast-1");
      values.put(side + "_BUCKET", text(random, 63, LETTERS + "-."));
      values.put(side + "_ACCESSKEY", text(random, 20, CAPITALS + "0123456789"));
      values.put(side + "_SECRETKEY_PASSWORD", text(random, 40, LETTERS + CAPITALS));
    }
    values.putAll(Map.of("MODE", "sync", "EVERY", "8640000s", "ALLOW_DELETE", "yes"));
    values.putAll(Map.of("MAX_DELETE", "999999999", "RUN_ID", "20261122T153000Z-1a2b3c"));
    values.put("REPLICATOR", text(random, 21, LETTERS.substring(0, 26)));
    return values;
  }

  private static Map<String, String> longest() {
    Random random = new Random(2);
    Map<String, String> values = usual();
    for (String side : List.of("SRC", "DEST")) {
      values.put(side + "_REGION", text(random, 40, LETTERS));
      values.put(side + "_BUCKET", text(random, 63, LETTERS));
      values.put(side + "_ENDPOINT", "https://" + text(random, 86, LETTERS + ".-") + ":65535");
      values.put(side + "_PREFIX", text(random, 100, LETTERS + CAPITALS + "_-"));
    }
    values.putAll(Map.of("HEADERS", "strict", "RCLONE", "distro", "KEEP_CONFIG", "yes"));
    values.put("RUN_ID", text(random, 64, LETTERS));
    return values;
  }

  private static String text(Random random, int length, String letters) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }
}
