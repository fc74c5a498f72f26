package dev.replinode.domain.finding;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
  /** It cannot go on so: nothing is made. */
  REFUSAL,
  /** It goes on; the user should know. */
  WARNING,
  /** Good to know. */
  NOTE;

  /** The word for people and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
