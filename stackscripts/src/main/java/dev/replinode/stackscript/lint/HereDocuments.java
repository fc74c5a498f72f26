package dev.replinode.stackscript.lint;

/** Reads the operators of here-documents and finds where their bodies end. */
final class HereDocuments {
  private final String text;

  HereDocuments(String text) {
    this.text = text;
  }

  /** Reads the operator and its delimiter, notes the body as pending; returns where to go on. */
  int readOperator(Frame frame, int operator, int limit) {
    int at = operator + 2;
    boolean isIndented = at < limit && text.charAt(at) == '-';
    at += isIndented ? 1 : 0;
    while (at < limit && Chars.isBlank(text.charAt(at))) {
      at++;
    }
    StringBuilder delimiter = new StringBuilder();
    boolean isQuoted = false;
    while (at < limit && " \t\r\n;&|()<>".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at);
      boolean isQuote = c == '\'' || c == '"' || c == '\\';
      isQuoted |= isQuote;
      if (!isQuote) {
        delimiter.append(c);
      }
      at++;
    }
    if (delimiter.length() > 0 || isQuoted) {
      frame.pending.add(new Frame.HereDocument(delimiter.toString(), isQuoted, isIndented));
    }
    return Math.min(at, limit);
  }

  /** Offset of the delimiter's line; the limit when there is none. */
  int delimiter(Frame.HereDocument document, int from, int limit) {
    int line = from;
    while (line < limit) {
      int feed = text.indexOf('\n', line);
      int end = feed < 0 || feed > limit ? limit : feed;
      int start = line;
      while (document.isIndented() && start < end && text.charAt(start) == '\t') {
        start++;
      }
      int trimmed = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
      if (trimmed - start == document.delimiter().length()
          && text.startsWith(document.delimiter(), start)) {
        return line;
      }
      line = end + 1;
    }
    return limit;
  }

  /** Offset behind the line of a delimiter. */
  int behind(int delimiter, int limit) {
    int feed = text.indexOf('\n', delimiter);
    return feed < 0 || feed >= limit ? limit : feed + 1;
  }
}
