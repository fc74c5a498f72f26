package dev.replinode.domain.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.replinode.stackscript.UserDefinedField;
import dev.replinode.stackscript.UserDefinedFields;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneOfListTest {
  private static final List<String> NEW = List.of("x-1", "y-2");
  private static final List<String> PIECES =
      List.of(
          "<UDF ",
          "<udf ",
          "UDF",
          ">",
          "/>",
          "name=\"A\" ",
          "name=\"B\" ",
          "oneOf=\"p,q\" ",
          "ONEOF=\"\" ",
          "oneof=\"",
          "\"",
          " ",
          "=",
          "\n",
          "\r",
          "# ",
          "label=\"l\"",
          ",",
          "İ",
          "\ud83d");

  @Test
  void the_list_of_the_named_field_is_replaced_and_nothing_else() {
    String script =
        """
        #!/bin/bash
        # <UDF name="A" label="one" oneOf="p,q" default="p" />
        # <UDF name="B" label="two" oneOf="p,q" />
        echo oneOf="p,q"
        """;

    assertEquals(
        """
        #!/bin/bash
        # <UDF name="A" label="one" oneOf="p,q" default="p" />
        # <UDF name="B" label="two" oneOf="x-1,y-2" />
        echo oneOf="p,q"
        """,
        OneOfList.replace(script, "B", NEW));
  }

  @Test
  void attributes_may_come_in_any_order_and_case() {
    assertEquals(
        "# UDF <udf ONEOF=\"x-1,y-2\" Name=\"A\">",
        OneOfList.replace("# UDF <udf ONEOF=\"p\" Name=\"A\">", "A", NEW));
  }

  @Test
  void an_empty_list_is_filled() {
    assertEquals(
        "<UDF name=\"A\" oneOf=\"x-1,y-2\">",
        OneOfList.replace("<UDF name=\"A\" oneOf=\"\">", "A", NEW));
  }

  @Test
  void a_tag_may_go_over_several_lines_whatever_their_ends() {
    assertEquals(
        ": <<EOF UDF\r\n<U\nDF \nname=\"A\"\r\n oneOf=\"x-1,y-2\"\r\n>\r\nEOF\r\n",
        OneOfList.replace(
            ": <<EOF UDF\r\n<U\nDF \nname=\"A\"\r\n oneOf=\"\np,\r\nq\"\r\n>\r\nEOF\r\n",
            "A",
            NEW));
  }

  @Test
  void every_tag_of_that_name_gets_the_list() {
    assertEquals(
        "<UDF name=\"A\" oneOf=\"x-1,y-2\"><UDF name=\"A\" oneOf=\"x-1,y-2\">",
        OneOfList.replace("<UDF name=\"A\" oneOf=\"p\"><UDF name=\"A\" oneOf=\"q\">", "A", NEW));
  }

  @Test
  void of_a_repeated_attribute_the_last_one_counts() {
    assertEquals(
        "<UDF name=\"B\" oneOf=\"p\" name=\"A\" oneOf=\"x-1,y-2\">",
        OneOfList.replace("<UDF name=\"B\" oneOf=\"p\" name=\"A\" oneOf=\"q\">", "A", NEW));
  }

  @Test
  void a_greater_sign_ends_the_tag_even_inside_a_value() {
    String script = "<UDF name=\"A\" label=\"a > b\" oneOf=\"p\">";

    assertEquals(script, OneOfList.replace(script, "A", NEW));
  }

  @Test
  void the_list_is_read_as_the_platform_reads_it() {
    assertEquals(Optional.of("p, q"), OneOfList.value("<UDF name=\"A\" oneof=\"p,\n q\">", "A"));
    assertEquals(Optional.empty(), OneOfList.value("<UDF name=\"A\">", "A"));
  }

  /** What is replaced is what the reader of fields sees, and it sees nothing else change. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void it_agrees_with_the_reader_of_fields_on_any_text(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 2000; round++) {
      String script = text(random);
      List<Map<String, String>> expected =
          UserDefinedFields.read(script).stream().map(field -> renewed(field)).toList();

      List<Map<String, String>> read =
          UserDefinedFields.read(OneOfList.replace(script, "A", NEW)).stream()
              .map(UserDefinedField::attributes)
              .toList();

      assertEquals(expected, read, script);
    }
  }

  private static Map<String, String> renewed(UserDefinedField field) {
    Map<String, String> attributes = new LinkedHashMap<>(field.attributes());
    if (field.name().equals("A")) {
      attributes.computeIfPresent("oneof", (key, list) -> "x-1,y-2");
    }
    return attributes;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("UDF\n");
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<udf ", "<udf =\"", "<udf >", "<udf =\">", "=\"", "<udf name=\"A\">"})
  void half_a_million_pieces_take_no_time_to_speak_of(String piece) {
    String script = "UDF" + piece.repeat(500_000);

    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertEquals(script, OneOfList.replace(script, "A", NEW)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo hello",
        "<udf name=\"A\" oneOf=\"the letters of the gate are nowhere\">",
        "<UDF name=\"a\" oneOf=\"p\">",
        "<UDF name=\"A\" oneOf=\"p\"",
        "<UDF name=\"A\" oneOf=\"p>\"",
        "<UDF name=\"A\", oneOf=\"the key is a comma and oneof\">",
        "<UDF name=\"A\" oneOf='p'>",
        "<UDF\tname=\"A\" oneOf=\"p\">",
        "<UDF name=\"B\" oneOf=\"p\">",
        "<UDF name=\"A\" label=\"no list\">",
        "<UDF name=\"AA\" oneOf=\"p\">",
        "<UDF name=\"A.\" oneOf=\"p\">"
      })
  void without_the_field_or_its_list_nothing_changes(String script) {
    assertEquals(script, OneOfList.replace(script, "A", NEW));
  }
}
