package dev.replinode.cli.render;

import java.util.Map;

/**
 * What standard error is, and whether standard output takes colours.
 *
 * @param isTerminal whether a person looks at standard error as it moves
 * @param hasColour whether colours are wanted there
 * @param columns its width in characters
 * @param colouredResults whether colours are wanted on standard output
 * @param isOutputTerminal whether a person looks at standard output, and it is kept in no file
 */
public record Terminal(
    boolean isTerminal,
    boolean hasColour,
    int columns,
    boolean colouredResults,
    boolean isOutputTerminal) {
  private static final int USUAL_COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 20;

  /** Standard error as told, and results without colours. */
  public Terminal(boolean isTerminal, boolean hasColour, int columns) {
    this(isTerminal, hasColour, columns, false);
  }

  /** Standard error as told, and results on a terminal only if they take colours. */
  public Terminal(boolean isTerminal, boolean hasColour, int columns, boolean colouredResults) {
    this(isTerminal, hasColour, columns, colouredResults, colouredResults);
  }

  /**
   * Reads the environment.
   *
   * @param isTerminal whether standard error is one, as the launcher found out: Java itself cannot
   *     tell for one stream alone
   * @param isOutputTerminal the same of standard output
   */
  public static Terminal of(
      boolean isTerminal, boolean isOutputTerminal, Map<String, String> environment) {
    boolean isDumb = "dumb".equals(environment.get("TERM"));
    boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    String columns = environment.getOrDefault("COLUMNS", "");
    int width =
        columns.matches("\\d{1,4}")
            ? Math.max(FEWEST_COLUMNS, Integer.parseInt(columns))
            : USUAL_COLUMNS;
    boolean isPlain = isDumb || noColour;
    return new Terminal(
        isTerminal && !isDumb,
        isTerminal && !isPlain,
        width,
        isOutputTerminal && !isPlain,
        isOutputTerminal);
  }
}
