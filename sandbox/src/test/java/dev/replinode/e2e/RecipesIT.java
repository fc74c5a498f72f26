package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.replinode.e2e.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shell steps of the documented pipelines, each in a checkout of its own. What belongs to the
 * pipeline's own machine (its actions, packages of its container) is not run.
 */
class RecipesIT {
  private static final Path PUBLISHING = DocumentedCommands.ROOT.resolve("docs/publishing.md");
  private static final Path DRILLS = DocumentedCommands.ROOT.resolve("docs/drills.md");
  private static final List<String> BEFORE = List.of("pull_request", "job plan");
  private static final String DRILL =
      """
      source: media@jp-osa-1
      dest: media-dr@us-iad-1
      level: 1
      rpo: 1h
      before: 2s
      during: 2s
      after: 2s
      """;

  @TempDir private static Path temporary;
  private static Program program;
  private static RunningSandbox sandbox;
  private static Path release;
  private static int checkouts;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/git")), "no git here");
    Path objects = Files.createDirectories(temporary.resolve("objects"));
    Files.writeString(objects.resolve("a.txt"), "object");
    program = new Program(temporary);
    sandbox =
        RunningSandbox.start(
            program,
            "--fill",
            "media@jp-osa-1=" + objects,
            "--fill",
            "media-dr@us-iad-1=" + objects,
            "--bucket",
            "empty-dr@us-iad-1");
    release = Files.createDirectories(temporary.resolve("release"));
    DocumentedCommands.shim(release, "replinode", program.command());
    String commit = "git init -q; git add replinode; git commit -q -m 1; git tag v1";
    Result made = run(release, commit);
    assertEquals(0, made.exitCode(), made::all);
  }

  @AfterAll
  static void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  static Stream<Recipe> recipes() {
    return Stream.of(PUBLISHING, DRILLS).flatMap(page -> Recipe.in(page).stream());
  }

  /** Occasions on which the same is done count once. */
  static Stream<Recipe> different() {
    Set<List<String>> seen = new HashSet<>();
    return recipes().filter(recipe -> seen.add(recipe.steps()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("different")
  void each_passes_when_all_is_well_and_keeps_what_it_promises(Recipe recipe) throws IOException {
    Path checkout = checkout();

    Result result = play(recipe, checkout);

    assertEquals(0, result.exitCode(), () -> recipe + "\n" + result.all());
    for (String kept : recipe.kept()) {
      assertTrue(Files.exists(checkout.resolve(kept)), () -> recipe + " keeps no " + kept);
    }
  }

  @Test
  void there_are_pipelines_for_both_services_and_those_of_drills_keep_the_reports() {
    List<String> occasions = recipes().map(Recipe::toString).toList();

    assertEquals(
        List.of(
            "publishing.md: pull_request",
            "publishing.md: push",
            "publishing.md: schedule",
            "publishing.md: job plan",
            "publishing.md: job publish",
            "publishing.md: job drift",
            "drills.md: schedule",
            "drills.md: workflow_dispatch",
            "drills.md: job drill"),
        occasions);
    assertTrue(Recipe.in(DRILLS).stream().allMatch(recipe -> recipe.kept().contains("drill/")));
  }

  @Test
  void a_mistake_in_a_script_stops_what_comes_before_a_publish() throws IOException {
    List<Recipe> before = recipes().filter(it -> BEFORE.contains(it.occasion())).toList();
    assertEquals(BEFORE.size(), before.size());
    for (Recipe recipe : before) {
      Path checkout = checkout();
      Path script = checkout.resolve("scripts/nested/0/clean-script-000/script.sh");
      Files.writeString(script, "echo without a first line\n");
      Result result = play(recipe, checkout);
      assertNotEquals(0, result.exitCode(), () -> recipe + "\n" + result.all());
    }
  }

  @Test
  void a_failed_drill_is_red_and_its_report_is_kept() throws IOException {
    List<Recipe> drills = different().filter(it -> it.page().equals(DRILLS)).toList();
    for (Recipe recipe : Boolean.getBoolean("replinode.soak") ? drills : drills.subList(0, 1)) {
      Path checkout = checkout();
      Files.writeString(checkout.resolve("drill.yaml"), DRILL.replace("media-dr", "empty-dr"));
      Result result = play(recipe, checkout);
      assertEquals(1, result.exitCode(), () -> recipe + "\n" + result.all());
      assertTrue(Files.exists(checkout.resolve("drill/report.html")), recipe::toString);
      assertTrue(Files.exists(checkout.resolve("drill/report.xml")), recipe::toString);
    }
  }

  /** The exit code of the first step that fails; what comes last is done in any case. */
  private static Result play(Recipe recipe, Path checkout) {
    List<String> steps = new ArrayList<>(recipe.steps());
    if (steps.stream().noneMatch(step -> step.contains("git clone"))) {
      // An action of the service does it.
      steps.add(0, "git clone -q --branch v1 \"$REPLINODE_REPOSITORY\" .replinode");
    }
    Result result = run(checkout, steps.remove(0));
    while (result.exitCode() == 0 && !steps.isEmpty()) {
      result = run(checkout, steps.remove(0));
    }
    for (String step : recipe.last()) {
      Result last = run(checkout, step);
      result = result.exitCode() == 0 ? last : result;
    }
    return result;
  }

  private static Result run(Path folder, String step) {
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    environment.put("PATH", folder.resolve("bin") + ":" + Program.path());
    environment.put("REPLINODE_REPOSITORY", String.valueOf(release));
    environment.put("REPLINODE_RELEASE", "v1");
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "A Team");
      environment.put("GIT_" + who + "_EMAIL", "team@example.com");
    }
    Process process =
        program.start(environment, folder, List.of("bash", "-eo", "pipefail", "-c", step));
    return Program.finish(
        process, Program.read(process.getInputStream()), Program.read(process.getErrorStream()));
  }

  /** A team's repository. */
  private static Path checkout() throws IOException {
    Path checkout = Files.createDirectories(temporary.resolve("checkout" + checkouts++));
    ScriptFolder.writeClean(checkout.resolve("scripts"), 1);
    Files.writeString(checkout.resolve("drill.yaml"), DRILL);
    DocumentedCommands.shim(
        Files.createDirectory(checkout.resolve("bin")), "apt-get", List.of("true"));
    return checkout;
  }
}
