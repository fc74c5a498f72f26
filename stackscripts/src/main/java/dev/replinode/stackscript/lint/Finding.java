package dev.replinode.stackscript.lint;

import java.util.Comparator;

/**
 * One mistake at one place of a file.
 *
 * @param severity how much it matters
 * @param rule the stable id of the rule that found it
 * @param line line of the file, from 1
 * @param column place in the line in UTF-16 units, from 1
 * @param length how many units of that line are meant; 0 when the place has no extent
 * @param message one sentence: what is wrong, without a final stop
 * @param remedy one sentence: what to do, without a final stop; may be empty
 */
public record Finding(
    Severity severity,
    String rule,
    int line,
    int column,
    int length,
    String message,
    String remedy) {
  /** By place, then by weight. */
  public static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt(Finding::line)
          .thenComparingInt(Finding::column)
          .thenComparing(Finding::severity)
          .thenComparing(Finding::rule);
}
