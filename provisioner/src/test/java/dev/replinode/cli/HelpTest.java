package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.cli.render.Terminal;
import dev.replinode.domain.ReplinodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * What the program says of itself. The texts are kept in {@code src/test/resources/help}; after a
 * wanted change {@code -Dreplinode.golden=write} writes them anew.
 */
class HelpTest {
  private static final Path GOLDEN = Path.of("src/test/resources/help");

  private final Shell shell = new Shell();

  @ParameterizedTest
  @MethodSource("commands")
  void each_help_text_is_as_it_was_agreed(String command) throws IOException {
    String[] words = (command + " --help").strip().split(" ");
    String text = shell.run(words).exits(0).out();
    Path golden = GOLDEN.resolve(command.isEmpty() ? "replinode" : command.replace(' ', '-'));

    if ("write".equals(System.getProperty("replinode.golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, text);
    }

    assertEquals(Files.readString(golden), text);
  }

  @Test
  void no_kept_help_is_of_a_command_that_is_gone() throws IOException {
    Set<String> expected = new TreeSet<>();
    commands().forEach(name -> expected.add(name.isEmpty() ? "replinode" : name.replace(' ', '-')));

    try (Stream<Path> files = Files.list(GOLDEN)) {
      Set<String> kept = new TreeSet<>();
      files.forEach(file -> kept.add(file.getFileName().toString()));
      assertEquals(expected, kept);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"credentials", "endpoints", "exit-codes", "status-object"})
  void each_topic_is_explained(String topic) {
    assertTrue(shell.run("help", topic).exits(0).lines().size() > 10);
  }

  @Test
  void help_of_a_command_is_its_help() {
    assertEquals(shell.run("lint", "--help").out(), shell.run("help", "lint").exits(0).out());
    assertEquals(shell.run("--help").out(), shell.run("help").exits(0).out());
  }

  @Test
  void help_of_a_command_below_another_is_its_help() {
    assertEquals(
        shell.run("drill", "run", "--help").out(),
        shell.run("help", "drill", "run").exits(0).out());

    assertEquals(
        "error: replinode help: there is no command 'replinode drill rnu'; did you mean run?",
        shell.run("help", "drill", "rnu").exits(2).errors().get(0));
    assertTrue(shell.run("help", "drill", "xyz").exits(2).err().contains("; there are run, "));
    assertTrue(shell.run("help", "list", "x").exits(2).err().contains("try replinode help list"));
  }

  @Test
  void help_of_the_sandbox_is_what_it_says_itself() {
    assertEquals("Usage: of the sandbox itself\n", shell.run("help", "sandbox").exits(0).out());

    shell.sessions().fail(ReplinodeException.usage("sandbox", "it is not installed"));
    assertTrue(shell.run("help", "sandbox").exits(0).out().startsWith("Usage: replinode sandbox"));
  }

  @Test
  void a_mistyped_subject_is_answered_with_near_ones() {
    List<String> errors = shell.run("help", "credential").exits(2).errors();

    assertTrue(errors.get(0).endsWith("did you mean credentials?"), errors.toString());
  }

  @Test
  void a_known_verb_builds_no_other_and_means_the_same() {
    FakeSessions sessions = shell.sessions();
    List<String> names = new ArrayList<>();
    for (CommandLine verb : Verbs.all(sessions)) {
      names.add(verb.getCommandName());
      List<CommandLine> built = Verbs.of(List.of(verb.getCommandName(), "--help"), sessions);
      assertTrue(
          built.stream().anyMatch(one -> one.getCommandName().equals(names.get(names.size() - 1))));
    }

    assertEquals(1, Verbs.of(List.of("lint", "create"), sessions).size());
    assertEquals(names.size(), Verbs.of(List.of("--quiet", "lint"), sessions).size());
    assertEquals(names.size(), Verbs.of(List.of("craete"), sessions).size());
    assertEquals(List.of(), Verbs.of(List.of("--version"), sessions));
  }

  @Test
  void help_fits_a_narrow_terminal() {
    String usual = shell.run("lint", "--help").exits(0).out();
    String narrow = shell.run(new Terminal(true, false, 60, true), "lint", "--help").out();

    assertTrue(usual.lines().anyMatch(line -> line.length() > 60), usual);
    assertTrue(narrow.lines().allMatch(line -> line.length() <= 60), narrow);
  }

  /** The sandbox reads its options itself, and keeps its help in its own tests. */
  static Stream<String> commands() {
    CommandLine line =
        Replinode.commandLine(new Shell().sessions(), new Terminal(false, false, 80));
    return names("", line).filter(name -> !name.equals("sandbox"));
  }

  private static Stream<String> names(String prefix, CommandLine line) {
    return Stream.concat(
        Stream.of(prefix),
        line.getSubcommands().entrySet().stream()
            .flatMap(below -> names((prefix + " " + below.getKey()).strip(), below.getValue())));
  }
}
