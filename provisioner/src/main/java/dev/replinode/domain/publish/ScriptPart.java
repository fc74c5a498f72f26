package dev.replinode.domain.publish;

import java.util.Locale;

/** The parts of a StackScript in which folder and account can differ. */
public enum ScriptPart {
  /** Its description, without white space at its ends. */
  DESCRIPTION,
  /** The images it is for, in whatever order. */
  IMAGES,
  /** Its text, exactly, but for lists that follow the platform. */
  SCRIPT,
  /** Whether everybody may deploy it. */
  VISIBILITY;

  /** The word for people. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
