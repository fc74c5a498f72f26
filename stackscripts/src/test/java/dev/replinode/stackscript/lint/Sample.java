package dev.replinode.stackscript.lint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A script in which a rule fires exactly once, or not at all.
 *
 * @param rule id of the rule
 * @param marked the script; where the rule fires, what it marks stands between « and »; ¤ stands
 *     for a byte that is not UTF-8
 */
record Sample(String rule, String marked) {

  /** A whole script that begins with the given text. */
  static Sample raw(String rule, String marked) {
    return new Sample(rule, marked);
  }

  /** A bash script: lines behind a shebang. */
  static Sample of(String rule, String... lines) {
    return new Sample(rule, "#!/bin/bash\n" + String.join("\n", lines) + "\n");
  }

  /** A bash script with one field, whose tag's attributes are given, and which uses {@code A}. */
  static Sample tag(String rule, String attributes) {
    return of(rule, "# <UDF " + attributes + " />", "echo \"$A\"");
  }

  boolean fires() {
    return marked.indexOf('«') >= 0;
  }

  /** The script's bytes. */
  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String part : text().split("(?=¤)|(?<=¤)", -1)) {
      bytes.writeBytes(
          part.equals("¤") ? new byte[] {(byte) 0xFF} : part.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /** Where the rule is to fire, as {@code line:column+length}. */
  String place() {
    int start = marked.indexOf('«');
    int line = (int) marked.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    int column = start - marked.lastIndexOf('\n', start);
    return line + ":" + column + "+" + (marked.indexOf('»') - start - 1);
  }

  private String text() {
    return marked.replace("«", "").replace("»", "");
  }

  @Override
  public String toString() {
    String shown = marked.replace("#!/bin/bash\n", "").replace("\r", "\\r").replace("\n", "\\n");
    return rule
        + (fires() ? " fires: " : " is silent: ")
        + shown.substring(0, Math.min(90, shown.length()));
  }
}
