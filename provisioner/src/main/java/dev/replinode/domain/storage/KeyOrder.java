package dev.replinode.domain.storage;

import java.util.Comparator;

/**
 * The order in which S3 lists keys: by the bytes of their UTF-8, unsigned. That is the order of
 * code points, and not that of {@link String#compareTo}, which puts U+1F600 before U+FF46.
 */
final class KeyOrder implements Comparator<String> {
  static final KeyOrder UTF8 = new KeyOrder();

  private KeyOrder() {}

  @Override
  public int compare(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    for (int i = 0; i < shorter; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        // Surrogates stand for the code points above all other characters.
        boolean sameGroup = Character.isSurrogate(x) == Character.isSurrogate(y);
        return sameGroup ? Character.compare(x, y) : Character.isSurrogate(x) ? 1 : -1;
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
