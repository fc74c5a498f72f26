package dev.replinode.sandbox.http;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that this sandbox knows: the main one and those made while it runs. */
public final class Tokens {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Map<String, Entry> known = new ConcurrentHashMap<>();
  private final InstantSource clock;

  private record Entry(Token token, Instant until) {}

  /** Knows one unlimited token by its secret. */
  public Tokens(String main, InstantSource clock) {
    this.clock = clock;
    put(main, Token.unlimited(), Optional.empty());
  }

  /** Makes a token with those rights and returns its secret. */
  public String create(Token token) {
    String secret = secret();
    put(secret, token, Optional.empty());
    return secret;
  }

  /**
   * Adds a token.
   *
   * @param until when it stops working; empty for never
   */
  public void put(String secret, Token token, Optional<Instant> until) {
    known.put(secret, new Entry(token, until.orElse(Instant.MAX)));
  }

  /** Revokes a token, if it is there. */
  public void remove(String secret) {
    known.remove(secret);
  }

  /** The rights of a secret, or empty when it is not one of ours or has expired. */
  public Optional<Token> find(String secret) {
    return Optional.ofNullable(known.get(secret))
        .filter(entry -> clock.instant().isBefore(entry.until()))
        .map(Entry::token);
  }

  /** 64 hexadecimal digits, as long as a personal access token. */
  public static String secret() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
