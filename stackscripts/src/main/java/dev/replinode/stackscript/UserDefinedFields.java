package dev.replinode.stackscript;

import java.util.List;

/**
 * Reads the user-defined fields of a script exactly as the platform does when a StackScript is
 * saved.
 *
 * <p>The rules were worked out from recorded answers of the API: without the upper-case letters
 * {@code UDF} anywhere there are no fields; for the rest see {@link TagScanner}.
 */
public final class UserDefinedFields {
  private static final String GATE = "UDF";

  private UserDefinedFields() {}

  /**
   * The fields of {@code script} in the order of their tags; never {@code null}. Does not throw,
   * whatever the text, and takes time linear in its length.
   */
  public static List<UserDefinedField> read(String script) {
    return areRead(script)
        ? TagScanner.scan(script).stream().filter(Tag::isField).map(Tag::field).toList()
        : List.of();
  }

  /** Whether the platform looks for fields at all: the upper-case letters stand somewhere. */
  public static boolean areRead(String script) {
    return script.contains(GATE);
  }
}
