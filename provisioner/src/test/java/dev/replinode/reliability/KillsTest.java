package dev.replinode.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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

  private final ReliabilityDocument document = new ReliabilityDocument();
  private final TreeSet<Integer> hit = new TreeSet<>();
  private final TreeMap<Integer, Integer> ends = new TreeMap<>();
  private int deaths;

  @ParameterizedTest
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  @EnumSource(Scenario.class)
  void a_command_that_is_killed_and_repeated_ends_as_if_nothing_had_happened(Scenario scenario)
      throws IOException {
    int moments = moments(scenario);
    Random random = new Random(SEED);
    List<String> mistakes = new ArrayList<>();
    for (int round = Soak.isOn() ? SOAK : SAMPLE; round > 0; round--) {
      int first = 1 + random.nextInt(moments);
      int second = random.nextBoolean() ? 1 + random.nextInt(moments) : Integer.MAX_VALUE;
      mistakes.addAll(mistakes(scenario, first, second));
      hit.add(first);
    }
    assertEquals("", String.join("\n", mistakes));
    if (Soak.isOn()) {
      compare("kills of " + scenario.mark(), row(scenario, moments));
    }
  }

  private static int moments(Scenario scenario) {
    try (World world = scenario.world()) {
      Death never = new Death(world, Integer.MAX_VALUE);
      never.run(scenario.command());
      return never.moments().size();
    }
  }

  private List<String> mistakes(Scenario scenario, int first, int second) {
    try (World world = scenario.world()) {
      Death one = new Death(world, first);
      one.run(scenario.command());
      Death other = new Death(world, second);
      other.run(scenario.command());
      deaths += (one.where().equals("nowhere") ? 0 : 1) + (other.where().equals("nowhere") ? 0 : 1);
      World.Ended last = world.run(scenario.command());
      ends.merge(last.code(), 1, Integer::sum);
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

  private String row(Scenario scenario, int moments) {
    String codes =
        ends.entrySet().stream()
            .map(end -> end.getValue() + " × " + end.getKey())
            .collect(Collectors.joining(", "));
    return "| %s | %d | %d | %d | %d | %s |"
        .formatted(scenario.title(), moments, SOAK, deaths, hit.size(), codes);
  }

  private void compare(String mark, String row) throws IOException {
    List<String> table =
        List.of(
            "| command | moments | series | kills | moments hit first | last exit code |",
            "|---|---|---|---|---|---|",
            row);
    if (ReliabilityDocument.isToBeWritten()) {
      document.write(mark, table);
    } else {
      assertEquals(table, document.table(mark));
    }
  }
}
