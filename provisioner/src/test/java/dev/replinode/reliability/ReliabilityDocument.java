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
    return table(mark(scenario, reach));
  }

  /** The rows between the two marks of that name. */
  List<String> table(String mark) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int from = lines.indexOf(begin(mark)) + 1;
    int to = lines.indexOf(end(mark));
    if (from == 0 || to < from) {
      throw new AssertionError(file + " has no place for " + begin(mark));
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
    write(mark(scenario, reach), table);
  }

  /** Puts rows between the two marks of that name. */
  void write(String mark, List<String> table) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    table(mark);
    lines.subList(lines.indexOf(begin(mark)) + 1, lines.indexOf(end(mark))).clear();
    lines.addAll(lines.indexOf(end(mark)), table);
    Files.write(file, lines);
  }

  private static String mark(Scenario scenario, Reach reach) {
    return scenario.mark() + " " + reach;
  }

  private static String begin(String mark) {
    return "<!-- " + mark + " -->";
  }

  private static String end(String mark) {
    return "<!-- end of " + mark + " -->";
  }
}
