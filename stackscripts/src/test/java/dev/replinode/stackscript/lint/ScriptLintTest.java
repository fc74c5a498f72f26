package dev.replinode.stackscript.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptLintTest {

  @ParameterizedTest
  @ValueSource(strings = {"/stackscripts/replicate-bucket/script.sh", "/lint/web-stack.sh"})
  void finds_nothing_in_a_script_that_is_well_kept(String resource) throws IOException {
    assertEquals(List.of(), ScriptLint.check(bytes(resource)));
  }

  @Test
  void lists_its_rules_by_id() {
    List<Rule> rules = ScriptLint.rules();

    assertEquals(rules.stream().sorted(Comparator.comparing(Rule::id)).toList(), rules);
  }

  @Test
  void tells_findings_by_place() {
    List<Finding> findings =
        check("echo\r\n# <UDF name=\"a-b\" label=\"A&B\">\nsource <ssinclude>\n");

    assertEquals(
        List.of(
            "shebang-missing",
            "crlf",
            "udf-name-characters",
            "udf-ampersand",
            "ssinclude-malformed"),
        findings.stream().map(Finding::rule).toList());
    assertEquals(findings.stream().sorted(Finding.BY_PLACE).toList(), findings);
  }

  @ParameterizedTest
  @CsvSource({
    "'', the file is empty",
    "'\n#!/bin/sh', the first line is blank",
    "' #!/bin/sh', white space stands before it",
    "'echo\u001b[1m', the file begins with 'echo\uFFFD[1m'"
  })
  void says_what_stands_in_place_of_the_shebang(String script, String cause) {
    Finding finding = check(script).get(0);

    assertTrue(finding.message().endsWith(cause), finding.message());
  }

  @Test
  void counts_bytes_and_characters_of_a_script_that_is_too_large() {
    String script = "#!/bin/sh\n# " + "\u00e4".repeat(70_000);

    assertEquals(
        "The script has 140,012 bytes in 70,012 characters, more than 65,535",
        check(script).get(0).message());
  }

  @Test
  void names_the_byte_that_is_not_utf8() {
    byte[] script = {'#', '!', 's', 'h', '\n', (byte) 0xE4};

    assertEquals(
        "The byte 0xE4 at offset 5 is not UTF-8: the API takes text only",
        ScriptLint.check(script).get(0).message());
  }

  @Test
  void says_how_many_tags_are_left_unread() {
    List<Finding> findings =
        check(
            "#!/bin/sh\n# <udf name=\"a\" label=\"A\">\n# <udf name=\"b\" label=\"B\">\necho $A\n");

    assertEquals(1, findings.size());
    assertTrue(findings.get(0).message().startsWith("All 2 tags are left unread"));
  }

  @Test
  void never_shows_the_default_of_a_secret() {
    List<Finding> findings =
        check(
            """
            #!/bin/sh
            # <UDF name="x_password" label="X" default="hunter2">
            echo $X_PASSWORD
            """);

    assertEquals(1, findings.size());
    assertFalse(findings.get(0).toString().contains("hunter2"));
  }

  @Test
  void tells_the_cause_once_where_a_label_is_lost_by_its_quotes() {
    List<Finding> findings = check("#!/bin/sh\n# <UDF name=\"a\" label='A'>\necho $A\n");

    assertEquals(List.of("udf-single-quotes"), findings.stream().map(Finding::rule).toList());
  }

  private static List<Finding> check(String script) {
    return ScriptLint.check(script.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String resource) throws IOException {
    try (InputStream in = ScriptLintTest.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }
}
