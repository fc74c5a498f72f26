package dev.replinode.domain.storage;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Iterates while a thread of its own fetches what comes next, so that two listings wait for their
 * servers at the same time. At most a page is held.
 */
final class ReadAhead implements Iterator<ObjectSummary>, AutoCloseable {
  private static final int AHEAD = 1_000;

  private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(AHEAD);
  private final Thread thread;
  private Object head;

  /** What the thread puts after the last object; {@code failure} is {@code null} at a good end. */
  private record End(RuntimeException failure) {}

  ReadAhead(Iterable<ObjectSummary> objects) {
    this.thread = new Thread(() -> fetch(objects), "listing");
    thread.setDaemon(true);
    thread.start();
  }

  private void fetch(Iterable<ObjectSummary> objects) {
    try {
      queue.put(fetched(objects));
    } catch (InterruptedException e) {
      // Closed: nobody waits for the rest.
      Thread.currentThread().interrupt();
    }
  }

  private End fetched(Iterable<ObjectSummary> objects) throws InterruptedException {
    try {
      for (ObjectSummary object : objects) {
        queue.put(object);
      }
      return new End(null);
    } catch (RuntimeException e) {
      return new End(e);
    }
  }

  @Override
  public boolean hasNext() {
    if (head == null) {
      head = take();
    }
    if (head instanceof End end) {
      if (end.failure() != null) {
        throw end.failure();
      }
      return false;
    }
    return true;
  }

  @Override
  public ObjectSummary next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ObjectSummary object = (ObjectSummary) head;
    head = null;
    return object;
  }

  private Object take() {
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
