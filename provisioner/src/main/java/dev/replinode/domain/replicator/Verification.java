package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.storage.Comparison;
import dev.replinode.domain.storage.ComparisonOptions;
import dev.replinode.domain.storage.ComparisonResult;
import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.domain.wait.Waiter;
import java.time.Duration;

/** Compares both buckets by our own listings, not by asking the one who copied. */
final class Verification {
  private final Waiter waiter;
  private final Progress progress;

  /** Ends a comparison when a signal comes by {@code waiter}. */
  Verification(Waiter waiter, Progress progress) {
    this.waiter = waiter;
    this.progress = progress;
  }

  /** Compares; with {@code extrasAllowed} the destination may hold more. */
  ComparisonResult compare(PairStorage storage, boolean extrasAllowed) {
    ComparisonOptions options = ComparisonOptions.listing();
    return compare(storage, extrasAllowed ? options.allowingExtras() : options);
  }

  /**
   * The first run deletes nothing, so it could never end equal; better said before it is paid.
   *
   * @throws ReplinodeException refused, with the count and the two ways out
   */
  void requireNoExtras(PairStorage storage) {
    long extras = extras(storage);
    if (extras > 0) {
      throw ReplinodeException.refused(
              "bucket " + storage.pair().dest(),
              "it holds " + extras + " objects that " + storage.pair().source() + " lacks")
          .hint("keep them with --mode copy, or let them be removed with --allow-delete");
    }
  }

  /** How many objects only the destination holds; an empty destination costs one request. */
  long extras(PairStorage storage) {
    boolean isEmpty =
        PairStorage.attempt("listing bucket " + storage.pair().dest(), () -> isEmpty(storage));
    return isEmpty ? 0 : compare(storage, ComparisonOptions.listing().keeping(0)).count(Kind.EXTRA);
  }

  private static boolean isEmpty(PairStorage storage) {
    for (ObjectSummary object : storage.dest().list(storage.pair().dest().bucket(), "")) {
      if (!object.key().startsWith(RunStatuses.FOLDER)) {
        return false;
      }
    }
    return true;
  }

  private ComparisonResult compare(PairStorage storage, ComparisonOptions options) {
    Comparison comparison =
        new Comparison(
            waiter.clock(), options, progress::compared, finding -> waiter.pause(Duration.ZERO));
    return PairStorage.attempt(
        "comparing " + storage.pair(),
        () ->
            comparison.compare(
                new Comparison.Side(storage.source(), storage.pair().source().bucket()),
                new Comparison.Side(storage.dest(), storage.pair().dest().bucket())));
  }
}
