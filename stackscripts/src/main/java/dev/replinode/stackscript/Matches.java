package dev.replinode.stackscript;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** For each place of a text and each length, the nearest earlier place with the same bytes. */
final class Matches {
  static final int SHORTEST = 3;
  static final int LONGEST = 258;
  private static final int FARTHEST = 32_768;

  private final int[][] distances;

  /** Looks at every earlier place, which is quick enough for a script. */
  Matches(byte[] text) {
    distances = new int[text.length][];
    int[] previous = new int[text.length];
    Map<Integer, Integer> latest = new HashMap<>();
    for (int at = 0; at < text.length; at++) {
      int longest = 0;
      int[] found = new int[LONGEST + 1];
      if (at + SHORTEST <= text.length) {
        int key = (text[at] << 16) ^ ((text[at + 1] & 0xff) << 8) ^ (text[at + 2] & 0xff);
        Integer before = latest.put(key, at);
        previous[at] = before == null ? -1 : before;
        for (int from = previous[at];
            from >= 0 && at - from <= FARTHEST && longest < LONGEST;
            from = previous[from]) {
          int length = common(text, from, at);
          while (longest < length) {
            found[++longest] = at - from;
          }
        }
      }
      distances[at] = Arrays.copyOf(found, longest + 1);
    }
  }

  /** The length of the longest match at {@code at}; 0 when there is none. */
  int longest(int at) {
    return distances[at].length - 1 < SHORTEST ? 0 : distances[at].length - 1;
  }

  int distance(int at, int length) {
    return distances[at][length];
  }

  private static int common(byte[] text, int from, int at) {
    int length = 0;
    while (length < LONGEST
        && at + length < text.length
        && text[from + length] == text[at + length]) {
      length++;
    }
    return length;
  }
}
