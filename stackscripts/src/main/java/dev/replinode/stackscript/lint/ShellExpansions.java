package dev.replinode.stackscript.lint;

/** Reads what follows a dollar sign in shell code. */
final class ShellExpansions {
  private final String text;
  private final ShellUses uses;

  ShellExpansions(String text, ShellUses uses) {
    this.text = text;
    this.uses = uses;
  }

  /** Reads {@code $NAME} or {@code $1} at {@code dollar}; returns where to go on. */
  int readPlain(int dollar, int limit) {
    int end = Chars.nameEnd(text, dollar + 1, limit);
    if (end > dollar + 1) {
      uses.addUse(text.substring(dollar + 1, end), dollar + 1);
      return end;
    }
    boolean isSpecial =
        dollar + 1 < limit && "0123456789#?$!@*-".indexOf(text.charAt(dollar + 1)) >= 0;
    return dollar + (isSpecial ? 2 : 1);
  }

  /** Reads <code>${NAME</code> at {@code dollar} and what to do with it; returns where to go on. */
  int readBraces(int dollar, int limit) {
    int start = Math.min(limit, dollar + 2);
    boolean isIndirect = start < limit && text.charAt(start) == '!';
    if (isIndirect || (start < limit && text.charAt(start) == '#')) {
      start++;
    }
    int end = Chars.nameEnd(text, start, limit);
    if (isIndirect) {
      uses.setDynamic();
    }
    if (end == start) {
      return skipSpecial(start, limit);
    }
    String name = text.substring(start, end);
    if (isIndirect && end < limit && "*@".indexOf(text.charAt(end)) >= 0) {
      return end + 1;
    }
    if (hasDefault(end, limit)) {
      uses.addAssigned(name);
    } else {
      uses.addUse(name, start);
    }
    return end;
  }

  /** Behind {@code $} of <code>${$}</code> and its like, which begins no expansion of its own. */
  private int skipSpecial(int at, int limit) {
    return at < limit && "$@*?-".indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
  }

  /** Whether a value is at hand for the case that there is none: {@code :-}, {@code =}, ... */
  private boolean hasDefault(int end, int limit) {
    int operator = end < limit && text.charAt(end) == ':' ? end + 1 : end;
    return operator < limit && "-=+".indexOf(text.charAt(operator)) >= 0;
  }
}
