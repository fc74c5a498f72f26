package dev.replinode.domain.replicator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Where a replication reads and where it writes. */
public record BucketPair(Site source, Site dest) {
  private static final int HASH_DIGITS = 16;

  /** Whether both ends are the same bucket. */
  public boolean isLoop() {
    return source.identity().equals(dest.identity())
        || (source.bucket().equals(dest.bucket())
            && source.endpoint().uri().equals(dest.endpoint().uri()));
  }

  /** 16 hex digits that stand for both buckets and endpoints; the same on every machine. */
  public String hash() {
    String text = source.identity() + "\n" + dest.identity();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] sum = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The tag that says which pair an instance serves. */
  public String tag() {
    return Tags.PAIR + hash();
  }

  @Override
  public String toString() {
    return source + " → " + dest;
  }
}
