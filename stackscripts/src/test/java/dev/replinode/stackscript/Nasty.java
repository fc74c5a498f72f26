package dev.replinode.stackscript;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values that a shell would like to read, and a script that tells what arrived. */
final class Nasty {
  /** Prints the name of each variable that begins with {@code V_}, and its bytes as hex digits. */
  static final String PROBE =
      """
      #!/bin/bash
      # A comment that the compact form drops.
      show_one() { # <name>
        local the_value=${!1}
        printf '%s=' "$1"
        printf %s "$the_value" | od -An -v -tx1 | tr -d ' \\n'
        printf '\\n'
      }
      for name in "${!V_@}"; do
        show_one "$name"
      done
      """;

  private static final List<String> PIECES =
      List.of(
          "'",
          "\"",
          "\\",
          "$",
          "`",
          "$(id)",
          "${PATH}",
          "$'",
          "'\\''",
          "\n",
          "\r\n",
          "\t",
          " ",
          "!",
          "[",
          "]",
          "*",
          "?",
          "{a,b}",
          "~",
          "#",
          ";",
          "&",
          "|",
          "<",
          ">",
          "(",
          ")",
          "%s",
          "%%",
          "=",
          "END",
          "\nEND\n",
          "<<'E'",
          "\\n",
          "\\000",
          "\u0001",
          "\u001b[31m",
          "\u007f",
          "ü",
          "漢",
          "\ud83d\ude00",
          "\ufffd",
          "MIME-Version: 1.0\n",
          "#cloud-config",
          "word",
          "7",
          "-",
          "--");

  private Nasty() {}

  /** {@code count} values under the names {@code V_0} and up; the same for the same seed. */
  static Map<String, String> values(long seed, int count) {
    Random random = new Random(seed);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      StringBuilder value = new StringBuilder();
      for (int left = random.nextInt(12); left > 0; left--) {
        value.append(
            random.nextInt(4) > 0
                ? PIECES.get(random.nextInt(PIECES.size()))
                : String.valueOf((char) (1 + random.nextInt(126))));
      }
      values.put("V_" + i, value.toString());
    }
    return values;
  }

  /** What {@link #PROBE} prints for these values. */
  static String shown(Map<String, String> values) {
    return new TreeMap<>(values)
        .entrySet().stream()
            .map(value -> value.getKey() + "=" + hex(value.getValue()) + "\n")
            .collect(Collectors.joining());
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
