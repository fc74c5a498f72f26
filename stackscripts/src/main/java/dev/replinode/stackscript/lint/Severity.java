package dev.replinode.stackscript.lint;

import java.util.Locale;

/** How much a finding matters; the most serious first. */
public enum Severity {
  /** The platform refuses it, or reads something else than was meant. */
  ERROR,
  /** Probably a mistake. */
  WARNING,
  /** Worth knowing. */
  INFO;

  /** The word for people and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
