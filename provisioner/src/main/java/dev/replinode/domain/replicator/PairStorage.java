package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.ObjectStores;
import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.domain.wait.Observation;
import dev.replinode.domain.wait.PollSchedule;
import dev.replinode.domain.wait.Waiter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Supplier;

/** Both buckets, opened with the keys at hand. */
public final class PairStorage implements AutoCloseable {
  /**
   * A new key may be refused for up to half a minute on E2 and E3 endpoints; twice that is safe.
   */
  static final Duration NEW_KEY_PATIENCE = Duration.ofSeconds(60);

  private final BucketPair pair;
  private final BucketCredentials credentials;
  private final ObjectStore source;
  private final ObjectStore dest;

  /** Opens both endpoints; makes no request. */
  public PairStorage(BucketPair pair, BucketCredentials credentials, ObjectStores stores) {
    this.pair = pair;
    this.credentials = credentials;
    this.source = stores.open(pair.source().endpoint(), credentials.source());
    this.dest = stores.open(pair.dest().endpoint(), credentials.dest());
  }

  /** The buckets. */
  public BucketPair pair() {
    return pair;
  }

  /** The keys it was opened with, for readers of another kind. */
  public BucketCredentials credentials() {
    return credentials;
  }

  /** The source, as the source key sees it. */
  public ObjectStore source() {
    return source;
  }

  /** The destination, as the destination key sees it. */
  public ObjectStore dest() {
    return dest;
  }

  /** Waits until keys that were just made can list their buckets. */
  void awaitNewKeys(Waiter waiter) {
    awaitAccess(waiter, pair.source(), source);
    awaitAccess(waiter, pair.dest(), dest);
  }

  /**
   * Tries the user's keys: list the source, list the destination, write, read and remove a small
   * object in the destination's {@code .replinode/}.
   *
   * @throws ReplinodeException refused, with the bucket and what the key may not do
   */
  void requireAccess(String runId) {
    requireSource();
    requireDest();
    requireWrite(runId);
  }

  /**
   * Lists the source and reads of one object that it is there.
   *
   * @return whether the source holds an object
   * @throws ReplinodeException refused, with the bucket and what the key may not do
   */
  boolean requireSource() {
    String bucket = pair.source().bucket();
    return attempt(
        "reading bucket " + pair.source(),
        () -> {
          Iterator<ObjectSummary> objects = source.list(bucket, "").iterator();
          return objects.hasNext() && source.head(bucket, objects.next().key()).isPresent();
        });
  }

  /** Lists the destination; fails as {@link #requireSource} does. */
  void requireDest() {
    attempt("reading bucket " + pair.dest(), () -> probe(dest, pair.dest().bucket()));
  }

  /**
   * Writes, reads and removes a small object in the destination's {@code .replinode/}.
   *
   * @throws ReplinodeException refused, with what the key may not do, and naming the object when it
   *     stays
   */
  void requireWrite(String runId) {
    String bucket = pair.dest().bucket();
    String key = RunStatuses.FOLDER + "probe-" + runId;
    byte[] body = "replinode write probe\n".getBytes(StandardCharsets.UTF_8);
    attempt(
        "writing bucket " + pair.dest(),
        () -> {
          dest.put(bucket, key, body, "text/plain");
          return dest.get(bucket, key, body.length);
        });
    attempt(
        "removing object " + key + " from bucket " + pair.dest(),
        () -> {
          dest.delete(bucket, key);
          return true;
        });
  }

  private static boolean probe(ObjectStore store, String bucket) {
    store.probe(bucket);
    return true;
  }

  private static void awaitAccess(Waiter waiter, Site site, ObjectStore store) {
    waiter.await(
        "access to bucket " + site,
        NEW_KEY_PATIENCE,
        PollSchedule.every(Duration.ofSeconds(1)),
        () -> {
          try {
            return attempt(
                "reading bucket " + site,
                () -> {
                  store.probe(site.bucket());
                  return Observation.done("open", true);
                });
          } catch (ReplinodeException e) {
            if (isNotYet(e)) {
              return Observation.pending("the new key is not accepted yet");
            }
            throw e;
          }
        });
  }

  private static boolean isNotYet(ReplinodeException e) {
    return e.getCause() instanceof StorageException cause && isKeyProblem(cause);
  }

  /** Whether a new key may simply not be known yet. */
  static boolean isKeyProblem(StorageException e) {
    return e.kind() == StorageException.Kind.ACCESS_DENIED
        || e.kind() == StorageException.Kind.BAD_KEY;
  }

  /** Runs {@code work}; a storage failure becomes one the user is told. */
  static <T> T attempt(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (StorageException e) {
      Kind kind =
          switch (e.kind()) {
            case UNREACHABLE, BUSY -> Kind.UNREACHABLE;
            case NO_SUCH_BUCKET, ACCESS_DENIED, BAD_KEY, OTHER -> Kind.REFUSED;
          };
      throw ReplinodeException.of(kind, what, e.getMessage()).causedBy(e);
    }
  }

  @Override
  public void close() {
    source.close();
    dest.close();
  }
}
