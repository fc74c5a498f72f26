package dev.replinode.stackscript.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Tells from a field's name whether it seems to hold a secret. */
final class SecretWords {
  private static final Set<String> WORDS =
      Set.of("secret", "token", "passwd", "passphrase", "pwd", "pass", "passcode", "psk", "apikey");
  private static final Set<String> KINDS_OF_KEY =
      Set.of("api", "private", "secret", "encryption", "master", "signing", "auth");
  private static final Set<String> ENDS = Set.of("secret", "token", "passwd", "passphrase", "pwd");

  /** A name that ends so speaks about a secret, as {@code token_name} and {@code key_file} do. */
  private static final Set<String> ABOUT =
      Set.of(
          "name",
          "id",
          "ttl",
          "length",
          "size",
          "count",
          "type",
          "url",
          "path",
          "file",
          "expiry",
          "user",
          "username",
          "enabled",
          "auth",
          "mode",
          "policy",
          "pub",
          "public");

  private SecretWords() {}

  static boolean isSecret(String name) {
    List<String> words = words(name);
    if (words.isEmpty()
        || ABOUT.contains(words.get(words.size() - 1))
        || words.contains("public")) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean isKey = i > 0 && word.equals("key") && KINDS_OF_KEY.contains(words.get(i - 1));
      if (isKey || WORDS.contains(word) || ENDS.stream().anyMatch(word::endsWith)) {
        return true;
      }
    }
    return words.contains("privatekey") || words.contains("secretkey");
  }

  /** What makes a name one that forms mask, in the name's own case. */
  static String suffix(String name) {
    boolean isUpper = name.equals(name.toUpperCase(java.util.Locale.ROOT));
    return isUpper ? "_PASSWORD" : "_password";
  }

  /** The words of {@code api_key}, {@code apiKey} or {@code API-KEY2}, in lower case. */
  private static List<String> words(String name) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char before = '_';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean isHump = c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z';
      if ((isHump || !isLetter(c)) && word.length() > 0) {
        words.add(Chars.lower(word.toString()));
        word.setLength(0);
      }
      if (isLetter(c)) {
        word.append(c);
      }
      before = c;
    }
    if (word.length() > 0) {
      words.add(Chars.lower(word.toString()));
    }
    return words;
  }

  private static boolean isLetter(char c) {
    return c != '_' && Chars.isNameStart(c);
  }
}
