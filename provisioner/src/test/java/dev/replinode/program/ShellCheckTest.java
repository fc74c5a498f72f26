package dev.replinode.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.lint.ScriptChecker.Answer;
import dev.replinode.domain.lint.ScriptChecker.Script;
import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How shellcheck is asked and its answer read; with a stand-in that says what the test wants. */
@Timeout(60)
class ShellCheckTest {
  @TempDir private Path programs;
  @TempDir private Path scripts;

  @Test
  void a_remark_becomes_a_finding_at_its_place_with_a_page_to_read() throws Exception {
    says(
        comment(2, 8, 2, 12, "info", 2086, "Double quote to prevent globbing."),
        comment(3, 1, 4, 2, "style", 2129, "Consider using { cmd1; } >> file"),
        comment(9, 9, 9, 10, "error", 1072, " Fix any problems.."));

    List<Finding> findings = check("#!/bin/bash\necho 😀 $foo\nls\n");

    assertEquals(
        List.of(
            new Finding(
                Severity.INFO,
                "SC2086",
                2,
                9,
                4,
                "Double quote to prevent globbing",
                "See https://www.shellcheck.net/wiki/SC2086"),
            new Finding(
                Severity.INFO,
                "SC2129",
                3,
                1,
                2,
                "Consider using { cmd1; } >> file",
                "See https://www.shellcheck.net/wiki/SC2129"),
            new Finding(
                Severity.ERROR,
                "SC1072",
                9,
                1,
                0,
                "Fix any problems..",
                "See https://www.shellcheck.net/wiki/SC1072")),
        findings);
  }

  @Test
  void what_cannot_be_true_of_a_stackscript_is_left_out() throws Exception {
    says(
        comment(2, 1, 2, 2, "info", 1091, "Not following: /etc/os-release"),
        comment(2, 1, 2, 2, "warning", 1090, "ShellCheck can't follow non-constant source."),
        comment(2, 1, 2, 2, "error", 1017, "Literal carriage return."),
        comment(2, 1, 2, 2, "warning", 2154, "REGION is referenced but not assigned."),
        comment(2, 1, 2, 2, "info", 2153, "Possible misspelling: REGION may not be assigned."),
        comment(2, 1, 2, 2, "warning", 2154, "LINODE_ID is referenced but not assigned."),
        comment(2, 1, 2, 2, "warning", 2154, "region is referenced but not assigned."));

    List<Finding> findings = check("#!/bin/bash\n# <UDF name=\"region\" label=\"x\">\n");

    assertEquals(
        List.of("region is referenced but not assigned"),
        findings.stream().map(Finding::message).toList());
  }

  @Test
  void an_included_script_may_set_any_variable() throws Exception {
    says(comment(3, 1, 3, 2, "warning", 2154, "colour is referenced but not assigned."));

    assertEquals(
        List.of(), check("#!/bin/bash\nsource <ssinclude StackScriptID=\"1\">\necho $colour\n"));
  }

  @Test
  void an_include_is_no_syntax_of_a_shell_and_is_hidden_without_moving_anything() throws Exception {
    FakeProgram.write(
        programs, "shellcheck", "cat > '" + scripts + "/seen'; echo '{\"comments\":[]}'");

    check("#!/bin/sh\n. <ssinclude StackScriptID=\"10\"> ; echo <SSINCLUDE stackscriptid=1> x\n");

    assertEquals(
        "#!/bin/sh\n. /dev/null                      ; echo /dev/null                   x\n",
        Files.readString(scripts.resolve("seen")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#!/bin/bash",
        "#!/bin/sh -e",
        "#! /usr/bin/env bash",
        "#!/usr/bin/env -S bash -x",
        "#!/usr/bin/dash\r",
        "#!/bin/ksh",
        "\uFEFF#!/bin/bash"
      })
  void scripts_for_a_shell_are_asked_about(String shebang) throws Exception {
    says(comment(1, 1, 1, 2, "info", 2000, "x"));

    assertEquals(1, check(shebang + "\necho\n").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "#!/usr/bin/python3", "#!/bin/zsh", "#!/bin/bashful", "echo #!/bin/sh"})
  void others_are_not(String firstLine) throws Exception {
    says(comment(1, 1, 1, 2, "info", 2000, "x"));

    assertEquals(List.of(), check(firstLine + "\necho\n"));
  }

  @Test
  void it_runs_in_the_scripts_folder_and_prints_a_form_that_can_be_read() throws Exception {
    FakeProgram.write(
        programs,
        "shellcheck",
        "echo \"$PWD $* [$SHELLCHECK_OPTS]\" > '" + programs + "/seen'; echo '{\"comments\":[]}'");
    Map<String, String> environment = FakeProgram.environment(programs);
    environment.put("SHELLCHECK_OPTS", "-e SC2086 -f gcc --format=tty -x");

    new ShellCheck(new Programs(environment)).check(List.of(script("#!/bin/sh\n")));

    assertEquals(
        scripts.toRealPath() + " --format=json1 - [-e SC2086   -x]\n",
        Files.readString(programs.resolve("seen")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'Unknown format json1'; exit 4",
        "exit 2",
        "echo null",
        "echo '{}'",
        "kill $$"
      })
  void an_answer_that_cannot_be_used_is_told_and_not_taken_for_praise(String code)
      throws Exception {
    FakeProgram.write(programs, "shellcheck", code);

    Answer answer = shellCheck().check(List.of(script("#!/bin/sh\n"), script("#!/bin/zsh\n")));

    assertEquals(List.of(List.of(), List.of()), answer.findings());
    assertTrue(answer.problem().orElseThrow().contains("for 1 of 2 scripts"), answer.toString());
  }

  @Test
  void a_shellcheck_that_hangs_is_not_waited_for() throws Exception {
    FakeProgram.write(programs, "shellcheck", "exec sleep 300");

    Answer answer =
        new ShellCheck(FakeProgram.in(programs), Duration.ofMillis(300))
            .check(List.of(script("#!/bin/sh\n")));

    assertTrue(answer.problem().isPresent());
  }

  @Test
  void many_scripts_keep_their_order() throws Exception {
    FakeProgram.write(
        programs,
        "shellcheck",
        "code=$(tail -n 1); echo \"{\\\"comments\\\":[{\\\"line\\\":1,\\\"column\\\":1,"
            + "\\\"endLine\\\":1,\\\"endColumn\\\":1,\\\"level\\\":\\\"info\\\","
            + "\\\"code\\\":$code,\\\"message\\\":\\\"m\\\"}]}\"");
    List<Script> all =
        IntStream.range(3000, 3020).mapToObj(i -> script("#!/bin/sh\n" + i + "\n")).toList();

    Answer answer = shellCheck().check(all);

    assertEquals(Optional.empty(), answer.problem());
    assertEquals(
        IntStream.range(3000, 3020).mapToObj(i -> "SC" + i).toList(),
        answer.findings().stream().map(list -> list.get(0).rule()).toList());
  }

  @Test
  void it_is_installed_where_it_is_on_the_path() throws Exception {
    assertFalse(new ShellCheck(new Programs(Map.of("PATH", programs.toString()))).isInstalled());

    says();

    assertTrue(shellCheck().isInstalled());
  }

  private static String comment(
      int line, int column, int endLine, int endColumn, String level, int code, String message) {
    return String.format(
        "{\"file\":\"-\",\"line\":%d,\"endLine\":%d,\"column\":%d,\"endColumn\":%d,"
            + "\"level\":\"%s\",\"code\":%d,\"message\":\"%s\",\"fix\":null}",
        line, endLine, column, endColumn, level, code, message);
  }

  private void says(String... comments) throws Exception {
    Path answer =
        Files.writeString(
            programs.resolve("answer.json"), "{\"comments\":[" + String.join(",", comments) + "]}");
    FakeProgram.write(programs, "shellcheck", "cat > /dev/null; cat '" + answer + "'; exit 1");
  }

  private ShellCheck shellCheck() {
    return new ShellCheck(FakeProgram.in(programs));
  }

  private Script script(String text) {
    return new Script(scripts, text);
  }

  private List<Finding> check(String text) {
    Answer answer = shellCheck().check(List.of(script(text)));
    assertEquals(Optional.empty(), answer.problem());
    return answer.findings().get(0);
  }
}
