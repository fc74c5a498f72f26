package dev.replinode.domain.storage;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells a server that refuses single objects, as those of another account or under a customer's key
 * of encryption, from one that refuses everything. May be used by several threads at once.
 */
final class Refusals {
  private final int enough;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicReference<StorageException> first = new AtomicReference<>();
  private volatile boolean isAnyAnswered;

  /** So many refusals as {@code enough}, and not one answer, are no matter of the objects. */
  Refusals(int enough) {
    this.enough = enough;
  }

  /** Whether the server answered, and said no to this request; another object may fare better. */
  static boolean isRefusal(StorageException e) {
    return e.kind() == StorageException.Kind.ACCESS_DENIED
        || e.kind() == StorageException.Kind.OTHER;
  }

  void answered() {
    isAnyAnswered = true;
  }

  void refused(StorageException why) {
    first.compareAndSet(null, why);
    count.incrementAndGet();
  }

  /** Whether there is no use in asking for further objects. */
  boolean isOfEverything() {
    return !isAnyAnswered && count.get() >= enough;
  }

  /**
   * Of a few objects as of many, a key that may read none of them is not allowed to read.
   *
   * @throws StorageException {@link StorageException.Kind#ACCESS_DENIED}
   */
  void requireRights() {
    StorageException why = first.get();
    if (!isAnyAnswered && why != null && why.kind() == StorageException.Kind.ACCESS_DENIED) {
      throw why;
    }
  }
}
