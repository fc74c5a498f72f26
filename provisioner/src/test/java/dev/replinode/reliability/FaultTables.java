package dev.replinode.reliability;

import dev.replinode.reliability.FaultPlan.Reach;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What became of each case, as tables: a row a request, a column a fault. */
final class FaultTables {
  private final Map<Scenario, List<String>> requests = new TreeMap<>();
  private final Map<String, String> cells = new TreeMap<>();

  /** The requests of a command that nothing happens to. */
  void rows(Scenario scenario, List<String> operations) {
    requests.put(scenario, List.copyOf(operations));
  }

  List<String> rows(Scenario scenario) {
    return requests.get(scenario);
  }

  void put(FaultCase one, String cell) {
    cells.put(one.toString(), cell);
  }

  /** Whether a fault can reach that far: a door that is shut is shut for every request. */
  static boolean isPossible(Fault fault, Reach reach) {
    return fault != Fault.REFUSED || reach != Reach.AGAIN;
  }

  /** One table in Markdown. */
  List<String> table(Scenario scenario, Reach reach) {
    String head =
        Stream.of(Fault.values()).map(Fault::column).collect(Collectors.joining(" | ", "| ", " |"));
    String line = "|---".repeat(Fault.values().length + 2) + "|";
    Stream<String> rows =
        Stream.iterate(1, number -> number + 1)
            .limit(rows(scenario).size())
            .map(number -> row(scenario, number, reach));
    return Stream.concat(Stream.of("| # | request " + head, line), rows).toList();
  }

  private String row(Scenario scenario, int number, Reach reach) {
    String request = rows(scenario).get(number - 1).replace("linode%2F", "");
    return Stream.of(Fault.values())
        .map(fault -> cell(new FaultCase(scenario, new FaultPlan(number, fault, reach))))
        .collect(Collectors.joining(" | ", "| " + number + " | `" + request + "` | ", " |"));
  }

  String cell(FaultCase one) {
    return isPossible(one.plan().fault(), one.plan().reach())
        ? cells.getOrDefault(one.toString(), "?")
        : " ";
  }
}
