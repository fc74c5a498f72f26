package dev.replinode.stackscript;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Cloud-init user data that runs a script of the library with its values: a small program for bash
 * that unpacks the script itself. It needs bash, gzip and mktemp, which no Ubuntu or Debian is
 * without, and nothing of cloud-init but that it runs what begins with {@code #!}.
 */
public final class UserData {
  /** The most bytes that the platform takes everywhere, before they are encoded as Base64. */
  public static final int LARGEST_BYTES = 16_384;

  private static final int NAMED_VALUES = 3;

  /**
   * What stands before the packed script. The script is on disk for a moment only, in a folder of
   * root's own; then it is what this process becomes, read from an open file (which its first line
   * closes for the programs that it starts). So nothing is left behind however it ends, and its
   * exit status is that of the user data.
   */
  private static final String HEAD =
      """
      #!/bin/bash
      # See: replinode render script
      u() {
      n=0 k=0
      while read -rN 2 g; do
      printf -v a '%d*91+%d' "'$g" "'${g:1}"
      ((n=n<<13|a-3036,k+=13))
      while ((k>7)); do
      printf -v c '\\\\0%o' $((k-=8,n>>k&255))
      printf %b "$c"
      done
      ((n&=(1<<k)-1))
      done | gzip -dc
      }
      umask 077
      d=$(mktemp -d) && u >"$d/s" <<'END' &&
      """;

  private static final String TAIL =
      """

      END
      exec 3<"$d/s" && rm -r "$d" && exec bash /dev/fd/3
      echo 'replinode: damaged user data' >&2
      rm -rf "$d"
      exit 70
      """;

  private static final String CLOSE = "exec 3<&-\n";
  private static final String EXPORT = "export ";

  private UserData() {}

  /**
   * The user data, not yet encoded: printable ASCII and line feeds.
   *
   * @param script a script of the library; begins with {@code #!} and bash
   * @param values by the names of their variables; the text holds them, secrets as well
   * @throws IllegalArgumentException when it would be too large, with a sentence that tells the
   *     size and the longest values, or as {@link StandaloneScript#of} does
   */
  public static String of(String script, Map<String, String> values) {
    String text = wrapped(unpacked(script, values));
    if (text.length() > LARGEST_BYTES) {
      throw new IllegalArgumentException(tooLarge(text.length(), script, values));
    }
    return text;
  }

  /**
   * The values in user data that was made of {@code script}; nothing for any other text. What is
   * recognised holds no command but the script's own.
   */
  public static Optional<Map<String, String>> valuesIn(String userData, String script) {
    if (!userData.startsWith(HEAD) || !userData.endsWith(TAIL)) {
      return Optional.empty();
    }
    String packed = userData.substring(HEAD.length(), userData.length() - TAIL.length());
    return Packing.unpack(packed)
        .flatMap(text -> exported(text).filter(values -> unpacked(script, values).equals(text)));
  }

  private static String unpacked(String script, Map<String, String> values) {
    return StandaloneScript.insert(
        CompactScript.of(script), CLOSE + StandaloneScript.exports(values));
  }

  private static String wrapped(String text) {
    return HEAD + Packing.pack(text) + TAIL;
  }

  private static Optional<Map<String, String>> exported(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text.lines().skip(2).takeWhile(l -> l.startsWith(EXPORT)).toList()) {
      String[] parts = line.substring(EXPORT.length()).split("=", 2);
      Optional<String> value = ShellWord.read(parts[parts.length - 1]);
      if (parts.length != 2 || value.isEmpty()) {
        return Optional.empty();
      }
      values.put(parts[0], value.get());
    }
    return Optional.of(values);
  }

  private static String tooLarge(int size, String script, Map<String, String> values) {
    String longest =
        values.entrySet().stream()
            .sorted(Comparator.<Map.Entry<String, String>>comparingInt(UserData::bytes).reversed())
            .limit(NAMED_VALUES)
            .map(entry -> entry.getKey() + " " + number(bytes(entry)))
            .collect(Collectors.joining(", "));
    return "it would have "
        + number(size)
        + " bytes, and "
        + number(LARGEST_BYTES)
        + " are allowed; without values it has "
        + number(wrapped(unpacked(script, Map.of())).length())
        + ", and the longest values are "
        + longest;
  }

  private static int bytes(Map.Entry<String, String> value) {
    return value.getValue().getBytes(StandardCharsets.UTF_8).length;
  }

  private static String number(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
