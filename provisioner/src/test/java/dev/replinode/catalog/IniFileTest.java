package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class IniFileTest {
  private final IniFile ini =
      IniFile.parse(
          """
          before = the first section
          [DEFAULT]
          # a comment = not a setting
          ; neither = is this
          Shared = yes
          [ Work ]
          token=abc=def
          empty =
          nonsense
          [other]
          shared = no
          url: https://api.example.com
          quoted = "a = 'b'"
          half = "a
          """);

  @Test
  void a_section_has_its_own_settings_and_those_of_the_default() {
    assertEquals(Optional.of("abc=def"), ini.get("work", "token"));
    assertEquals(Optional.of("yes"), ini.get("WORK", "shared"));
    assertEquals(Optional.of("no"), ini.get("other", "shared"));
    assertEquals(Optional.of("the first section"), ini.get("nowhere", "before"));
  }

  @Test
  void what_is_empty_commented_or_absent_is_nothing() {
    assertEquals(Optional.empty(), ini.get("work", "empty"));
    assertEquals(Optional.empty(), ini.get("work", "nonsense"));
    assertEquals(Optional.empty(), ini.get("default", "neither"));
  }

  @Test
  void a_colon_separates_too_and_quotes_come_off_in_pairs() {
    assertEquals(Optional.of("https://api.example.com"), ini.get("other", "url"));
    assertEquals(Optional.of("a = 'b'"), ini.get("other", "quoted"));
    assertEquals(Optional.of("\"a"), ini.get("other", "half"));
  }

  @Test
  void sections_are_known_in_any_case() {
    assertTrue(ini.has("WORK"));
    assertTrue(ini.has("default"));
    assertFalse(ini.has("play"));
  }
}
