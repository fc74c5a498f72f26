package dev.replinode.domain.storage;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Brings findings to the tally in the order of their keys while some are still being made. At most
 * a few for each lane wait, so memory stays bounded.
 */
final class Findings implements AutoCloseable {
  private static final int WAITING_PER_LANE = 4;

  private final int mostWaiting;
  private final Tally tally;
  private final ExecutorService lanes;
  private final Queue<Future<Finding>> waiting = new ArrayDeque<>();

  /** Threads are started with the first task, so a comparison of listings alone has none. */
  Findings(int lanes, Tally tally) {
    this.mostWaiting = lanes * WAITING_PER_LANE;
    this.tally = tally;
    this.lanes = Executors.newFixedThreadPool(lanes, Findings::lane);
  }

  void add(Finding finding) {
    if (waiting.isEmpty()) {
      deliver(finding);
    } else {
      enqueue(CompletableFuture.completedFuture(finding));
    }
  }

  /**
   * Makes a finding on one of the lanes.
   *
   * @throws RuntimeException an earlier task failed with it
   */
  void submit(Callable<Finding> task) {
    enqueue(lanes.submit(task));
  }

  /** Waits for all that is being made. */
  void drain() {
    while (!waiting.isEmpty()) {
      deliver(result(waiting.remove()));
    }
  }

  @Override
  public void close() {
    lanes.shutdownNow();
  }

  private void enqueue(Future<Finding> finding) {
    waiting.add(finding);
    while (waiting.size() > mostWaiting) {
      deliver(result(waiting.remove()));
    }
  }

  private void deliver(Finding finding) {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted(null);
    }
    tally.add(finding);
  }

  private static Finding result(Future<Finding> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StorageException failure) {
        throw failure;
      }
      throw new IllegalStateException("a lane of the comparison failed", e.getCause());
    }
  }

  private static StorageException interrupted(Exception cause) {
    return new StorageException(
        StorageException.Kind.OTHER, "the comparison was interrupted", cause);
  }

  private static Thread lane(Runnable work) {
    Thread thread = new Thread(work, "comparison-lane");
    thread.setDaemon(true);
    return thread;
  }
}
