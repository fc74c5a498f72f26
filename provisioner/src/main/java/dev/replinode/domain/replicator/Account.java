package dev.replinode.domain.replicator;

import java.util.Optional;
import java.util.Set;

/** Who the token belongs to, and the account's settings. */
public interface Account {
  /**
   * The token and its user.
   *
   * @param isRestricted whether the user has grants instead of all rights; may not set tags
   * @param scopes what the token may do; {@code *} is everything
   */
  record Token(String username, boolean isRestricted, Set<String> scopes) {
    /** Whether the token has this scope, such as {@code stackscripts:read_write}. */
    public boolean has(String scope) {
      String write = scope.replace(":read_only", ":read_write");
      return scopes.contains("*") || scopes.contains(scope) || scopes.contains(write);
    }
  }

  /**
   * Account settings that change what a request does.
   *
   * @param forcedBackups every new instance gets paid backups
   * @param onlyLinodeInterfaces instances with legacy configuration interfaces are refused
   */
  record Settings(boolean forcedBackups, boolean onlyLinodeInterfaces) {}

  /** The token, or a failure that says it is not valid. */
  Token token();

  /** The settings, or nothing when the token may not read them. */
  Optional<Settings> settings();
}
