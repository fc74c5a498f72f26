package dev.replinode.stackscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserDefinedFieldTest {

  @Test
  void is_found_in_the_environment_under_its_name_in_upper_case() {
    assertEquals("DB_PASSWORD", field("name", "db_Password").variable());
  }

  @Test
  void has_an_empty_name_when_the_tag_has_none() {
    assertEquals("", field("label", "Host").name());
    assertEquals("", field("label", "Host").variable());
  }

  @Test
  void is_secret_when_its_name_contains_password_in_any_case() {
    assertTrue(field("name", "SRC_SECRETKEY_PASSWORD").isSecret());
    assertTrue(field("name", "rootPassWordHash").isSecret());
    assertFalse(field("name", "SRC_ACCESSKEY").isSecret());
    assertFalse(field("label", "password").isSecret());
  }

  @Test
  void is_required_only_without_a_default_not_with_an_empty_one() {
    assertTrue(field("name", "a").isRequired());
    assertFalse(field("default", "").isRequired());
    assertFalse(field("default", "x").isRequired());
  }

  @Test
  void offers_options_as_they_are_written() {
    assertEquals(List.of("on", " off", ""), field("oneof", "on, off,").oneOf());
    assertEquals(List.of("a"), field("manyof", "a").manyOf());
    assertEquals(List.of(), field("oneof", "").oneOf());
    assertEquals(List.of(), field("name", "a").manyOf());
  }

  @Test
  void tells_an_absent_attribute_from_an_empty_one() {
    assertEquals(Optional.empty(), field("name", "a").attribute("default"));
    assertEquals(Optional.of(""), field("default", "").attribute("default"));
  }

  @Test
  void keeps_its_attributes_in_order_and_unchangeable() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("z", "1");
    attributes.put("a", "2");
    UserDefinedField field = new UserDefinedField(attributes);
    attributes.put("later", "3");

    assertEquals(List.of("z", "a"), List.copyOf(field.attributes().keySet()));
    assertThrows(UnsupportedOperationException.class, () -> field.attributes().put("b", "4"));
  }

  private static UserDefinedField field(String key, String value) {
    return new UserDefinedField(Map.of(key, value));
  }
}
