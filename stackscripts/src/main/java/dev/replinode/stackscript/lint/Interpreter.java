package dev.replinode.stackscript.lint;

import java.util.List;
import java.util.Set;

/**
 * The program that a script's first line asks for.
 *
 * @param name its file name, such as {@code bash}; empty when the first line names none
 * @param isShell whether the rules about shell code apply: also when the name is not known to be
 *     something else
 */
record Interpreter(String name, boolean isShell) {
  private static final Set<String> OTHERS =
      Set.of(
          "python",
          "pypy",
          "perl",
          "ruby",
          "node",
          "nodejs",
          "deno",
          "bun",
          "php",
          "lua",
          "awk",
          "gawk",
          "mawk",
          "sed",
          "tclsh",
          "expect",
          "pwsh",
          "fish",
          "csh",
          "tcsh",
          "make",
          "ansible-playbook",
          "groovy",
          "raku",
          "guile",
          "elvish",
          "nu",
          "xonsh",
          "osh");

  /** The interpreter of a script whose first line is {@code line}. */
  static Interpreter of(String line) {
    if (!line.startsWith("#!")) {
      return new Interpreter("", true);
    }
    List<String> words = List.of(line.substring(2).strip().split("\\s+", 8));
    String name = fileName(words.get(0));
    if (name.equals("env")) {
      name =
          words.stream()
              .skip(1)
              .filter(word -> !word.startsWith("-") && !word.contains("="))
              .findFirst()
              .map(Interpreter::fileName)
              .orElse("");
    }
    return new Interpreter(name, !OTHERS.contains(withoutVersion(name)));
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String withoutVersion(String name) {
    int end = name.length();
    while (end > 0 && (Chars.isDigit(name.charAt(end - 1)) || name.charAt(end - 1) == '.')) {
      end--;
    }
    return name.substring(0, end);
  }
}
