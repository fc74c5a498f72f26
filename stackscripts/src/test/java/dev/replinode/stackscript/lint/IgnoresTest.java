package dev.replinode.stackscript.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoresTest {

  @Test
  void leaves_out_a_rule_on_the_next_line_only() {
    List<String> lines =
        List.of("# replinode: ignore SC2086 words are meant", "echo $x", "echo $y");

    assertEquals(
        List.of(finding("SC2034", 2), finding("SC2086", 3)),
        Ignores.of(lines)
            .filter(List.of(finding("SC2086", 2), finding("SC2034", 2), finding("SC2086", 3))));
  }

  @Test
  void takes_several_rules_in_one_comment_and_several_comments() {
    List<String> lines =
        List.of("\t #replinode:ignore a-b, c-d  why", "# replinode: ignore e-f why", "echo");

    assertEquals(
        List.of(finding("g-h", 3)),
        Ignores.of(lines)
            .filter(
                List.of(
                    finding("a-b", 3), finding("c-d", 3), finding("e-f", 3), finding("g-h", 3))));
  }

  @Test
  void does_not_take_other_comments_for_it() {
    List<String> lines =
        List.of("echo # replinode: ignore a-b why", "echo", "# replinode: ignored a-b", "echo");

    assertEquals(
        List.of(finding("a-b", 2), finding("a-b", 4)),
        Ignores.of(lines).filter(List.of(finding("a-b", 2), finding("a-b", 4))));
    assertEquals(List.of(), Ignores.of(lines).problems());
  }

  @Test
  void works_without_a_reason_but_tells_that_it_is_missing() {
    Ignores ignores = Ignores.of(List.of("# replinode: ignore bom", "echo"));

    assertEquals(List.of(), ignores.filter(List.of(finding("bom", 2))));
    assertEquals(
        List.of("ignore-without-reason"), ignores.problems().stream().map(Finding::rule).toList());
  }

  @Test
  void is_obeyed_when_a_script_is_checked() {
    String script =
        """
        #!/bin/bash
        # replinode: ignore udf-secret-name, udf-duplicate-label it is a public token
        # <UDF name="token" label="Token" />
        echo "$TOKEN"
        """;

    assertEquals(List.of(), ScriptLint.check(script.getBytes(StandardCharsets.UTF_8)));
  }

  private static Finding finding(String rule, int line) {
    return new Finding(Severity.WARNING, rule, line, 1, 0, "It is wrong", "");
  }
}
