package dev.replinode.reliability;

import java.util.List;
import java.util.Locale;

/** A command whose every request is made to fail, and what the account must be like in the end. */
enum Scenario {
  /** Nothing of that name is there. */
  CREATE("`create`, from nothing to verified", World.CREATE),
  /** An earlier {@code create} made everything and was cut. */
  TAKE_UP("`create`, taking up an instance whose keys' secrets are lost", World.CREATE),
  /** A replicator is removed. */
  DELETE("`delete`", World.DELETE);

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed.
  private final List<String> command;

  Scenario(String title, String... command) {
    this.title = title;
    this.command = List.of(command);
  }

  String title() {
    return title;
  }

  String[] command() {
    return command.toArray(String[]::new);
  }

  /** How the table's place in the document is called. */
  String mark() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A world in which the command can begin. */
  World world() {
    World world = new World();
    if (this != CREATE) {
      String[] make = {"--wait", "none"};
      World.Ended made = world.run(World.with(World.CREATE, make));
      if (made.code() != 0) {
        throw new AssertionError(made.err());
      }
    }
    return world;
  }

  /** What is not as it must be when the command has ended well. */
  List<String> mistakes(World world) {
    return this == DELETE ? world.mistakesAfterDelete() : world.mistakesAfterCreate();
  }

  /** Whether a repeated command ended as it may: there may be nothing left to remove. */
  boolean isGoodEnd(World.Ended again) {
    return again.code() == 0
        || (this == DELETE
            && again.code() == 3
            && again.errors("error: ").get(0).endsWith("the account has none of that name"));
  }
}
