package dev.replinode.fake;

import dev.replinode.domain.replicator.Account;
import java.util.Optional;
import java.util.Set;

/** Who the token belongs to; everything allowed unless the test says otherwise. */
public final class FakeAccount implements Account {
  private final Calls calls;
  private Token token = new Token("ada", false, Set.of("*"));
  private Optional<Settings> settings = Optional.of(new Settings(false, false));

  FakeAccount(Calls calls) {
    this.calls = calls;
  }

  /** The token has only these scopes. */
  public void scopes(String... scopes) {
    token = new Token(token.username(), token.isRestricted(), Set.of(scopes));
  }

  /** The user has grants only, and may set no tags. */
  public void restrict() {
    token = new Token(token.username(), true, token.scopes());
  }

  /** The account's settings; empty when the token may not read them. */
  public void settings(Optional<Settings> known) {
    settings = known;
  }

  @Override
  public Token token() {
    return calls.make("account.token", "", () -> token);
  }

  @Override
  public Optional<Settings> settings() {
    return calls.make("account.settings", "", () -> settings);
  }

  boolean mayTag() {
    return !token.isRestricted();
  }
}
