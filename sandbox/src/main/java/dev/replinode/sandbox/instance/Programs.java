package dev.replinode.sandbox.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Gets what instances need of the distribution, bubblewrap and rclone, when the first instance asks
 * for it, and keeps it. A failure is tried again with the next instance.
 */
final class Programs {
  private final Packages packages;
  private final double timeScale;
  private CompletableFuture<Ready> pending;

  /**
   * What could be had.
   *
   * @param isolation empty when instances cannot be isolated on this host
   * @param rclone the program that instances may install
   * @param rcloneProblem why there is none, and what to do about it; empty when there is one
   */
  record Ready(Optional<Isolation> isolation, Optional<Path> rclone, String rcloneProblem) {
    boolean isComplete() {
      return isolation.isPresent() && rclone.isPresent();
    }
  }

  Programs(Packages packages, double timeScale) {
    this.packages = packages;
    this.timeScale = timeScale;
  }

  /** Calls back when the programs are there, or it is known that they are not to be had. */
  synchronized void whenReady(Consumer<Ready> callback) {
    if (pending == null || hasFailed(pending)) {
      pending = CompletableFuture.supplyAsync(this::fetch);
    }
    pending = pending.whenComplete((ready, failure) -> tell(callback, ready, failure));
  }

  private static boolean hasFailed(CompletableFuture<Ready> fetched) {
    return fetched.isCompletedExceptionally() || (fetched.isDone() && !fetched.join().isComplete());
  }

  private static void tell(Consumer<Ready> callback, Ready ready, Throwable failure) {
    if (failure == null) {
      callback.accept(ready);
    } else {
      System.err.println("sandbox: instances cannot run: " + failure);
    }
  }

  private Ready fetch() {
    Optional<Isolation> isolation = isolation();
    try {
      return new Ready(isolation, Optional.of(packages.find("rclone", "rclone")), "");
    } catch (IOException e) {
      String problem =
          "rclone is not to be had: " + e.getMessage() + ". Install it: apt-get install rclone";
      return new Ready(isolation, Optional.empty(), problem);
    }
  }

  private Optional<Isolation> isolation() {
    try {
      return Isolation.probe(packages.find("bubblewrap", "bwrap"), timeScale);
    } catch (IOException e) {
      System.err.println("sandbox: instances are not isolated: " + e.getMessage());
      return Optional.empty();
    }
  }
}
