package dev.replinode.stackscript.lint;

import java.util.List;
import java.util.stream.Stream;

/** Samples for {@link KeyRules}, {@link NameRules} and {@link ValueRules}. */
final class FieldSamples {
  private static final String SOUND = "name=\"a\" label=\"A\"";

  private FieldSamples() {}

  static List<Sample> all() {
    return Stream.of(keys(), names(), twins(), values()).flatMap(List::stream).toList();
  }

  private static List<Sample> keys() {
    return List.of(
        Sample.tag("udf-unknown-attribute", SOUND + " «defualt»=\"1\""),
        Sample.tag("udf-unknown-attribute", SOUND + " «One-Of»=\"1,2\""),
        Sample.tag("udf-unknown-attribute", SOUND + " Default=\"1\" header=\"no\" group=\"x\""),
        Sample.tag("udf-unknown-attribute", SOUND + ", default=\"1\""),
        Sample.tag("udf-repeated-attribute", SOUND + " «Label»=\"B\""),
        Sample.tag("udf-repeated-attribute", SOUND + " example=\"A\""),
        Sample.of("udf-header-default", "# «<UDF name=\"h\" label=\"H\" header=\"Yes\">»"),
        Sample.of(
            "udf-header-default", "# <UDF name=\"h\" label=\"H\" header=\"Yes\" default=\"\">"),
        Sample.tag("udf-header-default", SOUND + " header=\"no\""));
  }

  private static List<Sample> names() {
    return List.of(
        Sample.tag("udf-name-characters", "name=\"«my-field»\" label=\"A\""),
        Sample.tag("udf-name-characters", "name=\"«größe»\" label=\"A\""),
        Sample.tag("udf-name-characters", "name=\"my_Field2\" label=\"A\""),
        Sample.tag("udf-name-too-long", "name=\"«" + "a".repeat(64) + "»\" label=\"A\""),
        Sample.tag("udf-name-too-long", "name=\"" + "a".repeat(63) + "\" label=\"A\""),
        Sample.tag("udf-name-digit", "name=\"«2nd»\" label=\"A\""),
        Sample.tag("udf-name-digit", "name=\"_2nd\" label=\"A\""),
        Sample.tag("udf-name-shadows-shell", "name=\"«path»\" label=\"A\""),
        Sample.tag("udf-name-shadows-shell", "name=\"«UID»\" label=\"A\""),
        Sample.tag("udf-name-shadows-shell", "name=\"my_path\" label=\"A\""),
        Sample.tag("udf-name-shadows-shell", "name=\"env\" label=\"A\""),
        Sample.tag("udf-name-shadows-shell", "name=\"«bash_env»\" label=\"A\""),
        Sample.tag("udf-name-shadows-environment", "name=\"«env»\" label=\"A\""),
        Sample.tag("udf-name-shadows-environment", "name=\"«user»\" label=\"A\""),
        Sample.tag("udf-name-shadows-environment", "name=\"«LINODE_ID»\" label=\"A\""),
        Sample.tag("udf-name-shadows-environment", "name=\"hostname\" label=\"A\""),
        Sample.tag("udf-name-shadows-environment", "name=\"username\" label=\"A\""));
  }

  private static List<Sample> twins() {
    return List.of(
        Sample.of(
            "udf-duplicate-name",
            "# <UDF name=\"a\" label=\"A\">",
            "# <UDF name=\"«a»\" label=\"B\">"),
        Sample.of(
            "udf-duplicate-name",
            "# <UDF name=\"a\" label=\"A\">",
            "# <UDF name=\"«A»\" label=\"B\">"),
        Sample.of(
            "udf-duplicate-name",
            "# <UDF name=\"a\" label=\"A\">",
            "# <UDF name=\"b\" label=\"B\">"),
        Sample.of(
            "udf-duplicate-label",
            "# <UDF name=\"a\" label=\"Port\">",
            "# <UDF name=\"b\" label=\"«Port»\">"),
        Sample.of(
            "udf-duplicate-label",
            "# <UDF name=\"a\" label=\"Port\">",
            "# <UDF name=\"b\" label=\"port\">"));
  }

  private static List<Sample> values() {
    return List.of(
        Sample.tag("udf-ampersand", "name=\"a\" label=\"A «&»amp; B & C\""),
        Sample.tag("udf-ampersand", "name=\"a\" label=\"A and B\""),
        Sample.of(
            "udf-value-line-break",
            ": '",
            "<UDF name=\"a\" label=\"«Big»",
            "Box\">'",
            "echo \"$A\""),
        Sample.of("udf-value-line-break", ": '", "<UDF name=\"a\"", "label=\"Big Box\">'"));
  }
}
