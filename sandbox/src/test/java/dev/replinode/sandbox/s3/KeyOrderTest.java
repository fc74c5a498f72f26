package dev.replinode.sandbox.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyOrderTest {
  private static final Comparator<String> BYTES =
      (left, right) ->
          Arrays.compareUnsigned(
              left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

  @Test
  void orders_like_the_bytes_of_utf_8() {
    List<String> keys =
        new ArrayList<>(
            List.of(
                "b", "a", "", "\ud83d\ude80", "\uffee", "\ue000", "\u00e9", "a/b", "a.b", "ab"));
    List<String> expected = new ArrayList<>(keys);

    keys.sort(KeyOrder.UTF_8);
    expected.sort(BYTES);

    assertEquals(expected, keys);
  }
}
