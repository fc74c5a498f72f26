package dev.replinode.domain.publish;

import dev.replinode.domain.ReplinodeException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Does independent pieces of work, a few at a time, begun in their order. After the first failure
 * no further one is begun; those under way are let end, because a create that is cut leaves nobody
 * knowing what was made.
 */
final class Lanes {
  private final List<Runnable> work;
  private final Map<Integer, ReplinodeException> failures = new TreeMap<>();
  private int next;
  private boolean isStopped;
  private boolean isInterrupted;
  private Error bug;

  Lanes(List<Runnable> work) {
    this.work = List.copyOf(work);
  }

  /**
   * Works until all is done, or until all that was begun has ended.
   *
   * @param width how many pieces are under way at once, at most
   * @return the failures, in the order of the work
   */
  Collection<ReplinodeException> run(int width) {
    int lanes = Math.min(width, work.size());
    if (lanes > 0) {
      ExecutorService pool = Executors.newFixedThreadPool(lanes);
      for (int i = 0; i < lanes; i++) {
        pool.execute(this::lane);
      }
      pool.shutdown();
      awaitAll(pool);
    }
    return ended();
  }

  /** Whether the calling thread was told to end; its flag was taken down meanwhile. */
  synchronized boolean isInterrupted() {
    return isInterrupted;
  }

  private void awaitAll(ExecutorService pool) {
    while (!pool.isTerminated()) {
      try {
        pool.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted();
      }
    }
    // The last piece may end before the wait begins: then nothing is thrown, the flag is just up.
    if (Thread.interrupted()) {
      interrupted();
    }
  }

  private synchronized void interrupted() {
    isInterrupted = true;
    isStopped = true;
  }

  private synchronized Collection<ReplinodeException> ended() {
    if (bug != null) {
      throw bug;
    }
    return List.copyOf(failures.values());
  }

  private void lane() {
    for (OptionalInt piece = take(); piece.isPresent(); piece = take()) {
      try {
        work.get(piece.getAsInt()).run();
      } catch (ReplinodeException e) {
        failed(piece.getAsInt(), e);
      } catch (RuntimeException e) {
        broken(new AssertionError("a piece of work ended in a way that was not foreseen", e));
      } catch (Error e) {
        broken(e);
      }
    }
  }

  private synchronized OptionalInt take() {
    return isStopped || next == work.size() ? OptionalInt.empty() : OptionalInt.of(next++);
  }

  private synchronized void failed(int piece, ReplinodeException failure) {
    failures.put(piece, failure);
    isStopped = true;
  }

  private synchronized void broken(Error error) {
    bug = bug == null ? error : bug;
    isStopped = true;
  }
}
