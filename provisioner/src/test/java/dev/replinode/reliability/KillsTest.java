package dev.replinode.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Commands that are killed at any moment, before and after each request, in each pause, between
 * requests to the storage, and are then run again; some are killed a second time on the way.
 */
class KillsTest {
  private static final long SEED = 20261122;
  private static final int SOAK = 200;
  private static final int SAMPLE = 10;

  @ParameterizedTest
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  @EnumSource(Scenario.class)
  void a_command_that_is_killed_and_repeated_ends_as_if_nothing_had_happened(Scenario scenario) {
    int moments = moments(scenario);
    Random random = new Random(SEED);
    List<String> mistakes = new ArrayList<>();
    for (int round = Soak.isOn() ? SOAK : SAMPLE; round > 0; round--) {
      int first = 1 + random.nextInt(moments);
      int second = random.nextBoolean() ? 1 + random.nextInt(moments) : Integer.MAX_VALUE;
      mistakes.addAll(mistakes(scenario, first, second));
    }
    assertEquals("", String.join("\n", mistakes));
  }

  private static int moments(Scenario scenario) {
    try (World world = scenario.world()) {
      Death never = new Death(world, Integer.MAX_VALUE);
      never.run(scenario.command());
      return never.moments().size();
    }
  }

  private static List<String> mistakes(Scenario scenario, int first, int second) {
    try (World world = scenario.world()) {
      Death one = new Death(world, first);
      one.run(scenario.command());
      Death other = new Death(world, second);
      other.run(scenario.command());
      World.Ended last = world.run(scenario.command());
      List<String> mistakes = new ArrayList<>(world.mistakesIn(last));
      if (!scenario.isGoodEnd(last)) {
        mistakes.add("exit code " + last.code() + " " + last.errors("error: "));
      }
      if (scenario != Scenario.DELETE) {
        mistakes.addAll(world.sweepReadKeys(2));
      }
      mistakes.addAll(scenario.mistakes(world));
      String where = scenario + " killed at " + one.where() + " and " + other.where() + ": ";
      return mistakes.stream().map(mistake -> where + mistake).toList();
    }
  }
}
