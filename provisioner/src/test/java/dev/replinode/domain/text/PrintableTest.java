package dev.replinode.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void leaves_ordinary_text_of_any_script_alone() {
    assertEquals("a b/ü/日本/😀", Printable.of("a b/ü/日本/😀", 100));
  }

  @Test
  void writes_what_could_move_the_cursor_or_hide_as_escapes() {
    assertEquals(
        "\\u001b[2J\\u000a\\u202e\\u2028\\u0000", Printable.of("\u001b[2J\n\u202e\u2028\0", 99));
    assertEquals("\\U000e0001", Printable.of("\udb40\udc01", 99));
    assertEquals("\\ufffe\\uffff", Printable.of("\ufffe\uffff", 99));
    assertEquals("\\ud83d!", Printable.of("\ud83d!", 99));
    assertEquals("\\\\u000a", Printable.of("\\u000a", 99));
  }

  @Test
  void a_whole_line_keeps_its_backslashes_and_nothing_that_steers() {
    assertEquals(
        "a\\b \\u001b[2J\\u000a\\u202e\\u0009", Printable.line("a\\b \u001b[2J\n\u202e\t", 99));
    assertEquals("😀😀…", Printable.line("😀😀😀", 2));
    assertEquals("a\tb\\\\r", Printable.code("a\tb\\\r"));
  }

  @Test
  void cuts_after_whole_characters_and_says_so() {
    assertEquals("😀😀…", Printable.of("😀😀😀", 2));
    assertEquals("ab", Printable.of("ab", 2));
  }
}
