package dev.replinode.stackscript.lint;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads shell code just far enough to tell which variables it uses and which it sets: knows quotes,
 * comments, here-documents, command substitution and arithmetic. One pass in linear time; code that
 * is nested deeper than people write ends it.
 */
final class ShellReader {
  /** Bounds the time: each level may look for the end of a here-document once more. */
  private static final int DEEPEST = 100;

  private final String text;
  private final ShellUses uses = new ShellUses();
  private final ShellWords words;
  private final ShellExpansions expansions;
  private final HereDocuments hereDocuments;
  private final Deque<Frame> frames = new ArrayDeque<>();
  private int at;
  private int limit;

  private ShellReader(String text) {
    this.text = text;
    this.limit = text.length();
    this.words = new ShellWords(text, uses);
    this.expansions = new ShellExpansions(text, uses);
    this.hereDocuments = new HereDocuments(text);
    frames.push(new Frame(Frame.Kind.CODE, '\0', false));
  }

  /** What the code does with variables; of code that cannot be followed, that it is open. */
  static ShellUses read(String text) {
    ShellReader reader = new ShellReader(text);
    reader.read();
    return reader.uses;
  }

  private void read() {
    while (frames.size() <= DEEPEST) {
      if (at >= limit) {
        if (limit == text.length() && !isInHereDocument()) {
          return;
        }
        leaveHereDocument();
      } else {
        step(frames.element(), text.charAt(at));
      }
    }
    uses.setOpen();
    uses.setDynamic();
  }

  private boolean isInHereDocument() {
    return frames.stream().anyMatch(frame -> frame.kind == Frame.Kind.HERE_DOCUMENT);
  }

  private void leaveHereDocument() {
    Frame frame = frames.pop();
    while (frame.kind != Frame.Kind.HERE_DOCUMENT) {
      frame = frames.pop();
    }
    at = frame.resume;
    limit = frame.outerLimit;
    enterHereDocuments(frames.element());
  }

  private void enterHereDocuments(Frame code) {
    Frame.HereDocument next = code.pending.poll();
    while (next != null && next.isQuoted()) {
      at = hereDocuments.behind(hereDocuments.delimiter(next, at, limit), limit);
      next = code.pending.poll();
    }
    if (next != null) {
      Frame body = new Frame(Frame.Kind.HERE_DOCUMENT, '\0', true);
      int delimiter = hereDocuments.delimiter(next, at, limit);
      body.outerLimit = limit;
      body.resume = hereDocuments.behind(delimiter, limit);
      limit = delimiter;
      frames.push(body);
    }
  }

  private void step(Frame frame, char c) {
    if (c == '\\') {
      escape(frame);
    } else if (c == '$') {
      dollar(frame);
    } else if (c == '`') {
      backquote(frame);
    } else if (frame.kind == Frame.Kind.CODE) {
      code(frame, c);
    } else if (frame.kind == Frame.Kind.ARITHMETIC) {
      arithmetic(frame, c);
    } else if (c == '"' && frame.kind == Frame.Kind.DOUBLE_QUOTES) {
      leave();
    } else if (c == '"' && frame.kind == Frame.Kind.BRACES) {
      enter(Frame.Kind.DOUBLE_QUOTES, '"', 1);
    } else if (c == '}' && frame.kind == Frame.Kind.BRACES) {
      leave();
    } else if (c == '\'' && !frame.isInDoubleQuotes) {
      skipSingleQuotes(false);
    } else {
      at++;
    }
  }

  private void escape(Frame frame) {
    boolean isLineContinued = at + 1 < limit && text.charAt(at + 1) == '\n';
    if (!isLineContinued) {
      frame.insideWord();
    }
    at = Math.min(limit, at + 2);
  }

  private void enter(Frame.Kind kind, char closer, int length) {
    Frame outer = frames.element();
    boolean isInDoubleQuotes =
        kind == Frame.Kind.DOUBLE_QUOTES || (kind == Frame.Kind.BRACES && outer.isInDoubleQuotes);
    outer.insideWord();
    frames.push(new Frame(kind, closer, isInDoubleQuotes));
    at = Math.min(limit, at + length);
  }

  /** Ends the level at hand; the script as a whole and here-documents end by their limit. */
  private void leave() {
    frames.pop();
    at++;
    frames.element().insideWord();
  }

  private void dollar(Frame frame) {
    char next = at + 1 < limit ? text.charAt(at + 1) : '\0';
    if (text.startsWith("$((", at)) {
      enter(Frame.Kind.ARITHMETIC, ')', 3);
      frames.element().brackets = 2;
    } else if (next == '(') {
      enter(Frame.Kind.CODE, ')', 2);
    } else if (next == '{') {
      int end = expansions.readBraces(at, limit);
      enter(Frame.Kind.BRACES, '}', end - at);
    } else if (next == '\'' && frame.kind == Frame.Kind.CODE) {
      at++;
      skipSingleQuotes(true);
    } else if (next == '"' && frame.kind == Frame.Kind.CODE) {
      at++;
    } else {
      at = expansions.readPlain(at, limit);
    }
    frame.insideWord();
  }

  private void backquote(Frame frame) {
    if (frame.kind == Frame.Kind.CODE && frame.closer == '`') {
      leave();
    } else {
      enter(Frame.Kind.CODE, '`', 1);
    }
  }

  private void skipSingleQuotes(boolean isEscaping) {
    int end = at + 1;
    while (end < limit && text.charAt(end) != '\'') {
      end += isEscaping && text.charAt(end) == '\\' ? 2 : 1;
    }
    at = Math.min(limit, end + 1);
  }

  private void arithmetic(Frame frame, char c) {
    int end = Chars.nameEnd(text, at, limit);
    if (end > at) {
      uses.addAssigned(text.substring(at, end));
      at = end;
    } else if (c == '"') {
      enter(Frame.Kind.DOUBLE_QUOTES, '"', 1);
    } else {
      frame.brackets += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (frame.brackets == 0) {
        leave();
      } else {
        at++;
      }
    }
  }

  private void code(Frame frame, char c) {
    switch (c) {
      case '\n' -> newLine(frame);
      case ' ', '\t', '\r' -> blank(frame);
      case ';', '&', '|' -> operator(frame);
      case '\'', '"' -> quote(frame, c);
      case '#' -> sign(frame);
      case '(' -> open();
      case ')' -> close(frame);
      case '<' -> redirect(frame);
      default -> word(frame);
    }
  }

  private void newLine(Frame frame) {
    at++;
    frame.endCommand();
    enterHereDocuments(frame);
  }

  private void blank(Frame frame) {
    at++;
    frame.isWordStart = true;
  }

  private void operator(Frame frame) {
    at++;
    frame.endCommand();
  }

  private void quote(Frame frame, char c) {
    words.readQuoted(frame, at, limit);
    if (c == '"') {
      enter(Frame.Kind.DOUBLE_QUOTES, '"', 1);
    } else {
      skipSingleQuotes(false);
      frame.insideWord();
    }
  }

  private void sign(Frame frame) {
    if (!frame.isWordStart) {
      at++;
      return;
    }
    int feed = text.indexOf('\n', at);
    int end = feed < 0 || feed > limit ? limit : feed;
    uses.addComment(at, end);
    at = end;
  }

  private void open() {
    if (text.startsWith("((", at)) {
      enter(Frame.Kind.ARITHMETIC, ')', 2);
      frames.element().brackets = 2;
    } else {
      enter(Frame.Kind.CODE, ')', 1);
    }
  }

  /** A bracket behind a pattern of {@code case} closes nothing. */
  private void close(Frame frame) {
    if (frame.closer == ')' && frame.cases == 0) {
      leave();
    } else {
      at++;
      frame.endCommand();
    }
  }

  private void redirect(Frame frame) {
    if (text.startsWith("<<<", at)) {
      at = Math.min(limit, at + 3);
    } else if (text.startsWith("<<", at)) {
      at = hereDocuments.readOperator(frame, at, limit);
    } else {
      at++;
    }
    frame.isWordStart = true;
  }

  private void word(Frame frame) {
    if (frame.isWordStart) {
      at = words.read(frame, at, limit);
    } else {
      at++;
    }
  }
}
