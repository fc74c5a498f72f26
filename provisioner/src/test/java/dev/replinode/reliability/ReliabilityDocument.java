package dev.replinode.reliability;

import dev.replinode.reliability.FaultPlan.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables in {@code docs/reliability.md}. They are written with {@code -Dreplinode.write=true}
 * together with {@code -Psoak}, and read otherwise.
 */
final class ReliabilityDocument {
  private final Path file =
      Path.of(System.getProperty("basedir", ".")).resolve("../docs/reliability.md").normalize();

  static boolean isToBeWritten() {
    return Boolean.getBoolean("replinode.write");
  }

  /** The rows of one table as they are in the document. */
  List<String> table(Scenario scenario, Reach reach) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int from = lines.indexOf(begin(scenario, reach)) + 1;
    int to = lines.indexOf(end(scenario, reach));
    if (from == 0 || to < from) {
      throw new AssertionError(file + " has no place for " + begin(scenario, reach));
    }
    return List.copyOf(lines.subList(from, to));
  }

  /** What the document says of one case; empty cells are impossible cases. */
  String cell(FaultCase one) throws IOException {
    List<String> rows = table(one.scenario(), one.plan().reach());
    int row = one.plan().number() + 1;
    if (row >= rows.size()) {
      return "no such row";
    }
    String[] cells = rows.get(row).split("\\|", -1);
    return cells[List.of(Fault.values()).indexOf(one.plan().fault()) + 3].strip();
  }

  /** Puts a table in its place. */
  void write(Scenario scenario, Reach reach, List<String> table) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    table(scenario, reach);
    lines
        .subList(lines.indexOf(begin(scenario, reach)) + 1, lines.indexOf(end(scenario, reach)))
        .clear();
    lines.addAll(lines.indexOf(end(scenario, reach)), table);
    Files.write(file, lines);
  }

  private static String begin(Scenario scenario, Reach reach) {
    return "<!-- " + scenario.mark() + " " + reach + " -->";
  }

  private static String end(Scenario scenario, Reach reach) {
    return "<!-- end of " + scenario.mark() + " " + reach + " -->";
  }
}
