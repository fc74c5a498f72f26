package dev.replinode.stackscript.lint;

import java.util.Collection;
import java.util.Optional;

/** Finds what was probably meant by a word that is written wrong. */
final class NearMatch {
  /** Longer words are not compared: the time for two words grows with the product of lengths. */
  private static final int LONGEST = 64;

  private NearMatch() {}

  /**
   * The candidate that {@code word} becomes by the fewest changes: one in a word of three to five
   * letters, at most two in a longer one. A change is a letter added, left out, replaced, or
   * swapped with its neighbour. Words that differ in digits only are different things.
   */
  static Optional<String> of(String word, Collection<String> candidates) {
    int best = word.length() < 3 || word.length() > LONGEST ? 0 : word.length() < 6 ? 2 : 3;
    String nearest = null;
    for (String candidate : candidates) {
      boolean isFar = Math.abs(candidate.length() - word.length()) >= best;
      if (!isFar && !isSameWithoutDigits(word, candidate)) {
        int distance = distance(word, candidate);
        if (distance < best) {
          best = distance;
          nearest = candidate;
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static boolean isSameWithoutDigits(String a, String b) {
    return withoutDigits(a).equals(withoutDigits(b));
  }

  private static String withoutDigits(String word) {
    StringBuilder letters = new StringBuilder();
    word.chars().filter(c -> !Chars.isDigit(c)).forEach(c -> letters.append((char) c));
    return letters.toString();
  }

  /** Optimal string alignment, of the two words' rows at hand only the last three. */
  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (isSwap(a, i, b, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      beforeLast = last;
      last = row;
    }
    return last[b.length()];
  }

  private static boolean isSwap(String a, int i, String b, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
