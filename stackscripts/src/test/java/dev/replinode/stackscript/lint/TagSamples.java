package dev.replinode.stackscript.lint;

import java.util.List;

/** Samples for {@link TagRules}. */
final class TagSamples {
  private TagSamples() {}

  static List<Sample> all() {
    return List.of(
        Sample.of(
            "udf-gate", "  # «<udf» name=\"a\" label=\"A\">", "# <udf name=\"b\" label=\"B\">"),
        Sample.of("udf-gate", "# <UDF name=\"a\" label=\"A\">", "# <udf name=\"b\" label=\"B\">"),
        Sample.of("udf-gate", "# UDF", "# <udf name=\"a\" label=\"A\">"),
        Sample.of("udf-gate", "# write <udf >, in lower case"),
        Sample.of("udf-never-closed", "# «<UDF name=\"a\" label=\"A\"»", "echo \"$A\""),
        Sample.of("udf-never-closed", "# <UDF name=\"a\" label=\"A\">", "echo \"$A\""),
        Sample.of(
            "udf-swallows-tag",
            "# <UDF name=\"a\" label=\"A\"",
            "# «<UDF» name=\"b\" label=\"B\" />"),
        Sample.of(
            "udf-swallows-tag", "# <UDF name=\"a\" label=\"A\" /> <UDF name=\"b\" label=\"B\" />"),
        Sample.of("udf-ends-in-code", "# «<UDF name=\"a\" label=\"A\"»", "echo \"$A\" >/etc/a"),
        Sample.of("udf-ends-in-code", "# <UDF name=\"a\" label=\"A\" />", "echo \"$A\" >/etc/a"),
        Sample.of("udf-ends-in-code", "# <UDF name=\"a\" label=\"A\"", "# />", "echo \"$A\""),
        Sample.of("udf-ends-in-code", ": '", "<UDF name=\"a\" label=\"A\"", "/>'", "echo \"$A\""),
        Sample.of("udf-opening", "# «<UDF»\tname=\"a\" label=\"A\">"),
        Sample.of("udf-opening", ": '", "«<UDF»", " name=\"a\" label=\"A\">'", "echo \"$A\""),
        Sample.of("udf-opening", "# <UDF name=\"a\" label=\"A\">", "# <UDF-off name=\"b\">"),
        Sample.of("udf-mixed-case", "# UDF", "# «<Udf» name=\"a\" label=\"A\">", "echo \"$A\""),
        Sample.of("udf-mixed-case", "# UDF", "# <udf name=\"a\" label=\"A\">", "echo \"$A\""),
        Sample.of("udf-commented-out", "# #«<UDF name=\"a\" label=\"A\">»", "echo \"$A\""),
        Sample.of("udf-commented-out", "# # «<UDF name=\"a\" label=\"A\">» old", "echo \"$A\""),
        Sample.of(
            "udf-commented-out",
            "# <UDF name=\"a\" label=\"A\">",
            "## «<UDF name=\"b\" label=\"B\">»",
            "echo \"$A$B\""),
        Sample.of("udf-commented-out", "## <UDF name=\"a\" label=\"A\">", "echo \"$A\""),
        Sample.of("udf-commented-out", "# <UDF-off name=\"a\" label=\"A\">"),
        Sample.of("udf-empty", "# «<UDF >»"),
        Sample.of("udf-empty", "# «<UDF tags>» below"),
        Sample.of("udf-empty", "# <UDF name=\"a\">", "echo \"$A\""));
  }
}
