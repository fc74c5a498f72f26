package dev.replinode.stackscript.lint;

import java.util.List;
import java.util.stream.Stream;

/** Samples for {@link SyntaxRules}. */
final class SyntaxSamples {
  private static final String SOUND = "name=\"a\" label=\"A\"";

  private SyntaxSamples() {}

  static List<Sample> all() {
    return Stream.of(values(), quotes(), words()).flatMap(List::stream).toList();
  }

  private static List<Sample> values() {
    return List.of(
        Sample.tag("udf-single-quotes", "name=\"a\" label=«'A B'»"),
        Sample.tag("udf-single-quotes", "name=«'a'» label=\"A\""),
        Sample.tag("udf-single-quotes", "name=\"a\" label=\"it's 'A'\""),
        Sample.tag("udf-unquoted-value", SOUND + " default=«yes»"),
        Sample.tag("udf-unquoted-value", "name=«a» label=\"A\""),
        Sample.tag("udf-unquoted-value", "name=\"a\" label=«\u201CA\u201D»"),
        Sample.tag("udf-unquoted-value", SOUND + " default=\"a=b\""),
        Sample.tag("udf-space-after-equals", "name=\"a\" label«= »\"A\""),
        Sample.tag("udf-space-after-equals", "name« = »\"a\" label=\"A\"".replace("« ", " «")),
        Sample.tag("udf-space-after-equals", SOUND),
        Sample.tag("udf-space-before-equals", "name=\"a\" label« »=\"A\""),
        Sample.tag("udf-space-before-equals", SOUND));
  }

  private static List<Sample> quotes() {
    return List.of(
        Sample.tag("udf-open-quote", "name=\"a\" label=«\"»A"),
        Sample.tag("udf-open-quote", "name=«\"»a label=\"A\""),
        Sample.tag("udf-open-quote", "name=\"a\" label=\"A \"quoted«\"» text\""),
        Sample.tag("udf-open-quote", SOUND + " default=\"\""),
        Sample.tag("udf-escaped-quote", "name=\"a\" label=\"say \\\"hi\\«\"»\""),
        Sample.tag("udf-escaped-quote", SOUND + " default=\"C:\\\" example=\"\""),
        Sample.tag("udf-bracket-in-value", "name=\"a\" label=\"A «>» B\""),
        Sample.tag("udf-bracket-in-value", "name=\"a\" label=\"A &gt; B\""),
        Sample.tag("udf-bracket-in-value", "name=\"a\" label=\"open> and no more"));
  }

  private static List<Sample> words() {
    return List.of(
        Sample.tag("udf-stray-text", SOUND + " oneOf=\"a,b\"«, default»=\"a\""),
        Sample.tag("udf-stray-text", "name=\"a\" label=\"Port\" «(tcp) example»=\"\""),
        Sample.tag("udf-stray-text", "name=\"a\"label=\"A\" data-x=\"1\""),
        Sample.of(
            "udf-continued-comment",
            "# <UDF name=\"a\" label=\"A\"",
            "#      default=\"22\" />".replace("#      default", "«#      default»"),
            "echo \"$A\""),
        Sample.of("udf-continued-comment", "# <UDF name=\"a\" label=\"A\"", "# />", "echo \"$A\""),
        Sample.of(
            "udf-continued-comment",
            ": '",
            "<UDF name=\"a\" label=\"A\"",
            "     default=\"22\" />'",
            "echo \"$A\""),
        Sample.tag("udf-trailing-text", SOUND + " «required»"),
        Sample.tag("udf-trailing-text", SOUND),
        Sample.of("udf-trailing-text", "# <UDF " + SOUND + "/>", "echo \"$A\""),
        Sample.of("udf-missing-name", "# «<UDF label=\"A\" />»"),
        Sample.of("udf-missing-name", "# «<UDF name=\"\" label=\"A\">»"),
        Sample.tag("udf-missing-name", SOUND),
        Sample.of("udf-missing-label", "# «<UDF name=\"a\" />» UDF", "echo \"$A\""),
        Sample.tag("udf-missing-label", "NAME=\"a\" LABEL=\"A\""));
  }
}
