package dev.replinode.sandbox.api;

import dev.replinode.sandbox.http.ApiException;
import java.util.List;
import java.util.regex.Pattern;

/** The rules of root passwords. */
final class RootPass {
  private static final int SHORTEST = 11;
  private static final int LONGEST = 128;
  private static final int FEWEST_DIFFERENT = 6;
  private static final List<Pattern> CLASSES =
      List.of(
          Pattern.compile("[a-z]"),
          Pattern.compile("[A-Z]"),
          Pattern.compile("[0-9]"),
          Pattern.compile("[^a-zA-Z0-9]"));

  private RootPass() {}

  /**
   * Accepts or refuses a password.
   *
   * @throws ApiException 400 on {@code root_pass}: 11 to 128 characters of two kinds, at least six
   *     of them different. The platform's own measure of strength is not published.
   */
  static void check(String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw ApiException.invalid("root_pass", "Length must be 11-128 characters");
    }
    long kinds = CLASSES.stream().filter(kind -> kind.matcher(password).find()).count();
    if (kinds < 2 || password.chars().distinct().count() < FEWEST_DIFFERENT) {
      throw ApiException.invalid("root_pass", "Password does not meet strength requirement");
    }
  }
}
