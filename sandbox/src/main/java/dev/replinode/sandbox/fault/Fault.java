package dev.replinode.sandbox.fault;

import dev.replinode.sandbox.catalog.Catalog;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A named fault that is on: its kind and, for kinds that take one, an argument. Written {@code
 * name} or {@code name=argument}.
 *
 * @param kind what goes wrong
 * @param argument where or how much; empty for kinds without one
 */
record Fault(Faults.Kind kind, String argument) {

  /** What a kind of fault wants after the equals sign. */
  enum Argument {
    NONE("takes no argument", ""),
    PLACE("needs an endpoint id or a compute region", "[a-z0-9-]+"),
    REGION("needs a compute region", "[a-z0-9-]+"),
    SECONDS("needs a number of seconds, up to 99999", "\\d{1,5}"),
    OFFSET("needs a number of seconds, with a minus sign for the past", "-?\\d{1,9}"),
    PATH("needs a path without version, such as /linode/instances", "/\\S*"),
    ACTION("needs the action of an event, such as linode_boot, or *", "[a-z_]+|\\*"),
    BUCKET("needs a bucket, BUCKET or BUCKET@ENDPOINT", "[a-z0-9.-]+(@[a-z0-9-]+)?"),
    INSTANCE("needs an instance's id or label, or any", "[A-Za-z0-9_.-]+");

    private final String need;
    private final String shape;

    Argument(String need, String shape) {
      this.need = need;
      this.shape = shape;
    }
  }

  /**
   * Reads a fault.
   *
   * @throws IllegalArgumentException no such fault, or an argument that does not fit
   */
  static Fault read(String text, Catalog catalog) {
    String[] parts = text.split("=", 2);
    Faults.Kind kind =
        Faults.Kind.of(parts[0])
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no such fault: "
                            + parts[0]
                            + "; there are "
                            + String.join(", ", names())));
    String argument = parts.length == 2 ? parts[1] : "";
    Argument wanted = kind.argument();
    if (!argument.matches(wanted.shape)) {
      throw new IllegalArgumentException("the fault " + kind.word() + " " + wanted.need);
    }
    Fault fault = new Fault(kind, argument);
    fault.requireKnownPlace(catalog);
    return fault;
  }

  private static List<String> names() {
    return Arrays.stream(Faults.Kind.values()).map(Faults.Kind::word).toList();
  }

  private void requireKnownPlace(Catalog catalog) {
    boolean isEndpoint = catalog.endpoint(argument).isPresent();
    boolean isRegion = Catalog.find(catalog.regions(), argument).isPresent();
    boolean isKnown =
        switch (kind.argument()) {
          case PLACE -> isEndpoint || isRegion;
          case REGION -> isRegion;
          case BUCKET -> endpoint().filter(id -> catalog.endpoint(id).isEmpty()).isEmpty();
          default -> true;
        };
    if (!isKnown) {
      throw new IllegalArgumentException(
          "the fault " + kind.word() + ": there is no such place: " + argument);
    }
  }

  /** The endpoint behind the at sign of a bucket. */
  private Optional<String> endpoint() {
    int at = argument.indexOf('@');
    return at < 0 ? Optional.empty() : Optional.of(argument.substring(at + 1));
  }

  /** Whether a new argument takes the place of the old one, instead of standing beside it. */
  boolean isSingle() {
    return kind.argument() == Argument.SECONDS || kind.argument() == Argument.OFFSET;
  }

  @Override
  public String toString() {
    return argument.isEmpty() ? kind.word() : kind.word() + "=" + argument;
  }
}
