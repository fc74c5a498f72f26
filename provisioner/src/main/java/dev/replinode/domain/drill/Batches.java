package dev.replinode.domain.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Does the same for many, a few at a time, and keeps the order. */
final class Batches {
  private static final int AT_ONCE = 16;

  private final Executor executor;
  private final Runnable between;

  /** Calls {@code between} before each handful: it may end the work by throwing. */
  Batches(Executor executor, Runnable between) {
    this.executor = executor;
    this.between = between;
  }

  <T, R> List<R> map(List<T> items, Function<T, R> work) {
    List<R> results = new ArrayList<>();
    for (int from = 0; from < items.size(); from += AT_ONCE) {
      between.run();
      List<T> some = items.subList(from, Math.min(items.size(), from + AT_ONCE));
      List<CompletableFuture<R>> started = new ArrayList<>();
      some.forEach(
          item -> started.add(CompletableFuture.supplyAsync(() -> work.apply(item), executor)));
      started.forEach(one -> results.add(one.join()));
    }
    return results;
  }
}
