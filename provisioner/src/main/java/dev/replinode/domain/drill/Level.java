package dev.replinode.domain.drill;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How far a drill goes, the gentlest first. */
public enum Level {
  /** Nothing fails; A and B are read and compared. */
  AUDIT(0),
  /** B is read directly, as the edge would read it. */
  DIRECT(1),
  /** A proxy on this machine stands for the edge, and makes A fail in four ways. */
  EMULATED(2),
  /** A header makes a staging edge fail over. */
  STAGING(3);

  private final int number;

  Level(int number) {
    this.number = number;
  }

  /** The number on the command line. */
  public int number() {
    return number;
  }

  /**
   * The level of that number.
   *
   * @throws IllegalArgumentException there is none; the message is a sentence for the user
   */
  public static Level of(String text) {
    return Arrays.stream(values())
        .filter(level -> String.valueOf(level.number).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + text
                        + "' is not a level that is automated: "
                        + Arrays.stream(values())
                            .map(l -> l.number + " " + l.name().toLowerCase(java.util.Locale.ROOT))
                            .collect(Collectors.joining(", "))
                        + "; levels 4 and 5 are done by hand"));
  }
}
