package dev.replinode.stackscript.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule fires where it should, marks the right place, and is silent elsewhere. */
class RulesTest {

  static List<Sample> samples() {
    return Stream.of(
            FileSamples.all(),
            TagSamples.all(),
            SyntaxSamples.all(),
            FieldSamples.all(),
            OptionSamples.all(),
            UseSamples.all(),
            OtherSamples.all())
        .flatMap(List::stream)
        .toList();
  }

  static Stream<Sample> firing() {
    return samples().stream().filter(Sample::fires);
  }

  static Stream<Sample> silent() {
    return samples().stream().filter(sample -> !sample.fires());
  }

  @ParameterizedTest
  @MethodSource("firing")
  void fires_once_at_the_marked_place(Sample sample) {
    assertEquals(List.of(sample.place()), places(sample), () -> all(sample));
  }

  @ParameterizedTest
  @MethodSource("silent")
  void is_silent(Sample sample) {
    assertEquals(List.of(), places(sample));
  }

  @ParameterizedTest
  @MethodSource("firing")
  void says_what_is_wrong_and_what_to_do(Sample sample) {
    for (Finding finding : ScriptLint.check(sample.bytes())) {
      assertFalse(Character.isLowerCase(finding.message().charAt(0)), finding.message());
      assertFalse(finding.message().endsWith("."), finding.message());
      assertFalse(finding.remedy().isBlank(), finding.rule());
      assertFalse(finding.remedy().endsWith("."), finding.remedy());
    }
  }

  @Test
  void each_rule_is_shown_firing_and_silent() {
    List<String> ids = ScriptLint.rules().stream().map(Rule::id).toList();

    assertEquals(ids, firing().map(Sample::rule).distinct().sorted().toList());
    assertEquals(ids, silent().map(Sample::rule).distinct().sorted().toList());
  }

  @Test
  void ids_are_unique_words_and_summaries_are_sentences() {
    for (Rule rule : ScriptLint.rules()) {
      assertTrue(rule.id().matches("[a-z0-9]+(-[a-z0-9]+)+|bom|crlf"), rule.id());
      assertTrue(Character.isUpperCase(rule.summary().charAt(0)), rule.summary());
      assertFalse(rule.isRefused() && rule.severity() != Severity.ERROR, rule.id());
    }
    assertEquals(
        ScriptLint.rules().size(), ScriptLint.rules().stream().map(Rule::id).distinct().count());
  }

  private static List<String> places(Sample sample) {
    return ScriptLint.check(sample.bytes()).stream()
        .filter(finding -> finding.rule().equals(sample.rule()))
        .map(finding -> finding.line() + ":" + finding.column() + "+" + finding.length())
        .toList();
  }

  private static String all(Sample sample) {
    return ScriptLint.check(sample.bytes()).stream()
        .map(Finding::toString)
        .collect(Collectors.joining("\n"));
  }
}
