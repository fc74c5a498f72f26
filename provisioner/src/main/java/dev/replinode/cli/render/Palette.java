package dev.replinode.cli.render;

import dev.replinode.cli.render.UnifiedDiff.Kind;
import dev.replinode.domain.publish.PlannedScript.Action;
import dev.replinode.stackscript.lint.Severity;

/** The colours of results, or none. */
record Palette(boolean hasColour) {
  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String CYAN = "\u001b[36m";

  /** {@code text} in the colour of what is done. */
  String of(Action action, String text) {
    return switch (action) {
      case CREATE -> coloured(GREEN, text);
      case UPDATE, ORPHAN -> coloured(YELLOW, text);
      case CONFLICT, DELETE -> coloured(RED, text);
      case UNCHANGED -> text;
    };
  }

  /** {@code text} in the colour of such a line of a diff. */
  String of(Kind kind, String text) {
    return switch (kind) {
      case FILE -> coloured(BOLD, text);
      case HUNK -> coloured(CYAN, text);
      case REMOVED -> coloured(RED, text);
      case ADDED -> coloured(GREEN, text);
      case SAME, NOTE -> text;
    };
  }

  /** {@code text} in the colour of a finding that matters as much. */
  String of(Severity severity, String text) {
    return switch (severity) {
      case ERROR -> coloured(BOLD + RED, text);
      case WARNING -> coloured(BOLD + YELLOW, text);
      case INFO -> coloured(BOLD + CYAN, text);
    };
  }

  /** {@code text} in the colour of a check's finding that matters as much. */
  String of(dev.replinode.domain.finding.Severity severity, String text) {
    return switch (severity) {
      case REFUSAL -> coloured(BOLD + RED, text);
      case WARNING -> coloured(BOLD + YELLOW, text);
      case NOTE -> coloured(BOLD + CYAN, text);
    };
  }

  /** A place in a file. */
  String place(String text) {
    return coloured(BOLD, text);
  }

  /** What to do about something. */
  String remedy(String text) {
    return coloured(GREEN, text);
  }

  private String coloured(String colour, String text) {
    return hasColour ? colour + text + RESET : text;
  }
}
