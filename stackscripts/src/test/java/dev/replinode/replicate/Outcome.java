package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

/**
 * How a run of a script ended.
 *
 * @param exitStatus of the script
 * @param console both streams
 * @param calls the words of every program that the test had put in place of a real one
 */
record Outcome(int exitStatus, String console, List<String> calls) {

  /** Fails, showing the console, unless the script ended with {@code expected}. */
  Outcome endedWith(int expected) {
    assertEquals(expected, exitStatus, console);
    return this;
  }

  List<String> callsOf(String program) {
    return calls.stream().filter(call -> call.startsWith(program + " ")).toList();
  }
}
