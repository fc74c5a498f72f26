package dev.replinode.stackscript.lint;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Long scripts that would take a careless reader hours. */
final class Adversarial {
  private static final String HEAD = "#!/bin/bash\n# UDF\n";

  private static final List<String> PIECES =
      List.of(
          "<udf ",
          "<UDF >",
          "<UDF a=\"\"> ",
          "# <UDF a=\"\"\n",
          "=\"",
          "<UDF name='",
          "<UDF\t",
          "<UDF name=\"a\" label=\"x> ",
          "<ssinclude ",
          "<ssinclude x>",
          "# replinode: ignore a,",
          "# replinode: ignore a\n",
          "$(",
          "${",
          "${A:-",
          "((",
          "$((",
          "`",
          "\"",
          "\"$(",
          "'",
          "$'",
          "<<A\n",
          "<<'A'\n",
          "<<A <<B ",
          "$(cat <<A\n",
          "cat <<-A\n\t",
          "case x in ",
          "case x in\n",
          "\\",
          "$A",
          "$ABC ",
          "export ",
          "export \"$",
          "#",
          " #",
          "\t# ",
          "{A}",
          "-v ",
          "\r",
          "\r\n",
          "&",
          "\uD800",
          "a/b;");

  private static final List<IntFunction<String>> SPECIAL =
      List.of(
          length -> " ".repeat(length / 2) + "<ssinclude x> <UDF a=\"> ".repeat(length / 48),
          length ->
              many("# <UDF name=\"name%d\" label=\"Label\">\n", length / 80)
                  + many("echo $NAMES%d\n", length / 30),
          length -> "# <UDF name=\"a\" oneOf=\"" + many("%d, ", length / 8) + "\" default=\"x\">");

  private Adversarial() {}

  /** How many there are. */
  static int count() {
    return 2 * PIECES.size() + SPECIAL.size();
  }

  /** One of them, of about {@code length} UTF-16 units. */
  static String script(int index, int length) {
    if (index >= 2 * PIECES.size()) {
      return HEAD + SPECIAL.get(index - 2 * PIECES.size()).apply(length);
    }
    String piece = PIECES.get(index / 2);
    String much = piece.repeat(length / piece.length());
    return HEAD + (index % 2 == 0 ? much : "<UDF name=\"a\" " + much + ">");
  }

  private static String many(String format, int count) {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, count).forEach(i -> text.append(format.replace("%d", Integer.toString(i))));
    return text.toString();
  }
}
