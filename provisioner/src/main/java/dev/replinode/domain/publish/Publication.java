package dev.replinode.domain.publish;

import java.util.Locale;

/** A script that is as it should be, and what was done to get there. */
public record Publication(PublishedScript script, Action action) {
  /** What publishing did. */
  public enum Action {
    /** It was not there. */
    CREATED,
    /** It was there and differed. */
    UPDATED,
    /** It was there and equal; nothing was sent. */
    UNCHANGED;

    /** The word for people and JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
