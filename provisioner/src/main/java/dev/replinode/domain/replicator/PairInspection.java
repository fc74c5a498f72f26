package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.storage.Comparison;
import dev.replinode.domain.storage.ComparisonOptions;
import dev.replinode.domain.storage.ComparisonResult;
import dev.replinode.domain.storage.Finding;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.domain.wait.Waiter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Looks into any two buckets and compares them, whether a replicator serves them or not. */
public final class PairInspection {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Cloud cloud;
  private final Waiter waiter;
  private final Progress progress;
  private final Looks looks;

  /** An inspection against {@code cloud}; nothing is made but a read key, and that is removed. */
  public PairInspection(Cloud cloud, Waiter waiter, Progress progress, RandomGenerator random) {
    this.cloud = cloud;
    this.waiter = waiter;
    this.progress = progress;
    this.looks = new Looks(cloud, waiter, progress, random);
  }

  /**
   * Both ends of a pair. The API is asked unless both servers are named and {@code credentials} are
   * there.
   *
   * @throws ReplinodeException usage when they are the same, refused when a region or bucket is
   *     unknown
   */
  public BucketPair find(NamedPair named, Optional<BucketCredentials> credentials) {
    return SiteFinder.of(
            cloud,
            named,
            credentials.isPresent(),
            (what, why) -> progress.warning(what + ": " + why))
        .pair(named);
  }

  /**
   * The same by what the tool itself knows; asks nobody, so that a bucket need not be there.
   *
   * @throws ReplinodeException usage when both are the same, refused when a region is unknown
   */
  public static BucketPair offline(NamedPair named) {
    return SiteFinder.offline().pair(named);
  }

  /**
   * Runs {@code work} with both buckets open: by the keys at hand, else by a read key for this
   * once. A key that could not be revoked is noted in {@code outcome}.
   *
   * @throws ReplinodeException as {@link #compare} does
   */
  public <T> T look(
      BucketPair pair,
      Optional<BucketCredentials> credentials,
      Outcome outcome,
      Function<PairStorage, T> work) {
    return look(pair, credentials, outcome, KeyNotes.NONE, work);
  }

  /** The same; {@code notes} is told of a read key for as long as it may exist. */
  public <T> T look(
      BucketPair pair,
      Optional<BucketCredentials> credentials,
      Outcome outcome,
      KeyNotes notes,
      Function<PairStorage, T> work) {
    return credentials.isPresent()
        ? looks.look(pair, credentials.get(), work)
        : looks.look(ReplicatorName.of(pair), pair, outcome, notes, work);
  }

  /** The same for a replicator's buckets. */
  public <T> T look(Access access, Outcome outcome, Function<PairStorage, T> work) {
    return looks.look(access, outcome, work);
  }

  /**
   * Compares the buckets of {@code storage}.
   *
   * @param listener told what came of each object, in the order of keys
   * @throws ReplinodeException not authorized when a key may not read, refused without such a
   *     bucket, unreachable when a server does not answer, inconclusive when its answers say
   *     nothing or the command's time is over, interrupted on a signal
   */
  public ComparisonResult compare(
      PairStorage storage, ComparisonOptions options, Consumer<Finding> listener) {
    BucketPair pair = storage.pair();
    Comparison comparison =
        new Comparison(
            waiter.clock(), options, progress::compared, finding -> tell(finding, listener));
    try {
      return comparison.compare(
          new Comparison.Side(storage.source(), pair.source().bucket()),
          new Comparison.Side(storage.dest(), pair.dest().bucket()));
    } catch (StorageException e) {
      throw ReplinodeException.of(kind(e), "comparing " + pair, e.getMessage()).causedBy(e);
    }
  }

  private void tell(Finding finding, Consumer<Finding> listener) {
    waiter.pause(Duration.ZERO);
    if (waiter.atMost(MOMENT).isZero()) {
      throw ReplinodeException.of(
          Kind.INCONCLUSIVE, "comparing the buckets", "the command's --timeout is over");
    }
    listener.accept(finding);
  }

  private static Kind kind(StorageException e) {
    return switch (e.kind()) {
      case ACCESS_DENIED, BAD_KEY -> Kind.NOT_AUTHORIZED;
      case NO_SUCH_BUCKET -> Kind.REFUSED;
      case UNREACHABLE, BUSY -> Kind.UNREACHABLE;
      case OTHER -> Kind.INCONCLUSIVE;
    };
  }
}
