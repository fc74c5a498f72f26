package dev.replinode.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.reliability.FaultCase.Result;
import dev.replinode.reliability.FaultPlan.Reach;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every request of {@code create} and {@code delete} meets every fault; where the command gives up
 * it is run again. The usual build tries a sample, the soak build everything.
 */
class FaultsTest {
  private static final int SAMPLE = 100;
  private static final long SEED = 20261122;

  private final FaultTables tables = new FaultTables();
  private final ReliabilityDocument document = new ReliabilityDocument();

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void every_command_ends_in_one_of_each_and_nothing_left() throws IOException {
    List<FaultCase> cases = cases();
    List<String> mistakes = new ArrayList<>();
    for (FaultCase one : cases) {
      Result result = one.run();
      tables.put(one, result.cell());
      if (Soak.isOn()) {
        System.out.println(one + ": " + result.cell() + ", " + result.requests() + " requests");
      }
      result
          .mistakes()
          .forEach(mistake -> mistakes.add(one + " " + result.cell() + ": " + mistake));
    }
    assertEquals("", String.join("\n", mistakes));
    compare(cases);
  }

  private List<FaultCase> cases() {
    List<FaultCase> all = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      try (World world = scenario.world()) {
        World.Ended clean = world.run(scenario.command());
        assertEquals(List.of(), scenario.mistakes(world), clean.err());
        tables.rows(scenario, clean.operations());
      }
      for (Reach reach : Reach.values()) {
        for (Fault fault : Fault.values()) {
          for (int number = 1; number <= tables.rows(scenario).size(); number++) {
            if (FaultTables.isPossible(fault, reach)) {
              all.add(new FaultCase(scenario, new FaultPlan(number, fault, reach)));
            }
          }
        }
      }
    }
    if (Soak.isOn()) {
      return all;
    }
    Collections.shuffle(all, new Random(SEED));
    return all.subList(0, SAMPLE);
  }

  /** The committed tables say what was found, or are written anew when that is asked for. */
  private void compare(List<FaultCase> cases) throws IOException {
    for (Scenario scenario : Scenario.values()) {
      for (Reach reach : Reach.values()) {
        if (Soak.isOn() && ReliabilityDocument.isToBeWritten()) {
          document.write(scenario, reach, tables.table(scenario, reach));
        } else if (Soak.isOn()) {
          tables.table(scenario, reach).forEach(System.out::println);
          assertEquals(tables.table(scenario, reach), document.table(scenario, reach));
        }
      }
    }
    for (FaultCase one : cases) {
      assertEquals(tables.cell(one), document.cell(one), one.toString());
    }
  }
}
