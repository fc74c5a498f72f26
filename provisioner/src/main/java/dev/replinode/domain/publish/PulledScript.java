package dev.replinode.domain.publish;

import java.util.Locale;

/**
 * A script of the account, in the folder now.
 *
 * @param label what it is found by
 * @param id the platform's number for it
 * @param action what was done
 * @param manifestFile where its manifest is
 */
public record PulledScript(String label, long id, Action action, String manifestFile) {
  /** What pulling did. */
  public enum Action {
    /** Its files are new. */
    CREATED,
    /** Its files were there and differed. */
    UPDATED,
    /** Its files were there and said the same. */
    UNCHANGED;

    /** The word for people and JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
