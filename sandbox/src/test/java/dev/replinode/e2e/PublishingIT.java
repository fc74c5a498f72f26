package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.e2e.Program.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team's folder and an account, through the assembled program and a real sandbox. */
class PublishingIT {
  private static final int SCRIPTS = 40;
  private static final long SEED = 20261122;
  private static final List<String> COMPARED =
      List.of("label", "description", "images", "is_public", "script", "user_defined_fields");

  @TempDir Path temporary;
  @TempDir Path folder;
  @TempDir Path pulled;

  private Program program;
  private RunningSandbox sandbox;

  @BeforeEach
  void start() {
    program = new Program(temporary);
    sandbox = RunningSandbox.start(program);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void a_folder_is_created_once_and_then_only_what_is_edited_is_sent() throws IOException {
    ScriptFolder scripts = ScriptFolder.write(folder, SCRIPTS);

    assertEquals(1, publish("--check").exitCode());
    assertCounts(SCRIPTS, 0, publish());
    Result second = publish("--debug");
    assertCounts(0, 0, second);
    assertEquals(List.of(), writes(second));
    assertEquals(0, publish("--check").exitCode());
    scripts.edit("team script 17", 17);
    Result check = publish("--check", "--debug");
    assertEquals(1, check.exitCode(), check::all);
    assertEquals(List.of(), writes(check));
    Result edited = publish("--debug");
    assertCounts(0, 1, edited);
    assertEquals(1, writes(edited).size(), edited::all);
    assertEquals(0, publish("--check").exitCode());
    assertEquals(SCRIPTS, own(sandbox).size());
  }

  @Test
  void killed_in_the_middle_and_repeated_there_are_no_twins()
      throws IOException, InterruptedException {
    ScriptFolder.write(folder, SCRIPTS);
    Random random = new Random(SEED);

    killAfterCreated(1 + random.nextInt(SCRIPTS / 2));
    killAfterCreated(1 + random.nextInt(SCRIPTS / 4));
    Result last = publish();

    assertEquals(0, last.exitCode(), last::all);
    assertEquals(SCRIPTS, own(sandbox).size());
    assertEquals(
        SCRIPTS, own(sandbox).stream().map(script -> script.get("label")).distinct().count());
    assertEquals(0, publish("--check").exitCode());
  }

  @Test
  void pulled_and_published_into_an_empty_account_the_scripts_are_the_same() throws IOException {
    ScriptFolder scripts = ScriptFolder.write(folder, SCRIPTS);
    scripts.add("shown to all", 0, "public: true");
    assertEquals(3, publish().exitCode(), "a public script is not made without a yes");
    assertEquals(List.of(), own(sandbox));
    assertCounts(SCRIPTS + 1, 0, publish("--yes"));

    Result pull = program.run(sandbox.environment(), "pull", pulled.toString());

    assertEquals(0, pull.exitCode(), pull::all);
    try (RunningSandbox other = RunningSandbox.start(program)) {
      Result moved =
          program.run(other.environment(), "publish", pulled.toString(), "--yes", "--output=json");
      assertCounts(SCRIPTS + 1, 0, moved);
      assertEquals(compared(sandbox), compared(other));
      Result back = program.run(other.environment(), "pull", pulled.toString(), "--output=json");
      assertEquals(0, back.exitCode(), back::all);
      assertEquals(
          List.of("unchanged"),
          values(document(back).getAsJsonArray("scripts"), "action").distinct().toList());
    }
    Result again =
        program.run(
            sandbox.environment(), "publish", pulled.toString(), "--output=json", "--debug");
    assertCounts(0, 0, again);
    assertEquals(List.of(), writes(again));
  }

  @Test
  void two_hundred_scripts_are_linted_in_one_call() throws IOException {
    ScriptFolder.writeClean(folder, 200);

    Result lint =
        program.run(Map.of(), "lint", "--no-shellcheck", "--output=json", folder.toString());

    assertEquals(0, lint.exitCode(), lint::all);
    assertEquals(400, JsonParser.parseString(lint.out()).getAsJsonArray().size());
  }

  @Test
  void the_documented_commands_work_as_they_stand() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "no git here");
    Path shims = Files.createDirectory(temporary.resolve("bin"));
    DocumentedCommands.shim(shims, "replinode", program.command());
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    environment.put("PATH", shims + ":" + Program.path());
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "A Team");
      environment.put("GIT_" + who + "_EMAIL", "team@example.com");
    }
    String script = DocumentedCommands.of(Path.of("../docs/publishing.md"));

    Process process =
        program.start(environment, folder, List.of("bash", "-euxo", "pipefail", "-c", script));
    Result result =
        Program.finish(
            process,
            Program.read(process.getInputStream()),
            Program.read(process.getErrorStream()));

    assertEquals(0, result.exitCode(), result::all);
    assertTrue(script.lines().filter(line -> line.startsWith("replinode ")).count() > 12, script);
    assertEquals(
        List.of("page"), own(sandbox).stream().map(s -> s.get("label").getAsString()).toList());
    assertTrue(own(sandbox).get(0).get("rev_note").getAsString().endsWith(" dirty"), result::all);
  }

  /** Ends the program as a power cut would, once it has told of so many scripts. */
  private void killAfterCreated(int count) throws IOException, InterruptedException {
    Process process = program.start(sandbox.environment(), "publish", folder.toString());
    CompletableFuture<String> out = Program.read(process.getInputStream());
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      int created = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        created += line.startsWith("✓ created") ? 1 : 0;
        if (created == count) {
          // Not the process itself: that would close the stream that is being read.
          process.toHandle().destroyForcibly();
        }
      }
      assertTrue(created >= count, () -> "it ended by itself: " + out.join());
    }
    assertEquals(137, process.waitFor(), "128 + SIGKILL");
  }

  private Result publish(String... more) {
    List<String> all = new ArrayList<>(List.of("publish", folder.toString(), "--output=json"));
    all.addAll(List.of(more));
    return program.run(sandbox.environment(), all.toArray(String[]::new));
  }

  private static void assertCounts(int created, int updated, Result result) {
    assertEquals(0, result.exitCode(), result::all);
    JsonObject document = document(result);
    JsonObject counts = document.getAsJsonObject("counts");
    assertEquals(created, counts.get("create").getAsInt(), result::all);
    assertEquals(updated, counts.get("update").getAsInt(), result::all);
    long applied =
        document.has("applied") ? document.getAsJsonArray("applied").size() : created + updated;
    assertEquals(created + updated, applied, result::all);
  }

  /** The requests that change something, as the program tells them. */
  private static List<String> writes(Result result) {
    assertTrue(result.err().contains("debug: > GET "), result::all);
    return result.err().lines().filter(line -> line.matches("debug: > (?!GET ).*")).toList();
  }

  private static JsonObject document(Result result) {
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }

  private static Stream<String> values(Iterable<JsonElement> array, String key) {
    List<String> values = new ArrayList<>();
    array.forEach(element -> values.add(element.getAsJsonObject().get(key).getAsString()));
    return values.stream();
  }

  private static List<JsonObject> own(RunningSandbox sandbox) {
    List<JsonObject> own = new ArrayList<>();
    for (JsonElement script :
        sandbox.get("/v4/linode/stackscripts?page_size=500").getAsJsonArray("data")) {
      if (script.getAsJsonObject().get("mine").getAsBoolean()) {
        own.add(script.getAsJsonObject());
      }
    }
    return own;
  }

  /** By label, all that a script is; images in an order of their own. */
  private static Map<String, String> compared(RunningSandbox sandbox) {
    Map<String, String> scripts = new TreeMap<>();
    for (JsonObject script : own(sandbox)) {
      JsonObject kept = new JsonObject();
      COMPARED.forEach(key -> kept.add(key, script.get(key)));
      kept.addProperty(
          "images",
          script.getAsJsonArray("images").asList().stream()
              .map(Object::toString)
              .sorted()
              .toList()
              .toString());
      scripts.put(script.get("label").getAsString(), kept.toString());
    }
    return scripts;
  }
}
