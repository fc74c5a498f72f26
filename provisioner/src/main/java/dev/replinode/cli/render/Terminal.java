package dev.replinode.cli.render;

import java.util.Map;

/**
 * What standard error is.
 *
 * @param isTerminal whether a person looks at it as it moves
 * @param hasColour whether colours are wanted there
 * @param columns its width in characters
 */
public record Terminal(boolean isTerminal, boolean hasColour, int columns) {
  private static final int USUAL_COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 20;

  /**
   * Reads the environment.
   *
   * @param isTerminal what the launcher found out: Java itself cannot tell for standard error alone
   */
  public static Terminal of(boolean isTerminal, Map<String, String> environment) {
    boolean isDumb = "dumb".equals(environment.get("TERM"));
    boolean noColour = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    String columns = environment.getOrDefault("COLUMNS", "");
    int width =
        columns.matches("\\d{1,4}")
            ? Math.max(FEWEST_COLUMNS, Integer.parseInt(columns))
            : USUAL_COLUMNS;
    return new Terminal(isTerminal && !isDumb, isTerminal && !isDumb && !noColour, width);
  }
}
