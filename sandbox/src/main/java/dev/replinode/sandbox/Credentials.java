package dev.replinode.sandbox;

import dev.replinode.sandbox.api.KeySecrets;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What opens everything in a sandbox.
 *
 * @param token the API's unlimited token, 64 hexadecimal digits
 * @param accessKey of an unlimited pair of S3 keys
 * @param secretKey of the same
 */
record Credentials(String token, String accessKey, String secretKey) {

  static Credentials random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    KeySecrets secrets = new KeySecrets();
    return new Credentials(
        HexFormat.of().formatHex(bytes), secrets.accessKey(), secrets.secretKey());
  }

  /** Nothing of it: all are secrets. */
  @Override
  public String toString() {
    return "Credentials[]";
  }
}
