package dev.replinode.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "echo $foo|6|4|echo $foo|     ^~~~",
        "echo|1|4|echo|^~~~",
        "echo|5|0|echo|    ^",
        "echo|99|5|echo|    ^",
        "echo|4|99|echo|   ^",
        "echo|3|0|echo|  ^",
        "echo|0|1|echo|^",
        "a\\b|2|1|a\\b| ^",
        "é漢😀x|4|1|é漢😀x|   ^~",
        "é漢😀x|3|2|é漢😀x|   ^~",
        "e\u0301x|3|1|e\u0301x| ^",
      })
  void the_mark_stands_below_what_it_means(
      String text, int column, int length, String line, String mark) {
    assertEquals(List.of(line, mark), new CodeLine(text, column, length).show(80));
  }

  @Test
  void a_tab_is_as_wide_as_it_looks() {
    assertEquals(
        List.of("a       b       c", "        ^~~~~~~~~"), new CodeLine("a\tb\tc", 3, 3).show(80));
    assertEquals(List.of("a       b", " ^~~~~~~"), new CodeLine("a\tb", 2, 1).show(80));
  }

  @Test
  void what_would_steer_the_terminal_is_shown_as_text() {
    assertEquals(
        List.of("x\\u001b[2Jy\\u000d", "          ^"),
        new CodeLine("x\u001b[2Jy\r", 6, 1).show(80));
    assertEquals(List.of("x\\u000d", " ^~~~~~"), new CodeLine("x\r", 2, 1).show(80));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 3, 'aaaaaaaaaaaaaaaaaaa…', ^~~",
    "50, 3, '…aaaaaaXXXaaaaaaaaa…', '       ^~~'",
    "98, 3, '…aaaaaaaaaaaaaaaaXXX', '                 ^~~'",
  })
  void a_long_line_is_cut_around_the_mark(int column, int length, String line, String mark) {
    String text = "a".repeat(100);
    String marked =
        column == 1 ? text : text.substring(0, column - 1) + "XXX" + text.substring(column + 2);

    List<String> shown = new CodeLine(marked, column, length).show(20);

    assertEquals(List.of(line, mark), shown);
  }

  @Test
  void no_line_is_wider_than_there_is_room() {
    String text = "漢\t\u001b😀a".repeat(40);

    for (int column = 1; column <= text.length(); column++) {
      for (String line : new CodeLine(text, column, 7).show(30)) {
        assertTrue(line.codePointCount(0, line.length()) <= 31, column + ": " + line);
      }
    }
  }

  @Test
  void an_empty_line_has_a_place_too() {
    assertEquals(List.of("", "^"), new CodeLine("", 1, 0).show(80));
  }
}
