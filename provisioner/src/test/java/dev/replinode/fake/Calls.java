package dev.replinode.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Every call to the fake account, in order, and the failures that a test plants in them. Calls may
 * come from several threads; what a test plants before or after one runs outside any lock.
 */
public final class Calls {
  private final List<String> made = new ArrayList<>();
  private final Map<String, Deque<Runnable>> before = new HashMap<>();
  private final Map<String, Deque<Runnable>> after = new HashMap<>();

  /** The next call of that name fails and has no effect. */
  public Calls fail(String name, RuntimeException failure) {
    return before(name, () -> raise(failure));
  }

  /** The next call of that name has its effect, and then no answer comes. */
  public synchronized Calls loseAnswer(String name, RuntimeException failure) {
    after.computeIfAbsent(name, key -> new ArrayDeque<>()).add(() -> raise(failure));
    return this;
  }

  /** Something happens just before the next call of that name. */
  public synchronized Calls before(String name, Runnable action) {
    before.computeIfAbsent(name, key -> new ArrayDeque<>()).add(action);
    return this;
  }

  /** All calls, such as {@code keys.mint replinode-a-source}. */
  public synchronized List<String> made() {
    return List.copyOf(made);
  }

  /** The calls whose name begins so. */
  public List<String> made(String name) {
    return made().stream().filter(call -> call.startsWith(name)).toList();
  }

  /** The calls that change something, in order. */
  public List<String> changes() {
    return made().stream()
        .filter(call -> call.matches("\\w+\\.(create|update|delete|mint|setTags) .*"))
        .toList();
  }

  <T> T make(String name, Object argument, Supplier<T> work) {
    note(name + " " + argument);
    run(before, name);
    T answer = work.get();
    run(after, name);
    return answer;
  }

  private synchronized void note(String call) {
    made.add(call);
  }

  private synchronized Runnable planted(Map<String, Deque<Runnable>> where, String name) {
    return where.getOrDefault(name, new ArrayDeque<>()).poll();
  }

  private void run(Map<String, Deque<Runnable>> where, String name) {
    Runnable action = planted(where, name);
    if (action != null) {
      action.run();
    }
  }

  private static void raise(RuntimeException failure) {
    throw failure;
  }
}
