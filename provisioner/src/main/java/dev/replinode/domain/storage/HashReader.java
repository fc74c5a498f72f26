package dev.replinode.domain.storage;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes the digest of the bytes, in lower-case hexadecimal. */
final class HashReader implements BodyReader<String> {
  private final MessageDigest digest;

  HashReader(String algorithm) {
    this.digest = digest(algorithm);
  }

  @Override
  public void take(byte[] buffer, int length) {
    digest.update(buffer, 0, length);
  }

  @Override
  public String result() {
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has " + algorithm, e);
    }
  }
}
