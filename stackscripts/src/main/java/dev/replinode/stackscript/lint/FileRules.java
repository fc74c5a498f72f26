package dev.replinode.stackscript.lint;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Rules about the file as a whole: how it begins, its encoding, its line ends, its size. */
final class FileRules implements RuleGroup {
  /** Linode's own Cluster API provider and this tool refuse more. */
  static final int LARGEST = 65_535;

  private static final Rule SHEBANG =
      new Rule(
          "shebang-missing",
          Severity.ERROR,
          true,
          "The script does not begin with #!: the platform refuses it");
  private static final Rule BOM =
      new Rule(
          "bom",
          Severity.ERROR,
          true,
          "The script begins with a byte order mark, not with #!: the platform refuses it");
  private static final Rule CRLF =
      new Rule(
          "crlf",
          Severity.ERROR,
          false,
          "Lines end in CR LF or in CR: the shell takes the CR for a part of the last word");
  private static final Rule NOT_UTF8 =
      new Rule("not-utf8", Severity.ERROR, false, "The file is not UTF-8");
  private static final Rule NUL =
      new Rule("nul-byte", Severity.WARNING, false, "The file holds a NUL byte");
  private static final Rule TOO_LARGE =
      new Rule(
          "too-large",
          Severity.ERROR,
          true,
          "The script has more than 65,535 characters, and so more bytes as well");
  private static final Rule TOO_MANY_BYTES =
      new Rule(
          "too-large-in-bytes",
          Severity.ERROR,
          false,
          "The script has more than 65,535 bytes, though not as many characters");

  @Override
  public List<Rule> rules() {
    return List.of(SHEBANG, BOM, CRLF, NOT_UTF8, NUL, TOO_LARGE, TOO_MANY_BYTES);
  }

  @Override
  public void check(Script script, Findings findings) {
    checkShebang(script, findings);
    checkLineEnds(script, findings);
    checkEncoding(script, findings);
    checkSize(script, findings);
  }

  private static void checkShebang(Script script, Findings findings) {
    String text = script.text();
    if (text.startsWith("\uFEFF")) {
      findings.add(
          BOM,
          0,
          1,
          "The file begins with a byte order mark: the platform wants #! there",
          "Save the file as UTF-8 without a byte order mark");
    } else if (!text.startsWith("#!")) {
      findings.add(
          SHEBANG,
          0,
          script.lines().end(1),
          "The platform wants #! as the first two bytes, but " + beginning(script),
          "Make #!/usr/bin/env bash, or another interpreter, the first line");
    }
  }

  private static String beginning(Script script) {
    String first = script.lines().line(1);
    if (script.text().isEmpty()) {
      return "the file is empty";
    } else if (first.isBlank()) {
      return "the first line is blank";
    } else if (first.stripLeading().startsWith("#!")) {
      return "white space stands before it";
    }
    return "the file begins with " + Excerpt.of(first);
  }

  /** The kernel ends the first line at an LF alone, and takes what stands before it as it is. */
  private static int strayInFirst(String text) {
    int feed = text.indexOf('\n');
    int stray = text.indexOf('\r');
    return stray < (feed < 0 ? text.length() : feed - 1) ? stray : -1;
  }

  private static void checkLineEnds(Script script, Findings findings) {
    int stray = strayInFirst(script.text());
    if (stray >= 0) {
      findings.add(
          CRLF,
          stray,
          stray,
          "A CR stands in the first line, which ends at an LF alone: the rest of the line becomes"
              + " part of the interpreter's name",
          "Save the file with LF line ends, for example with: sed -i 's/\\r$//; s/\\r/\\n/g' FILE");
      return;
    }
    checkFeeds(script, findings);
  }

  private static void checkFeeds(Script script, Findings findings) {
    String text = script.text();
    int count = 0;
    int first = -1;
    // Others take both kinds of line end; the kernel, which reads the first line, does not.
    if (!script.interpreter().isShell() && !text.startsWith("\r\n", script.lines().end(1))) {
      return;
    }
    for (int at = text.indexOf("\r\n"); at >= 0; at = text.indexOf("\r\n", at + 2)) {
      first = first < 0 ? at : first;
      count++;
    }
    if (count > 0) {
      String whole = count == script.lines().count() - 1 ? "Every line ends" : some(count);
      findings.add(
          CRLF,
          first,
          first,
          whole + " in CR LF: the shell takes the CR for a part of the last word",
          "Save the file with LF line ends, for example with: sed -i 's/\\r$//' FILE");
    }
  }

  private static String some(int count) {
    return count == 1 ? "One line ends" : count + " lines end";
  }

  private static void checkEncoding(Script script, Findings findings) {
    ByteBuffer bytes = ByteBuffer.wrap(script.bytes());
    CharBuffer chars = CharBuffer.allocate(script.bytes().length);
    boolean isWrong =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(bytes, chars, true)
            .isError();
    if (isWrong) {
      findings.add(
          NOT_UTF8,
          chars.position(),
          chars.position() + 1,
          String.format(
              Locale.ROOT,
              "The byte 0x%02X at offset %d is not UTF-8: the API takes text only",
              bytes.get(bytes.position()),
              bytes.position()),
          "Save the file as UTF-8");
    }
    int nul = script.text().indexOf('\0');
    if (nul >= 0) {
      findings.add(NUL, nul, nul + 1, "A NUL byte stands here", "Remove it");
    }
  }

  private static void checkSize(Script script, Findings findings) {
    int bytes = script.bytes().length;
    int characters = script.text().codePointCount(0, script.text().length());
    if (bytes > LARGEST) {
      findings.add(
          characters > LARGEST ? TOO_LARGE : TOO_MANY_BYTES,
          0,
          script.lines().end(1),
          String.format(
              Locale.ROOT,
              "The script has %,d bytes in %,d characters, more than %,d",
              bytes,
              characters,
              LARGEST),
          "Shorten it, or fetch the larger part when it runs");
    }
  }
}
