package dev.replinode.sandbox.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The tokens that this sandbox knows: the main one and those made through the sandbox's paths. */
public final class Tokens {
  private final Map<String, Token> known = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  /** Knows one unlimited token by its secret. */
  public Tokens(String main) {
    known.put(main, Token.unlimited());
  }

  /** Makes a token with those rights and returns its secret. */
  public String create(Token token) {
    String secret = secret();
    known.put(secret, token);
    return secret;
  }

  /** The rights of a secret, or empty when it is not one of ours. */
  public Optional<Token> find(String secret) {
    return Optional.ofNullable(known.get(secret));
  }

  /** 64 hexadecimal digits, as long as a personal access token. */
  private String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
