package dev.replinode.domain.storage;

import dev.replinode.domain.storage.ComparisonResult.Totals;
import dev.replinode.domain.text.Printable;

/**
 * One bucket's listing, read ahead by one object, without what the tool keeps for itself, counted,
 * and checked for its order: a merge of listings in another order would report nonsense.
 */
final class OrderedListing implements AutoCloseable {
  /** Where the replication keeps its status and state; no part of the data. */
  static final String OWN_PREFIX = ".replinode/";

  private static final int SHOWN = 120;

  private final String bucket;
  private final ReadAhead objects;
  private ObjectSummary current;
  private boolean isStarted;
  private String lastKey;
  private long count;
  private long bytes;

  OrderedListing(Comparison.Side side) {
    this.bucket = side.bucket();
    this.objects = new ReadAhead(side.store().list(side.bucket(), ""));
  }

  /** The next object without taking it; {@code null} at the end. */
  ObjectSummary peek() {
    if (!isStarted) {
      isStarted = true;
      step();
    }
    return current;
  }

  /** Takes the next object; only when {@link #peek} is not {@code null}. */
  ObjectSummary take() {
    ObjectSummary taken = current;
    count++;
    bytes += taken.size();
    step();
    return taken;
  }

  /** What has been taken so far. */
  Totals totals() {
    return new Totals(count, bytes);
  }

  @Override
  public void close() {
    objects.close();
  }

  private void step() {
    current = null;
    while (current == null && objects.hasNext()) {
      ObjectSummary next = objects.next();
      requireOrder(next.key());
      current = next.key().startsWith(OWN_PREFIX) ? null : next;
    }
  }

  private void requireOrder(String key) {
    if (lastKey != null && KeyOrder.UTF8.compare(lastKey, key) >= 0) {
      throw new StorageException(
          StorageException.Kind.OTHER,
          "the server lists bucket "
              + bucket
              + " out of order (\""
              + Printable.of(key, SHOWN)
              + "\" after \""
              + Printable.of(lastKey, SHOWN)
              + "\"), so it cannot be compared");
    }
    lastKey = key;
  }
}
