package dev.replinode.stackscript.lint;

import dev.replinode.stackscript.Tag;

/** Looks for mistakes in how the attributes of one tag are written. */
final class TagSyntax {
  /** How far behind a tag a quote is looked for that would explain it: bounds the time. */
  private static final int LOOK_AHEAD = 500;

  private final TagText tag;
  private final String text;
  private final Findings findings;

  TagSyntax(TagText tag, Findings findings) {
    this.tag = tag;
    this.text = tag.script();
    this.findings = findings;
  }

  /** Stops at the first quote that is out of step: what follows it is read inside out. */
  void check() {
    for (Gap gap : Gap.of(tag)) {
      int before = findings.size();
      if (!isInStep(gap)) {
        return;
      }
      if (findings.size() == before) {
        checkWords(gap);
      }
      if (!gap.isRest() && swallowsNextKey(gap.attribute())) {
        return;
      }
    }
  }

  /** Finds values in a gap, where none should be; false when a quote is out of step. */
  private boolean isInStep(Gap gap) {
    int at = gap.start();
    while (at < gap.end()) {
      if (text.charAt(at) == '"') {
        return quoteOutOfStep(gap, at);
      }
      int wordEnd = Chars.nameEnd(text, at, gap.end());
      int equals = wordEnd == at ? gap.end() : skipBlanks(wordEnd, gap.end());
      if (equals < gap.end() && text.charAt(equals) == '=') {
        int value = skipBlanks(equals + 1, gap.end());
        if (startsWith('"', value, gap) && value == equals + 1) {
          return quoteOutOfStep(gap, value);
        }
        at = Math.max(value, lostValue(gap, equals, value));
      } else {
        at = Math.max(at + 1, wordEnd);
      }
    }
    return true;
  }

  private boolean startsWith(char c, int at, Gap gap) {
    return at < gap.end() && text.charAt(at) == c;
  }

  /** Tells about a value that is not read, and returns where it ends. */
  private int lostValue(Gap gap, int equals, int value) {
    if (startsWith('"', value, gap)) {
      addLost(
          SyntaxRules.SPACE_AFTER,
          equals,
          value,
          "White space stands behind the =: the value is not read");
      return closing('"', value, gap);
    }
    boolean isSingle = startsWith('\'', value, gap);
    int end = isSingle ? closing('\'', value, gap) : wordEnd(value, gap);
    addLost(
        isSingle ? SyntaxRules.SINGLE_QUOTES : SyntaxRules.UNQUOTED,
        value,
        end,
        isSingle
            ? "The value stands in single quotes: it is not read"
            : "The value stands in no double quotes: it is not read");
    return end;
  }

  private void addLost(Rule rule, int start, int end, String message) {
    findings.add(
        rule,
        start,
        end,
        message,
        "Write key=\"value\" with plain double quotes and without spaces");
  }

  private int wordEnd(int from, Gap gap) {
    int end = from;
    while (end < gap.end() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int closing(char quote, int from, Gap gap) {
    int close = from + 1;
    while (close < gap.end() && text.charAt(close) != quote) {
      close++;
    }
    return Math.min(close + 1, gap.end());
  }

  private boolean quoteOutOfStep(Gap gap, int at) {
    if (gap.isEscaped()) {
      findings.add(
          SyntaxRules.ESCAPED_QUOTE,
          at,
          at + 1,
          "A double quote ends the value also behind a backslash",
          "Use single quotes inside values");
    } else if (gap.isRest() && isBracketInValue()) {
      int bracket = tag.tag().restEnd();
      findings.add(
          SyntaxRules.BRACKET,
          bracket,
          bracket + 1,
          "The > inside the value ends the tag: the value is lost",
          "Write the value without >");
    } else {
      openQuote(at);
    }
    return false;
  }

  private void openQuote(int at) {
    findings.add(
        SyntaxRules.OPEN_QUOTE,
        at,
        at + 1,
        "The double quotes of this tag do not come in pairs",
        "Close each value with a double quote; use single quotes inside values");
  }

  /** Whether the value goes on behind the tag's end, and the tag as it was meant ends there. */
  private boolean isBracketInValue() {
    int end = tag.tag().end();
    int limit = Math.min(text.length(), end + LOOK_AHEAD);
    boolean isQuoted = false;
    for (int at = end; at < limit && text.charAt(at) != '\n' && text.charAt(at) != '<'; at++) {
      isQuoted |= text.charAt(at) == '"';
      if (isQuoted && text.charAt(at) == '>') {
        return true;
      }
    }
    return false;
  }

  /** Whether the value holds what looks like the next key: its closing quote was forgotten. */
  private boolean swallowsNextKey(Tag.Attribute attribute) {
    String value = attribute.value();
    int end = value.length() - 1;
    int start = end;
    while (start > 0 && Chars.isNamePart(value.charAt(start - 1))) {
      start--;
    }
    boolean isSwallowed =
        end > 0
            && value.charAt(end) == '='
            && start > 0
            && Character.isWhitespace(value.charAt(start - 1))
            && Attributes.KNOWN.contains(Chars.lower(value.substring(start, end)));
    if (isSwallowed) {
      openQuote(attribute.valueStart() - 1);
    }
    return isSwallowed;
  }

  private void checkWords(Gap gap) {
    if (gap.isRest()) {
      if (gap.end() > gap.start() && tag.isField()) {
        findings.add(
            SyntaxRules.TRAILING_TEXT,
            gap.start(),
            gap.end(),
            "The text behind the last value is not read",
            "Remove it, or write it as key=\"value\"");
      }
      return;
    }
    Tag.Attribute attribute = gap.attribute();
    if (gap.end() < attribute.valueStart() - 2) {
      findings.add(
          SyntaxRules.SPACE_BEFORE,
          gap.end(),
          attribute.valueStart() - 2,
          "White space stands before the =: no script is known in which that was read",
          "Write key=\"value\" without spaces");
    }
    if (!Attributes.isWord(attribute.key())) {
      addStrayText(gap);
    }
  }

  private void addStrayText(Gap gap) {
    boolean isContinued = gap.start() > tag.head().lineEnd() && text.charAt(gap.start()) == '#';
    String key = gap.attribute().key();
    String meant = key.substring(lastWord(key));
    findings.add(
        isContinued ? SyntaxRules.CONTINUED : SyntaxRules.STRAY_TEXT,
        gap.start(),
        gap.end(),
        "The platform reads the key " + Excerpt.of(key) + (meant.isEmpty() ? "" : ", not " + meant),
        isContinued ? "Write the whole tag on one line" : "Remove the text before the key");
  }

  private static int lastWord(String key) {
    int start = key.length();
    while (start > 0 && Chars.isNamePart(key.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private int skipBlanks(int from, int limit) {
    int at = from;
    while (at < limit && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
