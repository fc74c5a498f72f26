package dev.replinode.reliability;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One command, one fault: run, and run again if it gave up. */
record FaultCase(Scenario scenario, FaultPlan plan) {
  /** Documented codes: done, unreachable after retries, clean-up incomplete. */
  private static final Set<Integer> CODES = Set.of(0, 5, 7);

  private static final Duration SHORT = Duration.ofMillis(60);
  private static final int TRIES = 5;

  /**
   * What came of it.
   *
   * @param cell the exit code, and after an arrow that of the second run
   * @param requests how many the first run made
   * @param mistakes what must not be; empty when all is well
   */
  record Result(String cell, int requests, List<String> mistakes) {}

  /** Runs it; one that a slow machine has disturbed is repeated. */
  Result run() {
    for (int attempt = 1; ; attempt++) {
      try (World world = scenario.world()) {
        Result result = run(world);
        if (!world.wasDisturbed() || attempt == TRIES) {
          return result;
        }
      }
    }
  }

  private Result run(World world) {
    if (plan.fault() == Fault.SLOW) {
      world.patience(SHORT);
    }
    List<JsonObject> before = world.ours();
    World.Ended first = world.run(plan, scenario.command());
    world.patience(World.LONG);
    List<String> mistakes = new ArrayList<>(world.mistakesIn(first));
    mistakes.addAll(world.mistakesAlways());
    if (!CODES.contains(first.code())) {
      mistakes.add("exit code " + first.code() + ": " + first.errors("error: "));
    }
    String cell = String.valueOf(first.code());
    if (first.code() != 0) {
      mistakes.addAll(world.unnamed(before, first));
      World.Ended again = world.run(scenario.command());
      cell += "→" + again.code();
      mistakes.addAll(world.mistakesIn(again));
      if (!scenario.isGoodEnd(again)) {
        mistakes.add("again: " + again.errors("error: "));
      }
    }
    if (scenario != Scenario.DELETE) {
      mistakes.addAll(world.sweepReadKeys(TRIES));
    }
    mistakes.addAll(scenario.mistakes(world));
    return new Result(cell, first.operations().size(), mistakes);
  }

  @Override
  public String toString() {
    return scenario + " " + plan.number() + " " + plan.fault().column() + " " + plan.reach();
  }
}
