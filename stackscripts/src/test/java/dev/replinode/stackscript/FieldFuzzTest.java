package dev.replinode.stackscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of fields under scripts that nobody would write. */
class FieldFuzzTest {
  private static final int SCRIPTS = 100_000;
  private static final Pattern TAG = Pattern.compile("<udf ([^>]*)>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTRIBUTE = Pattern.compile("(.*?)=\"([^\"]*)\"", Pattern.DOTALL);

  @Test
  void reads_what_the_rules_say_of_each_mutated_script() {
    MutatedScripts scripts = new MutatedScripts(20_261_101);
    int fields = 0;
    for (int i = 0; i < SCRIPTS; i++) {
      String script = scripts.next();

      List<Map<String, String>> read =
          UserDefinedFields.read(script).stream().map(UserDefinedField::attributes).toList();

      assertEquals(bySlowRules(script), read, script);
      fields += read.size();
    }
    assertTrue(fields > SCRIPTS / 2, "the scripts are not worth reading: " + fields);
  }

  @Test
  void places_each_attribute_where_it_stands() {
    MutatedScripts scripts = new MutatedScripts(7);
    for (int i = 0; i < SCRIPTS / 5; i++) {
      String script = scripts.next();
      int end = 0;
      for (Tag tag : TagScanner.scan(script)) {
        assertTrue(end <= tag.start() && tag.start() < tag.end(), script);
        assertEquals('<', script.charAt(tag.start()));
        assertEquals(
            tag.isClosed() ? '>' : script.charAt(tag.end() - 1), script.charAt(tag.end() - 1));
        end = tag.start();
        for (Tag.Attribute attribute : tag.attributes()) {
          end = assertPlaced(script, end, attribute);
        }
        assertTrue(end <= tag.restStart() && tag.restStart() <= tag.restEnd(), script);
        end = tag.end();
      }
      assertTrue(end <= script.length());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<udf ",
        "<UDF >",
        "<UDF name=\"",
        "=\"",
        "\"",
        "<",
        "\n",
        "<udf\n",
        "UDF",
        "\uD800",
        "a=\"b\" "
      })
  void takes_time_in_proportion_to_the_length(String piece) {
    String much = piece.repeat(3_000_000 / piece.length());

    assertEquals(List.of(), named(UserDefinedFields.read(much), "x"));
    assertEquals(1, UserDefinedFields.read("<UDF name=\"x\">" + much.replace('>', ' ')).size());
    assertTrue(UserDefinedFields.read("<UDF " + much + ">").size() <= much.length());
  }

  private static int assertPlaced(String script, int from, Tag.Attribute attribute) {
    assertTrue(from <= attribute.keyStart(), script);
    assertTrue(attribute.keyStart() <= attribute.keyEnd(), script);
    assertTrue(attribute.keyEnd() < attribute.valueStart(), script);
    assertEquals(
        attribute.key(),
        flat(script.substring(attribute.keyStart(), attribute.keyEnd())).toLowerCase(Locale.ROOT));
    assertEquals(
        attribute.value(), flat(script.substring(attribute.valueStart(), attribute.valueEnd())));
    assertEquals('"', script.charAt(attribute.valueStart() - 1));
    assertEquals('"', script.charAt(attribute.valueEnd()));
    return attribute.valueEnd() + 1;
  }

  private static List<UserDefinedField> named(List<UserDefinedField> fields, String name) {
    return fields.stream().filter(field -> field.name().equals(name)).toList();
  }

  private static String flat(String text) {
    return text.replaceAll("[\r\n]", "");
  }

  /** The same rules, written down with regular expressions: short, and slow on long tags. */
  private static List<Map<String, String>> bySlowRules(String script) {
    List<Map<String, String>> fields = new ArrayList<>();
    Matcher tag = TAG.matcher(script.contains("UDF") ? flat(script) : "");
    while (tag.find()) {
      Map<String, String> attributes = new LinkedHashMap<>();
      Matcher attribute = ATTRIBUTE.matcher(tag.group(1));
      while (attribute.find()) {
        attributes.put(attribute.group(1).strip().toLowerCase(Locale.ROOT), attribute.group(2));
      }
      if (!attributes.isEmpty()) {
        fields.add(attributes);
      }
    }
    return fields;
  }
}
