package dev.replinode.stackscript;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Base91Test {

  @Test
  void thirteen_bits_are_two_characters() {
    assertEquals("", Base91.encode(new byte[0]));
    assertEquals("!!", Base91.encode(new byte[1]));
    assertEquals("!!!!", Base91.encode(new byte[2]));
    assertEquals("{\"".length(), Base91.encode(new byte[] {-1}).length());
    assertEquals("{\"", Base91.encode(bytes(8191 << 3)).substring(0, 2));
    assertEquals("\"!", Base91.encode(bytes(91 << 3)).substring(0, 2));
  }

  private static byte[] bytes(int two) {
    return new byte[] {(byte) (two >> 8), (byte) two};
  }

  @Test
  void bytes_come_back_with_one_zero_more_at_most() {
    Random random = new Random(5);
    for (int length = 0; length < 50; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);

      String text = Base91.encode(bytes);
      byte[] back = Base91.decode(text);

      assertTrue(text.chars().allMatch(c -> c >= '!' && c <= '{'), text);
      assertTrue(back.length <= length + 1, text);
      assertArrayEquals(Arrays.copyOf(bytes, back.length), back);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "!!!", "!|", "! ", "{#", "{{", "!\n"})
  void other_texts_are_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Base91.decode(text));
  }
}
