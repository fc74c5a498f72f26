package dev.replinode.domain.storage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Iterates while a thread of its own fetches what comes next, so that two listings wait for their
 * servers at the same time. Objects are handed over by the hundred, for a hand-over costs more than
 * all the rest; about a page is held.
 */
final class ReadAhead implements Iterator<ObjectSummary>, AutoCloseable {
  private static final int BATCH = 250;
  private static final int BATCHES_AHEAD = 3;

  private final BlockingQueue<Batch> queue = new LinkedBlockingQueue<>(BATCHES_AHEAD);
  private final Thread thread;
  private Batch batch = Batch.of(List.of());
  private int taken;

  /**
   * Some objects.
   *
   * @param isLast whether nothing follows
   * @param failure why nothing follows; {@code null} at a good end
   */
  private record Batch(List<ObjectSummary> objects, boolean isLast, Throwable failure) {
    static Batch of(List<ObjectSummary> objects) {
      return new Batch(objects, false, null);
    }
  }

  ReadAhead(Iterable<ObjectSummary> objects) {
    this.thread = new Thread(() -> fetch(objects), "listing");
    thread.setDaemon(true);
    thread.start();
  }

  private void fetch(Iterable<ObjectSummary> objects) {
    try {
      queue.put(last(objects));
    } catch (InterruptedException e) {
      // Closed: nobody waits for the rest.
      Thread.currentThread().interrupt();
    }
  }

  /** Hands all over but the last batch, which it returns. */
  private Batch last(Iterable<ObjectSummary> objects) throws InterruptedException {
    List<ObjectSummary> next = new ArrayList<>(BATCH);
    try {
      for (ObjectSummary object : objects) {
        next.add(object);
        if (next.size() == BATCH) {
          queue.put(Batch.of(next));
          next = new ArrayList<>(BATCH);
        }
      }
      return new Batch(next, true, null);
    } catch (RuntimeException | Error e) {
      // Whoever waits has to hear of it, whatever it is.
      return new Batch(next, true, e);
    }
  }

  @Override
  public boolean hasNext() {
    while (taken == batch.objects().size() && !batch.isLast()) {
      batch = take();
      taken = 0;
    }
    if (taken < batch.objects().size()) {
      return true;
    }
    if (batch.failure() instanceof Error error) {
      throw error;
    }
    if (batch.failure() instanceof RuntimeException failure) {
      throw failure;
    }
    return false;
  }

  @Override
  public ObjectSummary next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return batch.objects().get(taken++);
  }

  private Batch take() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException(StorageException.Kind.OTHER, "the comparison was interrupted", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
