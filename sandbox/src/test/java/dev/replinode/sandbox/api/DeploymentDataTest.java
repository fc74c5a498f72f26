package dev.replinode.sandbox.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.stackscript.UserDefinedField;
import dev.replinode.stackscript.UserDefinedFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeploymentDataTest {
  private static final List<UserDefinedField> FIELDS =
      UserDefinedFields.read(
          """
          #!/bin/bash
          # <UDF name="bucket" label="Bucket" />
          # <UDF name="mode" label="Mode" oneOf="sync,copy" default="sync" />
          # <UDF name="extras" label="Extras" manyOf="a,b,c" default="" />
          """);

  private static Map<String, String> check(String json) {
    return DeploymentData.check(FIELDS, Optional.of(object(json)));
  }

  private static JsonObject object(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  private static String refusal(String json) {
    ApiException refusal = assertThrows(ApiException.class, () -> check(json));
    assertEquals(400, refusal.status());
    return refusal.body().getAsJsonArray("errors").get(0).getAsJsonObject().toString();
  }

  @Test
  void gives_every_field_under_its_upper_case_name_with_defaults_filled_in() {
    assertEquals(
        Map.of("BUCKET", "media", "MODE", "sync", "EXTRAS", ""), check("{'bucket':'media'}"));
  }

  @Test
  void takes_options_and_several_of_many() {
    assertEquals(
        Map.of("BUCKET", "m", "MODE", "copy", "EXTRAS", "c,a"),
        check("{'bucket':'m','mode':'copy','extras':'c,a'}"));
  }

  @Test
  void tolerates_keys_that_no_field_names() {
    assertEquals(3, check("{'bucket':'m','other':'x'}").size());
  }

  @Test
  void refuses_a_missing_required_value_without_naming_an_input() {
    assertEquals(
        "{\"reason\":\"A value is required for the UDF 'bucket'.\"}", refusal("{'x':'y'}"));
  }

  @Test
  void refuses_values_that_are_not_among_the_options() {
    assertEquals(
        "{\"reason\":\"Invalid option chosen for the UDF 'mode'.\"}",
        refusal("{'bucket':'m','mode':'mirror'}"));
    assertEquals(
        "{\"reason\":\"Invalid options chosen for the UDF 'extras'.\"}",
        refusal("{'bucket':'m','extras':'a,d'}"));
  }

  @Test
  void refuses_values_that_are_no_strings() {
    assertEquals(
        "{\"reason\":\"Must be a string\",\"field\":\"stackscript_data.bucket\"}",
        refusal("{'bucket':1}"));
  }

  @Test
  void refuses_more_than_65535_characters_in_all() {
    String long1 = "x".repeat(65_535);

    assertEquals(
        "{\"reason\":\"Length must be 0-65535 characters\",\"field\":\"stackscript_data\"}",
        refusal("{'bucket':'" + long1 + "'}"));
  }

  @Test
  void refuses_an_empty_object_for_a_script_without_fields() {
    assertThrows(
        ApiException.class, () -> DeploymentData.check(List.of(), Optional.of(new JsonObject())));
    assertEquals(Map.of(), DeploymentData.check(List.of(), Optional.empty()));
  }
}
