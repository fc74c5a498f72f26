package dev.replinode.domain.drill;

import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.ObjectSummary;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * A bucket at one moment: what it holds, as one number to compare and a sample to read. Memory does
 * not grow with the bucket.
 *
 * @param inParts how many were uploaded in parts, so that their ETags tell no MD5
 * @param bytesInParts their sizes together
 * @param digest SHA-256 over every key, size, ETag and time of writing, in the order of the listing
 * @param sample chosen by a seed, see {@link Sample}
 */
public record Inventory(
    long objects,
    long bytes,
    long inParts,
    long bytesInParts,
    String digest,
    Instant newest,
    List<ObjectSummary> sample) {
  /** Where canaries are put; no part of the data. */
  static final String CANARIES = "replinode-canary/";

  private static final String OWN = ".replinode/";

  /** Copies the list. */
  public Inventory {
    sample = List.copyOf(sample);
  }

  /** Whether a key is the tool's own and no part of the data. */
  static boolean isOwn(String key) {
    return key.startsWith(OWN) || key.startsWith(CANARIES);
  }

  /**
   * Lists a bucket to its end.
   *
   * @param size how many objects to choose; 0 means all
   * @param each called for each object; it may end the listing by throwing
   * @throws dev.replinode.domain.storage.StorageException it cannot be listed
   */
  static Inventory of(ObjectStore store, String bucket, int size, long seed, Runnable each) {
    Count count = new Count(new Sample(size, seed));
    for (ObjectSummary object : store.list(bucket, "")) {
      each.run();
      if (!isOwn(object.key())) {
        count.add(object);
      }
    }
    return count.inventory();
  }

  private static final class Count {
    private final MessageDigest digest = Canonical.sha256();
    private final Sample sample;
    private long objects;
    private long bytes;
    private long inParts;
    private long bytesInParts;
    private Instant newest = Instant.EPOCH;

    Count(Sample sample) {
      this.sample = sample;
    }

    void add(ObjectSummary object) {
      objects++;
      bytes += object.size();
      if (object.etag().contains("-")) {
        inParts++;
        bytesInParts += object.size();
      }
      newest = object.lastModified().isAfter(newest) ? object.lastModified() : newest;
      digest.update(line(object).getBytes(StandardCharsets.UTF_8));
      sample.add(object);
    }

    Inventory inventory() {
      String hash = HexFormat.of().formatHex(digest.digest());
      return new Inventory(objects, bytes, inParts, bytesInParts, hash, newest, sample.chosen());
    }
  }

  private static String line(ObjectSummary object) {
    return object.key().length()
        + ":"
        + object.key()
        + " "
        + object.size()
        + " "
        + object.etag()
        + " "
        + object.lastModified()
        + "\n";
  }
}
