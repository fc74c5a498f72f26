package dev.replinode.stackscript;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ascii85Test {

  @Test
  void four_bytes_are_five_characters() {
    assertEquals("87cUR", Ascii85.encode("Hell".getBytes(StandardCharsets.US_ASCII)));
    assertEquals("", Ascii85.encode(new byte[0]));
    assertEquals("!!!!!", Ascii85.encode(new byte[4]));
    assertEquals("s8W-!", Ascii85.encode(new byte[] {-1, -1, -1, -1}));
  }

  @Test
  void bytes_come_back_with_zeros_up_to_a_multiple_of_four() {
    Random random = new Random(5);
    for (int length = 0; length < 50; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);

      String text = Ascii85.encode(bytes);

      assertTrue(text.chars().allMatch(c -> c >= '!' && c <= 'u'), text);
      assertArrayEquals(Arrays.copyOf(bytes, (length + 3) / 4 * 4), Ascii85.decode(text));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"!!!!", "!!!!!!", "!!!!v", "!! !!", "s8W-\"", "uuuuu", "!!!!\n"})
  void other_texts_are_refused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Ascii85.decode(text));
  }
}
