package dev.replinode.domain.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tells words that look like secrets, or like the names of secrets. A word that is taken for one by
 * mistake is only not shown; one that is missed would be seen by others.
 */
public final class SecretWords {
  private static final Pattern NAME =
      Pattern.compile(
          ".*(secret|passwo?r?d|passphrase|token|accesskey|apikey|privatekey|credential).*");

  /** Names of files and of endpoints that hold or serve a secret are none themselves. */
  private static final Pattern ABOUT_A_SECRET = Pattern.compile(".*(file|path|url|dir)");

  /** Personal access tokens: 64 hexadecimal digits. */
  private static final Pattern TOKEN = Pattern.compile("(?i)[0-9a-f]{64}");

  /** Access keys: 20 capitals and digits. */
  private static final Pattern ACCESS_KEY = Pattern.compile("(?=.*[0-9])(?=.*[A-Z])[A-Z0-9]{20}");

  /** Secret keys: 40 of Base64's letters, of each kind some; hashes have no capitals. */
  private static final Pattern SECRET_KEY =
      Pattern.compile("(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])[A-Za-z0-9+/]{40}");

  private static final Pattern USER_INFO = Pattern.compile("//[^/@\\s]*@");
  private static final String HIDDEN = "***";

  private SecretWords() {}

  /** Whether a setting or option called {@code name} would hold a secret. */
  public static boolean isName(String name) {
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return NAME.matcher(letters).matches() && !ABOUT_A_SECRET.matcher(letters).matches();
  }

  /** Whether {@code word} by itself looks like a token or a key. */
  public static boolean isValue(String word) {
    return TOKEN.matcher(word).matches()
        || ACCESS_KEY.matcher(word).matches()
        || SECRET_KEY.matcher(word).matches();
  }

  /**
   * The words of a command line that are, or may be, secrets: what looks like one, and whatever is
   * given to an option whose name is one's.
   */
  public static List<String> among(List<String> arguments) {
    List<String> found = new ArrayList<>();
    boolean isAwaited = false;
    for (String argument : arguments) {
      int equals = argument.startsWith("-") ? argument.indexOf('=') : -1;
      String value = equals < 0 ? argument : argument.substring(equals + 1);
      boolean isOption = argument.startsWith("-") && equals < 0;
      boolean isNamed = equals >= 0 && isName(argument.substring(0, equals));
      if (!isOption && !value.isEmpty() && (isAwaited || isNamed || isValue(value))) {
        found.add(value);
      }
      isAwaited = isOption && isName(argument);
    }
    return List.copyOf(found);
  }

  /** Whether a command line gives a secret, or asks for one to be given. */
  public static boolean isAmong(List<String> arguments) {
    return !among(arguments).isEmpty()
        || arguments.stream()
            .anyMatch(word -> word.startsWith("-") && isName(word.split("=", 2)[0]));
  }

  /** {@code text} without any of {@code secrets}, and without the user of any URL. */
  public static String hide(String text, List<String> secrets) {
    String hidden = text;
    for (String secret : secrets) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    return USER_INFO.matcher(hidden).replaceAll("//***@");
  }
}
