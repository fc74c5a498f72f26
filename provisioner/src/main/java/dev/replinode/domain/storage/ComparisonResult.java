package dev.replinode.domain.storage;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a {@link Comparison} found.
 *
 * @param verdict the answer
 * @param source what the source holds
 * @param dest what the destination holds
 * @param differences the first differences in the order of keys, a bounded number
 * @param counts how many differences of each kind there are in all; kinds without one are absent
 * @param tiers by which proof how many objects count as equal; tiers without one are absent
 * @param allowedExtras how many of the extras are no difference because extras are allowed
 * @param aclsUnread how many objects count although a key may not read who may read them; 0 when
 *     the level does not ask
 * @param objectsUnread how many objects of both buckets a server refused to show; 0 when the level
 *     asks for none
 */
public record ComparisonResult(
    Verdict verdict,
    Totals source,
    Totals dest,
    List<Difference> differences,
    Map<Kind, Long> counts,
    Map<Tier, Long> tiers,
    long allowedExtras,
    long aclsUnread,
    long objectsUnread) {

  /** The answer of a comparison. */
  public enum Verdict {
    /** Every object of the source is in the destination, and nothing else (unless allowed). */
    EQUAL,
    /** At least one object differs that nobody was writing meanwhile. */
    DIFFERENT,
    /**
     * Only objects that were written during the comparison differ, or some could not be looked at.
     */
    INCONCLUSIVE;

    /** The word for people and JSON. */
    public String word() {
      return lowerCase(this);
    }
  }

  /** In what an object differs. */
  public enum Kind {
    /** In the source only. */
    MISSING,
    /** In the destination only. */
    EXTRA,
    /** Other length. */
    SIZE,
    /** Same length, other MD5 as both servers tell it. */
    ETAG,
    /** Same content, other content headers, user's metadata or grants. */
    METADATA,
    /** Same length, other bytes. */
    CONTENT;

    /** The word for people and JSON. */
    public String word() {
      return lowerCase(this);
    }
  }

  /** What an equality rests on, the weakest first. */
  public enum Tier {
    /** Same length only: at least one side was uploaded in parts and tells no MD5. */
    SIZE,
    /** Same length, and the same bytes at the places that were read. */
    SAMPLE,
    /** Same ETag. */
    ETAG,
    /** Same MD5, of which one was left in the metadata by rclone. */
    MD5,
    /** One side's ETag is what the other side's bytes give, cut into parts in the same way. */
    PARTS,
    /** Same bytes, read on both sides. */
    CONTENT;

    /** The word for people and JSON. */
    public String word() {
      return lowerCase(this);
    }
  }

  /**
   * What one bucket holds, {@code .replinode/**} not counted.
   *
   * @param objects how many objects
   * @param bytes their sizes together
   */
  public record Totals(long objects, long bytes) {}

  /**
   * One object that is not equal.
   *
   * @param changing whether it was written (on either side) after the comparison began
   */
  public record Difference(String key, Kind kind, boolean changing) {}

  /** Copies the collections. */
  public ComparisonResult {
    differences = List.copyOf(differences);
    counts = frozen(Kind.class, counts);
    tiers = frozen(Tier.class, tiers);
  }

  /** All differences of all kinds, allowed extras too. */
  public long differenceCount() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The differences that count for the verdict: all but allowed extras. */
  public long countedDifferences() {
    return differenceCount() - allowedExtras;
  }

  /** The number of differences of one kind. */
  public long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  private static <K extends Enum<K>> Map<K, Long> frozen(Class<K> keys, Map<K, Long> numbers) {
    Map<K, Long> copy = new EnumMap<>(keys);
    copy.putAll(numbers);
    return Collections.unmodifiableMap(copy);
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
