package dev.replinode.fake;

import dev.replinode.domain.wait.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A clock that moves only when somebody sleeps, and remembers the sleeps; a sleep of no length is
 * only a look whether a signal came. May be used by several threads.
 */
public final class FakeTime implements InstantSource, Sleeper {
  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T15:30:00Z");
  private Runnable beforeSleep = () -> {};
  private int interruptedAt = Integer.MAX_VALUE;
  private boolean isUnheeding;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    if (!isUnheeding && sleeps.size() + 1 >= interruptedAt) {
      throw new InterruptedException("a signal of the test");
    }
    if (duration.isZero()) {
      return;
    }
    beforeSleep.run();
    sleeps.add(duration);
    now = now.plus(duration);
  }

  @Override
  public void unheeding(Duration atMost, Runnable work) {
    boolean before = unheed(true);
    try {
      work.run();
    } finally {
      unheed(before);
    }
  }

  private synchronized boolean unheed(boolean next) {
    boolean before = isUnheeding;
    isUnheeding = next;
    return before;
  }

  /** A signal comes during the sleep of that number, counted from 1. */
  public synchronized FakeTime interruptAt(int sleep) {
    interruptedAt = sleep;
    return this;
  }

  /** Something happens just before each sleep. */
  public FakeTime beforeSleep(Runnable action) {
    beforeSleep = action;
    return this;
  }

  /** Lets time go by without a sleep, as a slow request does. */
  public synchronized FakeTime pass(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  /** All sleeps so far. */
  public synchronized List<Duration> sleeps() {
    return List.copyOf(sleeps);
  }

  /** All sleeps so far, in whole seconds. */
  public synchronized List<Long> seconds() {
    return sleeps.stream().map(Duration::toSeconds).toList();
  }
}
