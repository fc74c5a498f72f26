package dev.replinode.sandbox.http;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rights of one token; the secret itself is not kept here.
 *
 * @param scopes scope names, or {@code *} alone for everything
 * @param grants what its user may do; empty for a user without restrictions
 */
public record Token(Set<String> scopes, Optional<Grants> grants) {
  private static final Pattern NAME = Pattern.compile("\\*|[a-z_]+:(read_only|read_write)");

  /** Copies the scopes. */
  public Token {
    scopes = Set.copyOf(scopes);
  }

  /** A token of a user without restrictions. */
  public Token(Set<String> scopes) {
    this(scopes, Optional.empty());
  }

  /** The same token in the hands of a restricted user. */
  public Token with(Grants restrictions) {
    return new Token(scopes, Optional.of(restrictions));
  }

  /** A token that may do everything. */
  public static Token unlimited() {
    return new Token(Set.of("*"));
  }

  /**
   * Reads scope names separated by spaces or commas.
   *
   * @throws ApiException 400 when a name is not {@code area:read_only} or {@code area:read_write}
   */
  public static Token parse(String scopes) {
    Set<String> names = new LinkedHashSet<>(Arrays.asList(scopes.strip().split("[ ,]+")));
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw ApiException.invalid("scopes", "Invalid scope: " + name);
      }
    }
    return new Token(names);
  }

  /** Whether the token has what a call demands; {@code read_write} includes {@code read_only}. */
  public boolean allows(Scope scope) {
    return scope.area().equals("*")
        || scopes.contains("*")
        || scopes.contains(scope.area() + ":read_write")
        || (!scope.write() && scopes.contains(scope.area() + ":read_only"));
  }

  /** Whether it may do everything that {@code other} may, as far as scopes go. */
  public boolean includes(Token other) {
    return scopes.contains("*") || other.scopes.stream().allMatch(this::hasScope);
  }

  private boolean hasScope(String name) {
    boolean isRead = name.endsWith(":read_only");
    return scopes.contains(name)
        || (isRead && scopes.contains(name.replace(":read_only", ":read_write")));
  }

  /** The value of {@code X-OAuth-Scopes}: names separated by spaces. */
  public String header() {
    return String.join(" ", scopes.stream().sorted().toList());
  }
}
