package dev.replinode.app;

import dev.replinode.domain.wait.Sleeper;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a signal end the command in good order: the sleeper wakes, the command says how to come
 * back, and only then does the program exit. A request that is under way is answered first: a
 * create that was cut would leave nobody knowing what was made.
 */
final class Interruption implements Sleeper {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int UNFINISHED = 130;

  private final CountDownLatch signalled = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicInteger exitCode = new AtomicInteger(UNFINISHED);

  private Interruption() {}

  /** Begins to listen for the end of the program. */
  static Interruption install() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::onShutdown, "interruption"));
    return interruption;
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    if (signalled.await(Math.max(0, duration.toMillis()), TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("a signal asked the command to end");
    }
  }

  /** Ends the program with {@code code}, after a signal too; called once, when all is said. */
  void exit(int code) {
    exitCode.set(code);
    finished.countDown();
    System.exit(code);
  }

  private void onShutdown() {
    if (finished.getCount() == 0) {
      return;
    }
    signalled.countDown();
    try {
      finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(exitCode.get());
  }
}
