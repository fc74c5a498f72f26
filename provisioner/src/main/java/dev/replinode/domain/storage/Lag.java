package dev.replinode.domain.storage;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far the destination is behind the source, by both listings.
 *
 * @param age how long ago the oldest write was made that is not yet in the destination; zero only
 *     when nothing is pending
 * @param watermark every write to the source before this moment is in the destination
 * @param objects how many objects of the source are pending: absent in the destination or different
 *     there
 * @param bytes their sizes together
 */
public record Lag(Duration age, Instant watermark, long objects, long bytes) {
  /** Clocks differ and listings tell whole seconds; what is pending is never nothing. */
  private static final Duration LEAST = Duration.ofSeconds(1);

  /**
   * Reads both listings.
   *
   * @param now by the clock of whoever asks; the age is measured to it
   * @throws StorageException a bucket cannot be read, or its server lists in another order than
   *     S3's
   */
  public static Lag between(Comparison.Side source, Comparison.Side dest, Instant now) {
    try (OrderedListing sources = new OrderedListing(source);
        OrderedListing dests = new OrderedListing(dest)) {
      PairCheck check = new PairCheck(ComparisonOptions.Level.LISTING, source, dest, now);
      return between(sources, dests, check, now);
    }
  }

  private static Lag between(
      OrderedListing sources, OrderedListing dests, PairCheck check, Instant now) {
    Optional<Instant> oldest = Optional.empty();
    long objects = 0;
    long bytes = 0;
    while (sources.peek() != null) {
      ObjectSummary object = sources.take();
      while (dests.peek() != null && KeyOrder.UTF8.compare(dests.peek().key(), object.key()) < 0) {
        dests.take();
      }
      if (isPending(check, object, dests.peek())) {
        objects++;
        bytes += object.size();
        oldest =
            oldest
                .filter(known -> !object.lastModified().isBefore(known))
                .or(() -> Optional.of(object.lastModified()));
      }
    }
    return of(now, oldest, objects, bytes);
  }

  private static Lag of(Instant now, Optional<Instant> oldest, long objects, long bytes) {
    if (oldest.isEmpty()) {
      return new Lag(Duration.ZERO, now, 0, 0);
    }
    Duration age = Duration.between(oldest.get(), now);
    return new Lag(age.compareTo(LEAST) < 0 ? LEAST : age, oldest.get(), objects, bytes);
  }

  /** Equal sizes without comparable ETags prove nothing about what was written after the copy. */
  private static boolean isPending(PairCheck check, ObjectSummary object, ObjectSummary copy) {
    if (copy == null || !copy.key().equals(object.key())) {
      return true;
    }
    Finding finding = check.listed(object, copy);
    boolean isBySize = finding.tier().filter(ComparisonResult.Tier.SIZE::equals).isPresent();
    return finding.kind().isPresent()
        || (isBySize && object.lastModified().isAfter(copy.lastModified()));
  }
}
