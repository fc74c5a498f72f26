package dev.replinode.domain.storage;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
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
  private final Consumer<Finding> listener;

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
    this(clock, options, progress, finding -> {});
  }

  /**
   * The same, telling what came of each object.
   *
   * @param listener told each finding in the order of keys, by the thread that compares; what it
   *     throws ends the comparison
   */
  public Comparison(
      InstantSource clock,
      ComparisonOptions options,
      LongConsumer progress,
      Consumer<Finding> listener) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.options = Objects.requireNonNull(options, "options");
    this.progress = Objects.requireNonNull(progress, "progress");
    this.listener = Objects.requireNonNull(listener, "listener");
  }

  /**
   * Compares {@code dest} with {@code source}. Two empty buckets are equal.
   *
   * @throws StorageException a bucket cannot be read, or its server lists in another order than
   *     S3's
   */
  public ComparisonResult compare(Side source, Side dest) {
    Instant start = clock.instant();
    Tally tally = new Tally(options, progress, listener);
    PairCheck check = new PairCheck(options.level(), source, dest, start);
    try (OrderedListing sources = new OrderedListing(source);
        OrderedListing dests = new OrderedListing(dest);
        Findings findings = new Findings(options.lanes(), tally)) {
      Merge merge = new Merge(findings, check, start, options.secondLooks());
      while (sources.peek() != null || dests.peek() != null) {
        merge.step(sources, dests);
      }
      findings.drain();
      ComparisonResult result = tally.result(sources.totals(), dests.totals(), check.aclsUnread());
      if (result.verdict() == ComparisonResult.Verdict.INCONCLUSIVE) {
        check.requireRights();
      }
      return result;
    }
  }
}
