package dev.replinode.stackscript.lint;

import java.util.ArrayDeque;
import java.util.Deque;

/** One level of nesting in shell code, and what is known of the command at hand on that level. */
final class Frame {
  /** What the text on this level is. */
  enum Kind {
    CODE,
    DOUBLE_QUOTES,
    BRACES,
    ARITHMETIC,
    HERE_DOCUMENT
  }

  /**
   * A here-document whose body is still to come.
   *
   * @param delimiter the line that ends it
   * @param isQuoted whether nothing in it is expanded
   * @param isIndented whether tabs before the delimiter are skipped
   */
  record HereDocument(String delimiter, boolean isQuoted, boolean isIndented) {}

  final Kind kind;

  /** The sign that ends code: a bracket, a backquote, or NUL for the script as a whole. */
  final char closer;

  /** Whether single quotes are ordinary signs here. */
  final boolean isInDoubleQuotes;

  /** Of a here-document: offset behind its delimiter, and the limit that holds from there on. */
  int resume;

  int outerLimit;

  final Deque<HereDocument> pending = new ArrayDeque<>();
  boolean isWordStart = true;
  boolean isCommandStart = true;

  /** How many of the next words are names of variables that get a value. */
  int names;

  /** Whether such a name may as well be the value of another variable. */
  boolean isNamingAtRunTime;

  int cases;
  int brackets;

  Frame(Kind kind, char closer, boolean isInDoubleQuotes) {
    this.kind = kind;
    this.closer = closer;
    this.isInDoubleQuotes = isInDoubleQuotes;
  }

  /** A command ends: the next word begins another one. */
  void endCommand() {
    isWordStart = true;
    isCommandStart = true;
    names = 0;
  }

  /** The next words are names of variables, {@code most} of them. */
  void expectNames(int most, boolean mayBeValues) {
    names = most;
    isNamingAtRunTime = mayBeValues;
  }

  /** Something stands here that is part of a word. */
  void insideWord() {
    isWordStart = false;
    isCommandStart = false;
  }
}
