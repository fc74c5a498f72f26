package dev.replinode.fake;

import dev.replinode.domain.replicator.Account;
import dev.replinode.domain.replicator.Scopes;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Who the token belongs to; everything allowed unless the test says otherwise. */
public final class FakeAccount implements Account {
  private final Calls calls;
  private Token token = new Token("ada", false, Scopes.of("*"), Optional.empty());
  private Optional<Grants> grants = Optional.empty();
  private Optional<Settings> settings = Optional.of(new Settings(false, false, "active"));

  private URI api = URI.create("https://api.linode.com");

  FakeAccount(Calls calls) {
    this.calls = calls;
  }

  /** Another platform. */
  public void api(URI address) {
    api = address;
  }

  /** Another user's token. */
  public void user(String name) {
    token = new Token(name, token.isRestricted(), token.scopes(), token.answered());
  }

  /** The token has only these scopes. */
  public void scopes(String... scopes) {
    scopes(Scopes.of(scopes));
  }

  /** The token has these scopes, as far as they are told. */
  public void scopes(Scopes scopes) {
    token = new Token(token.username(), token.isRestricted(), scopes, token.answered());
  }

  /** The user has grants only, and may set no tags. */
  public void restrict() {
    token = new Token(token.username(), true, token.scopes(), token.answered());
  }

  /** The platform tells its time. */
  public void answered(Instant time) {
    token = new Token(token.username(), token.isRestricted(), token.scopes(), Optional.of(time));
  }

  /** What a restricted user may do. */
  public void grants(Grants known) {
    grants = Optional.of(known);
  }

  /** The account's settings; empty when the token may not read them. */
  public void settings(Optional<Settings> known) {
    settings = known;
  }

  @Override
  public URI api() {
    return api;
  }

  @Override
  public Token token() {
    return calls.make("account.token", "", () -> token);
  }

  @Override
  public Optional<Grants> grants() {
    return calls.make("account.grants", "", () -> grants);
  }

  @Override
  public Optional<Settings> settings() {
    return calls.make("account.settings", "", () -> settings);
  }

  boolean mayTag() {
    return !token.isRestricted();
  }
}
