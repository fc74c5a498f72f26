package dev.replinode.stackscript.lint;

import java.util.List;
import java.util.stream.Stream;

/** Samples for {@link OptionRules} and {@link SecretRules}. */
final class OptionSamples {
  private static final String SOUND = "name=\"a\" label=\"A\" ";

  private OptionSamples() {}

  static List<Sample> all() {
    return Stream.of(options(), secrets()).flatMap(List::stream).toList();
  }

  private static List<Sample> options() {
    return List.of(
        Sample.tag("udf-default-not-offered", SOUND + "oneOf=\"No,Yes\" default=\"«NO»\""),
        Sample.tag("udf-default-not-offered", SOUND + "manyOf=\"x,y,z\" default=\"«x,w»\""),
        Sample.tag("udf-default-not-offered", SOUND + "oneOf=\"No,Yes\" default=\"No\""),
        Sample.tag("udf-default-not-offered", SOUND + "oneOf=\"No,Yes\" default=\"\""),
        Sample.tag("udf-default-not-offered", SOUND + "manyOf=\"x,y,z\" default=\"x,z\""),
        Sample.tag("udf-default-not-offered", SOUND + "default=\"x\""),
        Sample.tag("udf-space-in-options", SOUND + "oneOf=\"«on, off»\""),
        Sample.tag("udf-space-in-options", SOUND + "manyOf=\"«on ,off»\""),
        Sample.tag("udf-space-in-options", SOUND + "oneOf=\"not at all,a little\""),
        Sample.tag("udf-empty-option", SOUND + "oneOf=\"«on,,off»\""),
        Sample.tag("udf-empty-option", SOUND + "oneOf=\"«on,off,»\""),
        Sample.tag("udf-empty-option", SOUND + "oneOf=\"\""),
        Sample.tag("udf-repeated-option", SOUND + "oneOf=\"«on,off,on»\""),
        Sample.tag("udf-repeated-option", SOUND + "oneOf=\"on,off,On\""),
        Sample.tag("udf-oneof-with-manyof", SOUND + "oneOf=\"1,2\" «manyOf»=\"1,2\""),
        Sample.tag("udf-oneof-with-manyof", SOUND + "oneOf=\"1,2\" manyOf=\"\""));
  }

  private static List<Sample> secrets() {
    return List.of(
        Sample.tag("udf-secret-name", "name=\"«api_token»\" label=\"A\""),
        Sample.tag("udf-secret-name", "name=\"«dbPasswd»\" label=\"A\""),
        Sample.tag("udf-secret-name", "name=\"«DB_PASS»\" label=\"A\""),
        Sample.tag("udf-secret-name", "name=\"«PRIVATE_KEY»\" label=\"A\""),
        Sample.tag("udf-secret-name", "name=\"«SRC_SECRET_ACCESS_KEY»\" label=\"A\""),
        Sample.tag("udf-secret-name", "name=\"token_password\" label=\"A\""),
        Sample.tag("udf-secret-name", "name=\"access_key\" label=\"A\""),
        Sample.tag("udf-secret-name", "name=\"ssh_key\" label=\"A\""),
        Sample.tag("udf-secret-name", "name=\"public_key\" label=\"A\""),
        Sample.tag("udf-secret-name", "name=\"token_name\" label=\"A\""),
        Sample.tag("udf-secret-name", "name=\"compass\" label=\"A\""),
        Sample.tag("udf-secret-name", "name=\"use_token\" label=\"A\" oneOf=\"yes,no\""),
        Sample.tag("udf-secret-default", "name=\"db_password\" label=\"A\" default=\"«hunter2»\""),
        Sample.tag("udf-secret-default", "name=\"token\" label=\"A\" default=\"«hunter2»\""),
        Sample.tag("udf-secret-default", "name=\"db_password\" label=\"A\" default=\"\""),
        Sample.tag("udf-secret-default", "name=\"db_user\" label=\"A\" default=\"admin\""),
        Sample.tag(
            "udf-secret-default",
            "name=\"password_login\" label=\"A\" oneOf=\"yes,no\" default=\"no\""));
  }
}
