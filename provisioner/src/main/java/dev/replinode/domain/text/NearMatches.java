package dev.replinode.domain.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the names that somebody may have meant by a mistyped one. */
public final class NearMatches {
  /** A shorter word is inside too many names for that to mean anything. */
  private static final int SHORTEST_FRAGMENT = 3;

  private record Scored(String name, int score) {}

  private NearMatches() {}

  /**
   * The at most {@code limit} names of {@code candidates} that are near to {@code word}, the
   * nearest first, equals in the order of {@code candidates}, each once; empty when none is near.
   *
   * <p>Near is: up to a third of the longer word's letters (at least one) have to be inserted,
   * removed, replaced or swapped with their neighbour; or one holds the other. Case does not count.
   */
  public static List<String> of(String word, Collection<String> candidates, int limit) {
    String wanted = word.strip().toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return List.of();
    }
    return candidates.stream()
        .distinct()
        .map(name -> new Scored(name, score(wanted, name.toLowerCase(Locale.ROOT))))
        .filter(scored -> scored.score() < Integer.MAX_VALUE)
        .sorted(Comparator.comparingInt(Scored::score))
        .limit(limit)
        .map(Scored::name)
        .toList();
  }

  private static int score(String wanted, String name) {
    int distance = distance(wanted, name);
    if (distance <= Math.max(1, Math.max(wanted.length(), name.length()) / 3)) {
      return distance;
    }
    String shorter = wanted.length() < name.length() ? wanted : name;
    String longer = wanted.length() < name.length() ? name : wanted;
    boolean holds = shorter.length() >= SHORTEST_FRAGMENT && longer.contains(shorter);
    return holds ? distance : Integer.MAX_VALUE;
  }

  /** Edits between two words, a swap of neighbours counting as one (optimal string alignment). */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replaced, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        if (swapped(a, b, i, j)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static boolean swapped(String a, String b, int i, int j) {
    return i > 1
        && j > 1
        && a.charAt(i - 1) == b.charAt(j - 2)
        && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
