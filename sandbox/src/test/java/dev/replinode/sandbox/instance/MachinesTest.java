package dev.replinode.sandbox.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of starts and stops while the programs that instances need are being fetched. */
class MachinesTest {
  private static final int ID = 7;

  @TempDir private Path data;
  private final List<Consumer<Programs.Ready>> waiting = new ArrayList<>();

  /** Its script may not run, and the console says so: that is how to tell that it was started. */
  private final MachineOrder order =
      new MachineOrder(ID, Optional.of("#!/bin/sh\n"), Optional.empty(), false, Map.of());

  private Machines machines() {
    return new Machines(data, waiting::add, false);
  }

  /** Lets all that waits go on, and waits for it. */
  private String consoleAfterFetching(Machines machines) throws IOException {
    waiting.forEach(one -> one.accept(new Programs.Ready(Optional.empty(), Optional.empty(), "")));
    machines.close();
    return machines.console(ID);
  }

  /** JUnit warns of every link that it removes, and /etc has many. */
  @AfterEach
  void removeFolder() {
    Folders.delete(data.resolve(Integer.toString(ID)));
  }

  @Test
  void what_waits_for_its_programs_starts_when_they_are_there() throws IOException {
    Machines machines = machines();
    machines.start(order, true, false);

    assertTrue(consoleAfterFetching(machines).contains("not run"));
  }

  @Test
  void a_stop_also_ends_what_waits_for_its_programs() throws IOException {
    Machines machines = machines();
    machines.start(order, true, false);
    machines.stop(ID);

    assertEquals("", consoleAfterFetching(machines));
  }

  @Test
  void after_a_rebuild_the_earlier_order_does_not_start() throws IOException {
    Machines machines = machines();
    machines.start(order, true, false);
    machines.erase(ID);

    assertEquals("", consoleAfterFetching(machines));
  }

  @Test
  void what_was_started_after_the_stop_does_start() throws IOException {
    Machines machines = machines();
    machines.stop(ID);
    machines.start(order, true, false);

    assertTrue(consoleAfterFetching(machines).contains("not run"));
  }
}
