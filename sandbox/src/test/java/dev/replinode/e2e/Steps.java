package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the steps of a client went.
 *
 * @param complaints by the name of the step, in the order they were taken; empty when it went well
 */
record Steps(Map<String, String> complaints) {

  /** A step that may fail with anything. */
  @FunctionalInterface
  interface Step {
    void take() throws Exception;
  }

  /** Reads what a client's program printed: {@code ok NAME} or {@code not ok NAME: why}. */
  static Steps parse(String output) {
    Map<String, String> complaints = new LinkedHashMap<>();
    for (String line : output.lines().toList()) {
      if (line.startsWith("ok ")) {
        complaints.put(line.substring(3), "");
      } else if (line.startsWith("not ok ")) {
        String[] parts = line.substring(7).split(": ", 2);
        complaints.put(parts[0], parts.length > 1 ? parts[1] : "failed");
      }
    }
    assertTrue(complaints.size() > 10, () -> "the client took no steps: " + output);
    return new Steps(complaints);
  }

  Set<String> names() {
    return complaints.keySet();
  }

  Set<String> failed() {
    return complaints.entrySet().stream()
        .filter(step -> !step.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  void assertAllWentWell() {
    List<String> failures =
        complaints.entrySet().stream()
            .filter(step -> !step.getValue().isEmpty())
            .map(step -> step.getKey() + ": " + step.getValue())
            .toList();
    assertEquals(List.of(), failures);
  }
}
