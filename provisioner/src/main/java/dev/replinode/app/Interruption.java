package dev.replinode.app;

import dev.replinode.domain.wait.Sleeper;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lets a signal end the command in good order: the sleeper wakes, the command says how to come
 * back, and only then does the program exit. A request that is under way is answered first: a
 * create that was cut would leave nobody knowing what was made. What takes something back is let
 * finish, for as long as it was given.
 */
final class Interruption implements Sleeper {
  /**
   * More than the longest that a connection and an answer are waited for: 10 s and 60 s, see {@link
   * dev.replinode.linode.LinodeSettings}.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(75);

  /** After so much silence it is said why the program does not end. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  private static final int UNFINISHED = 130;

  private final CountDownLatch signalled = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicInteger exitCode = new AtomicInteger(UNFINISHED);
  private final LongSupplier nanos;
  private volatile boolean isUnheeding;
  private volatile long unheedingUntil;

  Interruption(LongSupplier nanos) {
    this.nanos = nanos;
    this.unheedingUntil = nanos.getAsLong();
  }

  /** Begins to listen for the end of the program. */
  static Interruption install() {
    Interruption interruption = new Interruption(System::nanoTime);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> interruption.onShutdown(System.err::println), "interruption"));
    return interruption;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    long wanted = Math.max(0, duration.toNanos());
    long unheeded = isUnheeding ? Math.min(wanted, Math.max(0, unheedingFor())) : 0;
    // Nobody exits while a command works, so this only spends time.
    finished.await(unheeded, TimeUnit.NANOSECONDS);
    if (isUnheeding && unheedingFor() > 0) {
      return;
    }
    if (signalled.await(wanted - unheeded, TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("a signal asked the command to end");
    }
  }

  @Override
  public void unheeding(Duration atMost, Runnable work) {
    if (isUnheeding) {
      work.run();
      return;
    }
    unheedingUntil = nanos.getAsLong() + atMost.toNanos();
    isUnheeding = true;
    try {
      work.run();
    } finally {
      isUnheeding = false;
      unheedingUntil = nanos.getAsLong();
    }
  }

  /** Nanoseconds until a signal is heeded again; since when it is, when negative. */
  private long unheedingFor() {
    return unheedingUntil - nanos.getAsLong();
  }

  /** A signal came: every sleep from now on ends at once, but those that heed none. */
  void signal() {
    signalled.countDown();
  }

  /** Nanoseconds that the command still has to end by itself after a signal at {@code signal}. */
  long patience(long signal) {
    long sinceSignal = nanos.getAsLong() - signal;
    return PATIENCE.toNanos() + Math.max(-sinceSignal, unheedingFor());
  }

  /** Ends the program with {@code code}, after a signal too; called once, when all is said. */
  void exit(int code) {
    exitCode.set(code);
    finished.countDown();
    System.exit(code);
  }

  private void onShutdown(Consumer<String> tell) {
    if (finished.getCount() == 0) {
      return;
    }
    signal();
    long now = nanos.getAsLong();
    try {
      if (!finished.await(QUIET.toNanos(), TimeUnit.NANOSECONDS)) {
        tell.accept("ending: a request that is under way is answered first");
      }
      for (long left = patience(now); left > 0; left = patience(now)) {
        if (finished.await(left, TimeUnit.NANOSECONDS)) {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode.get());
  }
}
