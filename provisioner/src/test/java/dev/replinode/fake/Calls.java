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
  private int callsToKill = Integer.MAX_VALUE;
  private boolean killHasEffect;

  /** What a kill is to the code: nothing that it could catch and make good. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String call) {
      super(call);
    }
  }

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
        .filter(call -> call.matches("\\w+\\.(create|update|delete|mint|setTags|relabel) .*"))
        .toList();
  }

  /** The command is killed at the call of that number, counted from 1: nothing of it goes on. */
  public synchronized Calls killAt(int call, boolean hasEffect) {
    callsToKill = call;
    killHasEffect = hasEffect;
    return this;
  }

  /** Another command begins. */
  public Calls revive() {
    return killAt(Integer.MAX_VALUE, false);
  }

  <T> T make(String name, Object argument, Supplier<T> work) {
    int left = countDown();
    if (left < 0 || (left == 0 && !killHasEffect)) {
      throw new Killed(name);
    }
    note(name + " " + argument);
    run(before, name);
    T answer = work.get();
    if (left == 0) {
      throw new Killed(name);
    }
    run(after, name);
    return answer;
  }

  private synchronized int countDown() {
    return callsToKill == Integer.MAX_VALUE ? callsToKill : --callsToKill;
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
