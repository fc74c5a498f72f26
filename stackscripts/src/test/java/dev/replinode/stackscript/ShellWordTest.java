package dev.replinode.stackscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

  @Test
  void a_usual_value_stands_in_single_quotes() {
    assertEquals("''", ShellWord.of(""));
    assertEquals("'jp-osa-1'", ShellWord.of("jp-osa-1"));
    assertEquals("'a $b `c` \\ \"d\" [e] !'", ShellWord.of("a $b `c` \\ \"d\" [e] !"));
  }

  @Test
  void what_single_quotes_cannot_hold_or_ascii_cannot_say_is_escaped() {
    assertEquals("$'it\\'s'", ShellWord.of("it's"));
    assertEquals("$'\\\\\\'\\012\\001\\177'", ShellWord.of("\\'\n\u0001\u007f"));
    assertEquals("$'\\303\\274 $x'", ShellWord.of("ü $x"));
  }

  @Test
  void nul_is_refused_without_showing_the_value() {
    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> ShellWord.of("secret\0"));

    assertEquals("a value holds the character NUL", failure.getMessage());
  }

  @Test
  void every_word_is_read_back() {
    Nasty.values(11, 500)
        .values()
        .forEach(value -> assertEquals(Optional.of(value), ShellWord.read(ShellWord.of(value))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "'",
        "$'",
        "a",
        "'a'b'",
        "'a';id '",
        "$'a'b'",
        "$'\\101'",
        "$'\\x41'",
        "\"a\"",
        "$'a\\'",
        "'é'",
        "$'a",
        "'a\n'",
        "$'\\777'"
      })
  void a_word_of_another_form_is_not_read(String word) {
    assertEquals(Optional.empty(), ShellWord.read(word));
  }
}
