package dev.replinode.domain.drill;

import java.util.EnumSet;
import java.util.Set;

/** Reads A, and B where A fails in a way that it knows: the least that an edge's failover does. */
public final class Edge implements Reader {
  private final Reader a;
  private final Reader b;
  private final Set<Outcome> triggers;

  /** Fails over at {@code triggers}. */
  public Edge(Reader a, Reader b, Set<Outcome> triggers) {
    this.a = a;
    this.b = b;
    this.triggers = Set.copyOf(triggers);
  }

  /** Fails over at everything that is not the object. */
  public static Edge standard(Reader a, Reader b) {
    return new Edge(
        a,
        b,
        EnumSet.of(
            Outcome.TIMED_OUT,
            Outcome.UNREACHABLE,
            Outcome.NOT_FOUND,
            Outcome.CLIENT_ERROR,
            Outcome.SERVER_ERROR));
  }

  @Override
  public Answer read(String key) {
    Answer first = a.read(key).from(Side.A);
    return triggers.contains(first.outcome()) ? b.read(key).from(Side.B) : first;
  }
}
