package dev.replinode.stackscript.lint;

import java.util.Optional;
import java.util.Set;

/** The attributes that a tag may have. */
final class Attributes {
  /** Those that the platform's guide or its own web form knows. */
  static final Set<String> KNOWN =
      Set.of("name", "label", "default", "example", "oneof", "manyof", "header", "required");

  private Attributes() {}

  /** The known attribute, as the guide writes it, that was probably meant by an unknown one. */
  static Optional<String> nearest(String key) {
    return KNOWN.contains(key) || !isWord(key)
        ? Optional.empty()
        : NearMatch.of(key, KNOWN).map(near -> near.replace("eof", "eOf").replace("yof", "yOf"));
  }

  /** Whether a key is one word, as the key of an attribute should be. */
  static boolean isWord(String key) {
    return !key.isEmpty()
        && key.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '_');
  }
}
