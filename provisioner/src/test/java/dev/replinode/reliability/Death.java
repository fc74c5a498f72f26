package dev.replinode.reliability;

import java.util.ArrayList;
import java.util.List;

/** Counts the moments of one command and ends it at one of them; it does nothing afterwards. */
final class Death implements Moments {
  private final World world;
  private final int at;
  private final List<String> moments = new ArrayList<>();

  /** A death at moment number {@code at}, counted from 1; beyond the last there is none. */
  Death(World world, int at) {
    this.world = world;
    this.at = at;
  }

  @Override
  public void at(String what) {
    moments.add(what);
    if (moments.size() >= at) {
      world.wire().shut();
      throw new Killed(what);
    }
  }

  /** Runs a command up to its death, if that comes. */
  void run(String... command) {
    try {
      world.run(FaultPlan.none(), this, command);
    } catch (Killed e) {
      // That is what was meant to happen; what else it did has come to nothing.
    }
  }

  List<String> moments() {
    return moments;
  }

  /** Where it died, for a failing test. */
  String where() {
    return at <= moments.size() ? at + " " + moments.get(at - 1) : "nowhere";
  }
}
