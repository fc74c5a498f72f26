package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.catalog.FileLinter;
import dev.replinode.cli.Shell.Result;
import dev.replinode.cli.render.Terminal;
import dev.replinode.fake.FakeShellCheck;
import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code lint} as it is used: what it prints, and what it exits with. */
class LintCommandTest {
  private static final String GOOD =
      "#!/bin/bash\n# <UDF name=\"PORT\" Label=\"Port\" default=\"80\" oneOf=\"80,443\">\necho $PORT\n";

  @TempDir private Path folder;
  private final Shell shell = new Shell();
  private final FakeShellCheck shellCheck = new FakeShellCheck();

  @BeforeEach
  void lint_for_real() {
    shell.sessions().local().linter(new FileLinter(shellCheck, shell.cloud().time()));
  }

  @Test
  void a_mistake_is_told_as_compilers_do_and_exits_with_1() throws Exception {
    String file = write("manifest.yaml", "label: web\n\timages: [any/all]\n");

    Result result = shell.run("lint", file).exits(1);

    assertEquals(
        List.of(
            file + ":2:1: error: This is no manifest: a tab cannot stand here [manifest-syntax]",
            "    2 |         images: [any/all]",
            "      | ^~~~~~~~",
            "      = Write one YAML mapping with the keys label, images and script",
            "1 error in 1 file"),
        result.lines());
    assertEquals("", result.err());
  }

  @Test
  void warnings_and_notes_exit_with_0() throws Exception {
    shellCheck.finds(
        new Finding(Severity.WARNING, "SC2034", 3, 6, 5, "It is unused", "See the wiki"),
        new Finding(Severity.INFO, "SC2086", 3, 6, 5, "Quote it", ""));

    Result result = shell.run("lint", write("a.sh", GOOD)).exits(0);

    assertEquals(
        List.of(
            folder + "/a.sh:3:6: warning: It is unused [SC2034]",
            "    3 | echo $PORT",
            "      |      ^~~~~",
            "      = See the wiki",
            folder + "/a.sh:3:6: note: Quote it [SC2086]",
            "    3 | echo $PORT",
            "      |      ^~~~~",
            "1 warning, 1 note in 1 file"),
        result.lines());
  }

  @Test
  void a_file_in_order_is_said_to_be() throws Exception {
    Result result = shell.run("lint", write("a.sh", GOOD)).exits(0);

    assertEquals("no findings in 1 file\n", result.out());
    assertEquals(0, shell.sessions().opened(), "no account is asked");
  }

  @Test
  void json_is_one_array_with_the_fields_exactly_as_read() throws Exception {
    write("a.sh", GOOD);
    write("b.sh", "#!/bin/bash\r\necho\r\n");

    Result result = shell.run("lint", folder.toString(), "--output", "json").exits(1);

    JsonArray files = JsonParser.parseString(result.out()).getAsJsonArray();
    assertEquals(2, files.size());
    JsonObject first = files.get(0).getAsJsonObject();
    assertEquals(folder + "/a.sh", first.get("file").getAsString());
    assertEquals(
        JsonParser.parseString(
            "[{\"name\":\"PORT\",\"label\":\"Port\",\"default\":\"80\",\"oneof\":\"80,443\"}]"),
        first.get("fields"));
    assertEquals(new JsonArray(), first.get("findings"));
    JsonObject second = files.get(1).getAsJsonObject();
    assertEquals(new JsonArray(), second.get("fields"));
    JsonObject finding = second.getAsJsonArray("findings").get(0).getAsJsonObject();
    assertEquals("error", finding.get("severity").getAsString());
    assertEquals("crlf", finding.get("rule").getAsString());
    assertTrue(finding.get("line").getAsInt() > 0 && finding.get("column").getAsInt() > 0);
    assertFalse(finding.get("message").getAsString().isEmpty());
    assertFalse(finding.get("remedy").getAsString().isEmpty());
  }

  @Test
  void what_stands_in_a_file_cannot_steer_the_terminal() throws Exception {
    String file = write("manifest.yaml", "\u0007label: \u001b[2J\n");

    Result result = shell.run(new Terminal(true, true, 80, true), "lint", file).exits(1);

    assertFalse(result.out().contains("\u001b[2J"), result.out());
    assertFalse(result.out().contains("\u0007"), result.out());
    assertTrue(result.out().contains("\\u0007label: \\u001b[2J"), result.out());
  }

  @Test
  void backslashes_of_a_file_are_shown_as_they_stand_there() throws Exception {
    String file =
        write("a.sh", "#!/bin/bash\n# <UDF name=\"N\" label=\"N\" oneOf=\"a\\, b\\\">\necho $N\n");

    Result result = shell.run("lint", file);

    assertTrue(result.out().contains("a\\, b\\"), result.out());
    assertFalse(result.out().contains("\\\\"), result.out());
  }

  @Test
  void very_many_findings_of_a_file_are_cut_with_their_count_and_whole_in_json() throws Exception {
    Finding one = new Finding(Severity.INFO, "SC2086", 3, 6, 5, "Quote it", "");
    shellCheck.finds(Collections.nCopies(103, one).toArray(Finding[]::new));
    String file = write("a.sh", GOOD);

    Result text = shell.run("lint", file).exits(0);
    Result json = shell.run("lint", file, "--output", "json").exits(0);

    assertEquals(100, text.lines().stream().filter(line -> line.contains("[SC2086]")).count());
    assertTrue(text.lines().contains(file + ": … and 3 more findings"), text.out());
    assertEquals("103 notes in 1 file", text.lines().get(text.lines().size() - 1));
    JsonObject only = JsonParser.parseString(json.out()).getAsJsonArray().get(0).getAsJsonObject();
    assertEquals(103, only.getAsJsonArray("findings").size());
  }

  @Test
  void colours_are_for_a_terminal_on_standard_output() throws Exception {
    String file = write("manifest.yaml", "label: web\n");

    Result coloured = shell.run(new Terminal(false, false, 80, true), "lint", file).exits(1);
    Result plain = shell.run(new Terminal(true, true, 80, false), "lint", file).exits(1);

    assertTrue(coloured.out().contains("\u001b[1m\u001b[31merror:\u001b[0m "), coloured.out());
    assertFalse(plain.out().contains("\u001b"), plain.out());
    assertEquals(plain.out(), coloured.out().replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "'lint', name the files or folders to lint",
    "'lint absent.sh', lint: absent.sh: there is no such file",
    "'lint x --shellcheck --no-shellcheck', are mutually exclusive",
  })
  void wrong_usage_is_2(String words, String complaint) {
    Result result = shell.run(words.split(" ")).exits(2);

    assertTrue(result.err().contains(complaint), result.err());
    assertEquals("", result.out());
  }

  @Test
  void a_usage_error_is_one_document_too() {
    Result result = shell.run("lint", "absent.sh", "--output", "json").exits(2);

    assertEquals(2, result.json().getAsJsonObject("error").get("exitCode").getAsInt());
  }

  @Test
  void shellcheck_must_be_there_when_it_is_asked_for() throws Exception {
    shellCheck.isMissing();
    String file = write("a.sh", GOOD);

    shell.run("lint", file).exits(0);
    shell.run("lint", file, "--no-shellcheck").exits(0);
    Result result = shell.run("lint", file, "--shellcheck").exits(2);

    assertEquals(
        List.of(
            "error: --shellcheck: shellcheck is not installed",
            "hint: apt-get install shellcheck, or leave the option out"),
        result.errors());
  }

  @Test
  void what_was_not_looked_at_is_told_beside_the_result() throws Exception {
    shellCheck.fails("it fell asleep");
    String file = write("a.sh", GOOD);

    Result told = shell.run("lint", file).exits(0);
    Result quiet = shell.run("lint", file, "--quiet").exits(0);

    assertEquals("note: Findings are missing: it fell asleep.\n", told.err());
    assertEquals("no findings in 1 file\n", told.out());
    assertEquals("", quiet.err());
    assertEquals(
        "error: shellcheck: it fell asleep\n",
        shell.run("lint", file, "--shellcheck").exits(6).err());
  }

  @Test
  void online_asks_the_account_and_closes_it() throws Exception {
    write("manifest.yaml", "label: web\nimages: [linode/none]\n");
    write("script.sh", GOOD);

    Result result = shell.run("lint", folder.toString(), "--online").exits(1);

    assertTrue(
        result.out().contains("error: The account sees no image linode/none ["), result.out());
    assertEquals(1, shell.sessions().opened());
    assertEquals(1, shell.sessions().closed());
  }

  @Test
  void the_rules_can_be_listed() {
    Result text = shell.run("lint", "--list-rules").exits(0);
    Result json = shell.run("lint", "--list-rules", "--output", "json").exits(0);

    assertTrue(
        text.lines().stream()
            .anyMatch(line -> line.matches("manifest-label-length +error +The label has fewer .*")),
        text.out());
    JsonArray rules = JsonParser.parseString(json.out()).getAsJsonArray();
    assertEquals(text.lines().size(), rules.size());
    JsonObject first = rules.get(0).getAsJsonObject();
    assertEquals(List.of("rule", "severity", "refused", "summary"), List.copyOf(first.keySet()));
  }

  @Test
  void the_schema_of_manifests_can_be_printed_for_an_editor() {
    Result result = shell.run("lint", "--print-schema").exits(0);

    assertEquals(
        "https://json-schema.org/draft/2020-12/schema", result.json().get("$schema").getAsString());
  }

  private String write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
