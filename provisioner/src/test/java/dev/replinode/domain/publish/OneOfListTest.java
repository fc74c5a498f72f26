package dev.replinode.domain.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneOfListTest {
  private static final List<String> NEW = List.of("x-1", "y-2");

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
        "<udf ONEOF=\"x-1,y-2\" Name=\"A\">",
        OneOfList.replace("<udf ONEOF=\"p\" Name=\"A\">", "A", NEW));
  }

  @Test
  void an_empty_list_is_filled() {
    assertEquals(
        "<UDF name=\"A\" oneOf=\"x-1,y-2\">",
        OneOfList.replace("<UDF name=\"A\" oneOf=\"\">", "A", NEW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo hello",
        "<UDF name=\"B\" oneOf=\"p\">",
        "<UDF name=\"A\" label=\"no list\">",
        "<UDF name=\"AA\" oneOf=\"p\">",
        "<UDF name=\"A.\" oneOf=\"p\">"
      })
  void without_the_field_or_its_list_nothing_changes(String script) {
    assertEquals(script, OneOfList.replace(script, "A", NEW));
  }
}
