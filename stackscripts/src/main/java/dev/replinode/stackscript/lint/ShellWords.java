package dev.replinode.stackscript.lint;

import java.util.Set;

/** Understands the plain words of shell code: commands that set variables, or read them all. */
final class ShellWords {
  /** What follows them is a command again. */
  private static final Set<String> BEFORE_COMMAND =
      Set.of(
          "then", "do", "else", "elif", "if", "while", "until", "time", "exec", "command",
          "builtin");

  /** Their words are names of variables that get a value, or are told to be there. */
  private static final Set<String> NAMING =
      Set.of(
          "export",
          "declare",
          "typeset",
          "local",
          "readonly",
          "read",
          "mapfile",
          "readarray",
          "getopts",
          "let",
          "unset");

  private static final Set<String> LOOPS = Set.of("for", "select");

  private static final Set<String> OPENING = Set.of("source", "eval");
  private static final Set<String> READING_ALL = Set.of("env", "printenv", "envsubst", "compgen");

  /** Programs that run other people's code. */
  private static final Set<String> INTERPRETERS =
      Set.of(
          "bash",
          "sh",
          "zsh",
          "python",
          "python2",
          "python3",
          "perl",
          "ruby",
          "php",
          "node",
          "npm",
          "make",
          "ansible-playbook",
          "terraform",
          "puppet",
          "chef-client",
          "salt-call",
          "docker",
          "docker-compose");

  /** No command is longer: bounds the time. */
  private static final int LONGEST_COMMAND = 200;

  private final String text;
  private final ShellUses uses;

  ShellWords(String text, ShellUses uses) {
    this.text = text;
    this.uses = uses;
  }

  /** Reads what begins at {@code start}, the start of a word; returns where to go on. */
  int read(Frame frame, int start, int limit) {
    if (frame.isCommandStart && !uses.isStarter() && startsProgram(start, limit)) {
      uses.setStarter();
    }
    int end = Chars.nameEnd(text, start, limit);
    if (end == start) {
      return readOther(frame, start, limit);
    }
    String word = text.substring(start, end);
    if (isAssignment(end, limit)) {
      uses.addAssigned(word);
      frame.isWordStart = false;
      return end;
    }
    if (isEndOfWord(end, limit)) {
      readCommand(frame, word);
    } else {
      frame.insideWord();
    }
    return end;
  }

  /** Reads the name in a quoted word such as {@code export "NAME=value"}. */
  void readQuoted(Frame frame, int quote, int limit) {
    int end = Chars.nameEnd(text, quote + 1, limit);
    if (frame.names == 0 || !frame.isWordStart) {
      return;
    }
    if (end > quote + 1) {
      uses.addAssigned(text.substring(quote + 1, end));
    } else if (frame.isNamingAtRunTime && text.startsWith("$", quote + 1)) {
      uses.setOpen();
    }
  }

  private boolean startsProgram(int start, int limit) {
    int most = Math.min(limit, start + LONGEST_COMMAND);
    int end = start;
    while (end < most && !isEndOfWord(end, limit)) {
      end++;
    }
    String command = text.substring(start, end);
    boolean isFile = command.contains("/") && !command.startsWith("/") && !command.contains("=");
    return isFile || command.endsWith(".sh") || INTERPRETERS.contains(command);
  }

  private int readOther(Frame frame, int start, int limit) {
    char c = text.charAt(start);
    boolean isAlone = isEndOfWord(start + 1, limit);
    if (c == '.' && isAlone && frame.isCommandStart) {
      uses.setOpen();
    } else if (c == '-' && text.startsWith("-v", start) && isEndOfWord(start + 2, limit)) {
      frame.expectNames(1, text.startsWith("printf ", start - "printf ".length()));
    } else if (c == '{' && !isAlone) {
      int end = Chars.nameEnd(text, start + 1, limit);
      if (end < limit && text.charAt(end) == '}' && end > start + 1) {
        uses.addAssigned(text.substring(start + 1, end));
      }
    }
    if ((c == '{' || c == '!') && isAlone) {
      frame.endCommand();
    } else {
      frame.insideWord();
    }
    return start + 1;
  }

  private boolean isAssignment(int end, int limit) {
    if (end >= limit) {
      return false;
    }
    char next = text.charAt(end);
    boolean isAppended = next == '+' && end + 1 < limit && text.charAt(end + 1) == '=';
    return next == '=' || next == '[' || isAppended;
  }

  private boolean isEndOfWord(int at, int limit) {
    return at >= limit || " \t\r\n;&|()<>`".indexOf(text.charAt(at)) >= 0;
  }

  private void readCommand(Frame frame, String word) {
    boolean isCommand = frame.isCommandStart;
    frame.insideWord();
    if (frame.names > 0) {
      uses.addAssigned(word);
      frame.names--;
    } else if (LOOPS.contains(word)) {
      frame.expectNames(1, false);
    } else if (NAMING.contains(word)) {
      frame.expectNames(Integer.MAX_VALUE, true);
    }
    if (!isCommand) {
      return;
    }
    if (BEFORE_COMMAND.contains(word)) {
      frame.isCommandStart = true;
    } else if (word.equals("case")) {
      frame.cases++;
    } else if (word.equals("esac")) {
      frame.cases = Math.max(0, frame.cases - 1);
    } else if (OPENING.contains(word)) {
      uses.setOpen();
    } else if (READING_ALL.contains(word)) {
      uses.setDynamic();
    }
  }
}
