package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.replinode.stackscript.StandaloneScript;
import dev.replinode.stackscript.UserData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same body as a StackScript, alone, and as user data. */
@ExtendWith(Regions.class)
class OtherWaysTest {

  @Test
  void all_three_end_with_the_same_result_whatever_the_secrets_hold(Bench bench) throws Exception {
    bench.fill("one", "dir/two");
    Map<String, String> values = withOddKeys(bench);
    bench.script().with(values).run().endedWith(0);
    JsonNode asStackScript = lasting(bench);

    for (String text : texts(values)) {
      bench.dest.remove(bench.to, "one");
      bench.dest.remove(bench.to, "dir/two");
      Outcome outcome = run(bench, text).endedWith(0);

      assertEquals(Set.of("one", "dir/two"), bench.dest.keys(bench.to));
      assertEquals(asStackScript, lasting(bench));
      assertEquals(List.of(), bench.machine.leftovers());
      assertFalse((outcome.console() + outcome.calls()).contains("c$d[e]"), outcome.console());
    }
  }

  @Test
  void a_failure_of_user_data_has_the_scripts_exit_status(Bench bench) throws Exception {
    run(bench, UserData.of(Library.script(), values(bench))).endedWith(12);

    assertEquals(12, bench.status("run-1").get("exitCode").asInt());
  }

  @Test
  void later_passes_work_from_user_data(Bench bench) throws Exception {
    bench.fill("one");
    Map<String, String> values = values(bench);
    values.put("EVERY", "1h");
    run(bench, UserData.of(Library.script(), values)).endedWith(0);
    bench.fill("two");
    Path folder = onlyFolderIn(bench.root().resolve("var/lib/replinode"));

    new ScriptRun(bench.machine)
        .run("bash", folder.resolve("replicate-bucket.sh").toString(), folder + "/values")
        .endedWith(0);

    assertEquals(Set.of("one", "two"), bench.dest.keys(bench.to));
  }

  private static Map<String, String> withOddKeys(Bench bench) {
    S3Key key =
        new S3Key("ODD$KEY'\"[`", "a b\"c$d[e]'f\\g#h`id`$(id)=%41&;|<>*?~!{x},:@ -", Map.of());
    bench.source.add(key);
    bench.dest.add(key);
    Map<String, String> values = values(bench);
    for (String side : List.of("SRC", "DEST")) {
      values.put(side + "_ACCESSKEY", key.id());
      values.put(side + "_SECRETKEY_PASSWORD", key.secret());
    }
    return values;
  }

  /** A status object without what differs between any two runs. */
  private static JsonNode lasting(Bench bench) throws IOException {
    ObjectNode status = (ObjectNode) bench.status("run-1");
    assertTrue(status.hasNonNull("startedAt") && status.hasNonNull("updatedAt"));
    return status.without(List.of("startedAt", "updatedAt"));
  }

  private static Map<String, String> values(Bench bench) {
    return bench.script().values();
  }

  private static List<String> texts(Map<String, String> values) throws IOException {
    return List.of(
        StandaloneScript.of(Library.script(), values), UserData.of(Library.script(), values));
  }

  private static Outcome run(Bench bench, String text) throws Exception {
    Path file = Files.writeString(bench.machine.file("text"), text);
    return new ScriptRun(bench.machine).run("bash", file.toString());
  }

  private static Path onlyFolderIn(Path parent) throws IOException {
    try (var folders = Files.list(parent)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("values")))
          .findFirst()
          .orElseThrow();
    }
  }
}
