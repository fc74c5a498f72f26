package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.e2e.DocumentedCommands.Kind;
import dev.replinode.e2e.DocumentedCommands.Shown;
import dev.replinode.e2e.DocumentedTrial.Way;
import dev.replinode.e2e.Program.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every command that the documentation shows is run before one sandbox, a page after the other and
 * each page in a folder of its own, or {@link DocumentedTrial} says why it is not.
 */
class DocumentationIT {
  private static final int OBJECTS = 12;
  private static final long MINUTES = 2;
  private static final long SOAK_MINUTES = 15;
  private static final Pattern PROFILE = Pattern.compile("-P(\\w+)");

  @TempDir private static Path temporary;
  private static Program program;
  private static RunningSandbox sandbox;

  @BeforeAll
  static void start() throws IOException {
    Path objects = Files.createDirectories(temporary.resolve("objects/photos"));
    for (int i = 0; i < OBJECTS; i++) {
      Files.writeString(objects.resolve(i + ".txt"), "object " + i);
    }
    program = new Program(temporary);
    String filled = "media@jp-osa-1=" + objects.getParent();
    sandbox = RunningSandbox.start(program, "--fill", filled, "--bucket", "media-dr@us-iad-1");
    String[] create = {
      "create", "--name", "media", "--source", "media@jp-osa-1", "--dest", "media-dr@us-iad-1"
    };
    Result result = program.run(sandbox.environment(), create);
    assertEquals(0, result.exitCode(), result::all);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  static Stream<Shown> everywhere() {
    return DocumentedCommands.pages().stream()
        .flatMap(page -> DocumentedCommands.in(page).stream());
  }

  static Stream<Shown> lines() {
    return everywhere().filter(shown -> shown.kind() == Kind.LINE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everywhere")
  void each_is_one_that_the_program_knows(Shown shown) throws IOException {
    if (shown.text().contains("mvnw")) {
      String poms = Files.readString(DocumentedCommands.ROOT.resolve("pom.xml"));
      PROFILE
          .matcher(shown.text())
          .results()
          .forEach(
              it -> assertTrue(poms.contains("<id>" + it.group(1) + "</id>"), shown::toString));
    } else if (DocumentedTrial.of(shown.text()).way() != Way.NONE) {
      boolean isWhole = shown.kind() != Kind.MENTIONED;
      assertEquals("", CommandWords.complaint(shown.text(), isWhole), shown::toString);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lines")
  void each_does_what_it_is_shown_for(Shown shown) throws IOException, InterruptedException {
    DocumentedTrial trial = DocumentedTrial.of(shown.text());
    if (trial.way() == Way.SERVE) {
      serves(shown);
    } else if (trial.way() == Way.RUN || (isSoak() && trial.way() == Way.SOAK)) {
      Result result = run(shown, trial.way() == Way.SOAK ? SOAK_MINUTES : MINUTES);
      assertEquals(0, result.exitCode(), () -> shown + "\n" + result.all());
    }
  }

  @Test
  void nothing_is_excused_that_is_shown_nowhere() {
    Set<String> shown =
        everywhere()
            .map(command -> command.text().replaceFirst("^\\./", ""))
            .collect(Collectors.toSet());

    List<DocumentedTrial> idle =
        DocumentedTrial.ALL.stream().filter(trial -> !shown.contains(trial.command())).toList();

    assertEquals(List.of(), idle);
    assertTrue(lines().count() > 25, "the pages are read wrongly");
  }

  private static boolean isSoak() {
    return Boolean.getBoolean("replinode.soak");
  }

  private static Result run(Shown shown, long minutes) throws IOException {
    Process process = start(shown, shown.text());
    return Program.finish(
        process,
        Program.read(process.getInputStream()),
        Program.read(process.getErrorStream()),
        minutes);
  }

  private static void serves(Shown shown) throws IOException, InterruptedException {
    Process process = start(shown, "exec " + shown.text());
    CompletableFuture<String> err = Program.read(process.getErrorStream());
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String first = out.readLine();
      process.destroy();
      assertTrue(process.waitFor(1, TimeUnit.MINUTES), "it did not end at a signal");
      assertNotNull(first, err::join);
    }
    assertEquals(0, process.exitValue(), err::join);
  }

  private static Process start(Shown shown, String command) throws IOException {
    Path folder = folder(shown.page());
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    environment.put("PATH", folder + ":" + Program.path());
    return program.start(environment, folder, List.of("bash", "-euo", "pipefail", "-c", command));
  }

  /** The page's own, with the program in it and a script to publish. */
  private static Path folder(Path page) throws IOException {
    Path folder = temporary.resolve("pages").resolve(page.getFileName());
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      DocumentedCommands.shim(folder, "replinode", program.command());
      ScriptFolder.writeClean(folder.resolve("scripts"), 1);
    }
    return folder;
  }
}
