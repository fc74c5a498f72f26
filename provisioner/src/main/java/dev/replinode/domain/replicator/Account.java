package dev.replinode.domain.replicator;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Who the token belongs to, and the account's settings. */
public interface Account {
  /**
   * The token and its user.
   *
   * @param isRestricted whether the user has grants instead of all rights; may not set tags
   * @param answered the platform's time when it answered, to the second; empty when it is not told
   */
  record Token(String username, boolean isRestricted, Scopes scopes, Optional<Instant> answered) {}

  /**
   * What a restricted user may make; empty where the platform does not tell, as for users with
   * roles in place of grants.
   *
   * @param stackScripts labels of the scripts that the user may use
   */
  record Grants(
      Optional<Boolean> addLinodes,
      Optional<Boolean> addStackScripts,
      Optional<Boolean> addFirewalls,
      Set<String> stackScripts) {
    /** Copies the set. */
    public Grants {
      stackScripts = Set.copyOf(stackScripts);
    }
  }

  /**
   * Account settings that change what a request does.
   *
   * @param forcedBackups every new instance gets paid backups
   * @param onlyLinodeInterfaces instances with legacy configuration interfaces are refused
   * @param objectStorage {@code active}, {@code disabled}, {@code suspended} or another word of the
   *     platform; empty when it is not told
   */
  record Settings(boolean forcedBackups, boolean onlyLinodeInterfaces, String objectStorage) {}

  /** Where the API is, without its version: what tells one platform from another; asks nobody. */
  URI api();

  /** The token, or a failure that says it is not valid. */
  Token token();

  /**
   * The grants of the token's user; empty for a user without restrictions.
   *
   * @throws dev.replinode.domain.ReplinodeException also when they may not be read
   */
  Optional<Grants> grants();

  /** The settings, or nothing when the token may not read them. */
  Optional<Settings> settings();
}
