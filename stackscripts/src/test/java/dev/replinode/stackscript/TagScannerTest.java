package dev.replinode.stackscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class TagScannerTest {

  @Test
  void tells_where_everything_stands_in_the_script_as_it_was_given() {
    String script = "#!/bin/sh\r\n# <Udf Name=\"a\r\nb\" , Label =\"\"/ >\r\n";

    Tag tag = TagScanner.scan(script).get(0);

    assertEquals("<Udf Name=\"a\r\nb\" , Label =\"\"/ >", script.substring(tag.start(), tag.end()));
    assertEquals("/ ", script.substring(tag.restStart(), tag.restEnd()));
    assertAttribute(script, tag.attributes().get(0), "name", "ab", "Name", "a\r\nb");
    assertAttribute(script, tag.attributes().get(1), ", label", "", ", Label", "");
  }

  @Test
  void finds_tags_without_the_letters_that_make_the_platform_look() {
    assertEquals(1, TagScanner.scan("<udf name=\"a\">").size());
    assertFalse(UserDefinedFields.areRead("<udf name=\"a\">"));
    assertTrue(UserDefinedFields.areRead("UDF"));
  }

  @Test
  void tells_of_a_tag_that_is_never_closed_up_to_the_end_of_the_script() {
    List<Tag> tags = TagScanner.scan("<udf name=\"a\">\n<udf name=\"b\"\n");

    assertTrue(tags.get(0).isField());
    assertFalse(tags.get(1).isClosed() || tags.get(1).isField());
    assertEquals(List.of(15, 29), List.of(tags.get(1).start(), tags.get(1).end()));
  }

  @Test
  void keeps_repeated_attributes_of_which_the_field_has_the_last() {
    Tag tag = TagScanner.scan("<udf name=\"a\" NAME=\"b\">").get(0);

    assertEquals(2, tag.attributes().size());
    assertEquals("b", tag.field().name());
  }

  private static void assertAttribute(
      String script,
      Tag.Attribute attribute,
      String key,
      String value,
      String keyText,
      String text) {
    assertEquals(key, attribute.key());
    assertEquals(value, attribute.value());
    assertEquals(keyText, script.substring(attribute.keyStart(), attribute.keyEnd()));
    assertEquals(text, script.substring(attribute.valueStart(), attribute.valueEnd()));
  }
}
