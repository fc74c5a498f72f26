package dev.replinode.stackscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules by which the platform reads a script when it is saved. */
class UserDefinedFieldsTest {

  @Nested
  class the_gate {

    @Test
    void without_the_upper_case_word_anywhere_nothing_is_read() {
      assertEquals(List.of(), names("#!/bin/sh\n# <udf name=\"host\" label=\"Host\">"));
      assertEquals(List.of(), names("# Udf\n# <udf name=\"host\" label=\"Host\">"));
    }

    @Test
    void the_word_in_prose_is_enough_for_tags_of_either_case() {
      assertEquals(
          List.of("host"), names("# UDF list below\n# <udf name=\"host\" label=\"Host\">"));
      assertEquals(List.of("a", "b"), names("# <udf name=\"a\" label=\"A\">\n# <UDF name=\"b\">"));
    }

    @Test
    void an_empty_script_has_no_fields() {
      assertEquals(List.of(), names(""));
      assertEquals(List.of(), names("UDF"));
    }
  }

  @Nested
  class a_tag {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "# <UDF name=\"x\" label=\"X\" />",
          "#<UDF name=\"x\" label=\"X\">",
          "\t# <UDF name=\"x\" label=\"X\"/>",
          "echo hello # <UDF name=\"x\" label=\"X\">",
          "# #<UDF name=\"x\" label=\"X\">",
          "\"\"\"\n<UDF name=\"x\" label=\"X\">\n\"\"\"",
          "# <uDf name=\"x\" label=\"X\"> UDF"
        })
    void is_read_wherever_it_stands(String script) {
      List<UserDefinedField> fields = UserDefinedFields.read(script);

      assertEquals(List.of(new UserDefinedField(Map.of("name", "x", "label", "X"))), fields);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "# <UDF-off name=\"x\" label=\"X\">",
          "# < UDF name=\"x\" label=\"X\">",
          "# <UDF\tname=\"x\" label=\"X\">",
          "# <UDFname=\"x\">",
          "# <UDF name=\"x\" label=\"X\"",
          "# <UDF >"
        })
    void is_not_read_when_it_is_broken(String script) {
      assertEquals(List.of(), UserDefinedFields.read(script));
    }

    @Test
    void ends_at_the_first_closing_bracket_even_inside_a_value() {
      assertEquals(
          List.of(Map.of("name", "x")),
          attributes("# <UDF name=\"x\" label=\"a > b\" default=\"1\">"));
    }

    @Test
    void loses_its_line_ends_without_a_space_in_their_place() {
      assertEquals(
          List.of(Map.of("name", "x", "label", "BigBox")),
          attributes("# <UDF name=\"x\" label=\"Big\r\nBox\">"));
    }

    @Test
    void continued_on_a_comment_line_gets_the_comment_sign_into_its_key() {
      List<UserDefinedField> fields =
          UserDefinedFields.read("# <UDF name=\"port\" label=\"Port\"\n#      default=\"22\">");

      assertTrue(fields.get(0).isRequired());
      assertEquals("22", fields.get(0).attributes().get("#      default"));
    }

    @Test
    void continued_without_a_comment_sign_is_whole() {
      assertFalse(
          UserDefinedFields.read("<UDF name=\"port\" label=\"Port\"\n   default=\"22\">")
              .get(0)
              .isRequired());
    }
  }

  @Nested
  class an_attribute {

    @Test
    void has_its_key_in_lower_case() {
      assertEquals(
          List.of(Map.of("name", "X", "label", "L", "oneof", "A,b", "manyof", "C")),
          attributes("# <UDF Name=\"X\" LABEL=\"L\" oneOf=\"A,b\" manyOF=\"C\">"));
    }

    @Test
    void takes_stray_text_into_its_key() {
      assertEquals(
          List.of(Map.of("oneof", "a,b", ", default", "a")),
          attributes("# <UDF oneOf=\"a,b\", default=\"a\">"));
      assertEquals(
          List.of(Map.of("label", "Port", "(tcp) example", "")),
          attributes("# <UDF label=\"Port\" (tcp) example=\"\">"));
    }

    @Test
    void keeps_its_value_verbatim() {
      assertEquals(
          List.of(Map.of("name", " x ", "label", "a &amp; \\n 'b' \u00e4")),
          attributes("# <UDF name=\" x \" label=\"a &amp; \\n 'b' \u00e4\">"));
    }

    @Test
    void may_be_unknown() {
      assertEquals(
          List.of(Map.of("name", "x", "header", "Yes", "required", "")),
          attributes("# <UDF name=\"x\" header=\"Yes\" required=\"\">"));
    }

    @Test
    void written_twice_has_its_last_value() {
      assertEquals(List.of(Map.of("name", "b")), attributes("# <UDF name=\"a\" NAME=\"b\">"));
    }

    @Test
    void may_stand_close_to_the_one_before() {
      assertEquals(
          List.of(Map.of("name", "a", "label", "b")), attributes("# <UDF name=\"a\"label=\"b\">"));
    }

    @Test
    void that_is_not_closed_is_left_out() {
      assertEquals(List.of(Map.of("name", "a")), attributes("# <UDF name=\"a\" label=\"open>\n"));
    }
  }

  @Test
  void keeps_the_order_and_the_twins_of_fields() {
    assertEquals(
        List.of("b", "a", "b"),
        names("<UDF name=\"b\"><UDF name=\"a\" />\n# <UDF name=\"b\" label=\"again\">"));
  }

  @Test
  void takes_time_in_proportion_to_the_length() {
    String script = "UDF " + "<udf ".repeat(200_000) + "a=\"".repeat(200_000);

    assertEquals(List.of(), UserDefinedFields.read(script));
  }

  private static List<String> names(String script) {
    return UserDefinedFields.read(script).stream().map(UserDefinedField::name).toList();
  }

  private static List<Map<String, String>> attributes(String script) {
    return UserDefinedFields.read(script).stream().map(UserDefinedField::attributes).toList();
  }
}
