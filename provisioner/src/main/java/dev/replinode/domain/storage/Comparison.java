package dev.replinode.domain.storage;

import dev.replinode.domain.storage.ComparisonResult.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongConsumer;

/**
 * Compares two buckets by their listings, and deeper where asked. Memory does not grow with the
 * number of objects: both listings are merged as they come, in the order of S3.
 *
 * <p>{@code .replinode/**} is left out on both sides.
 */
public final class Comparison {
  private final InstantSource clock;
  private final ComparisonOptions options;
  private final LongConsumer progress;

  /** One of the two buckets, and the store that may read it. */
  public record Side(ObjectStore store, String bucket) {
    /** Refuses absent parts. */
    public Side {
      Objects.requireNonNull(store, "store");
      Objects.requireNonNull(bucket, "bucket");
    }
  }

  /**
   * A comparison that can be made any number of times.
   *
   * @param clock tells when it begins; objects written later count as changing
   * @param progress told the number of objects compared so far, after each; must be quick and must
   *     not throw
   */
  public Comparison(InstantSource clock, ComparisonOptions options, LongConsumer progress) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.options = Objects.requireNonNull(options, "options");
    this.progress = Objects.requireNonNull(progress, "progress");
  }

  /**
   * Compares {@code dest} with {@code source}. Two empty buckets are equal.
   *
   * @throws StorageException a bucket cannot be read, or its server lists in another order than
   *     S3's
   */
  public ComparisonResult compare(Side source, Side dest) {
    Instant start = clock.instant();
    OrderedListing sources = new OrderedListing(source);
    OrderedListing dests = new OrderedListing(dest);
    Tally tally = new Tally(options, progress);
    PairCheck check = new PairCheck(options.level(), source, dest, start);
    try (Findings findings = new Findings(options.lanes(), tally)) {
      while (sources.peek() != null || dests.peek() != null) {
        int order = order(sources.peek(), dests.peek());
        if (order < 0) {
          findings.add(oneSided(sources.take(), Kind.MISSING, start));
        } else if (order > 0) {
          findings.add(oneSided(dests.take(), Kind.EXTRA, start));
        } else {
          addPair(findings, check, sources.take(), dests.take());
        }
      }
      findings.drain();
    }
    return tally.result(sources.totals(), dests.totals());
  }

  private static void addPair(
      Findings findings, PairCheck check, ObjectSummary source, ObjectSummary dest) {
    Finding listed = check.listed(source, dest);
    if (check.isSettled(listed)) {
      findings.add(listed);
    } else {
      findings.submit(() -> check.deeper(source.key()));
    }
  }

  /** A listing that has ended is behind every key. */
  private static int order(ObjectSummary source, ObjectSummary dest) {
    if (source == null || dest == null) {
      return source == null ? 1 : -1;
    }
    return KeyOrder.UTF8.compare(source.key(), dest.key());
  }

  private static Finding oneSided(ObjectSummary object, Kind kind, Instant start) {
    return Finding.differs(object.key(), kind, object.lastModified().isAfter(start));
  }
}
