package dev.replinode.domain.failover;

import java.util.BitSet;

/** Statuses of HTTP, 100 to 599. */
public final class StatusSet {
  /** No status. */
  public static final StatusSet NONE = new StatusSet(new BitSet());

  private static final int LOWEST = 100;
  private static final int HIGHEST = 599;

  private final BitSet statuses;

  private StatusSet(BitSet statuses) {
    this.statuses = statuses;
  }

  /** These alone; what is no status is left out. */
  public static StatusSet of(int... statuses) {
    BitSet set = new BitSet();
    for (int status : statuses) {
      if (status >= LOWEST && status <= HIGHEST) {
        set.set(status);
      }
    }
    return new StatusSet(set);
  }

  /** All from {@code lower} to {@code upper}, both included. */
  public static StatusSet between(int lower, int upper) {
    BitSet set = new BitSet();
    int from = Math.max(lower, LOWEST);
    int to = Math.min(upper, HIGHEST);
    if (from <= to) {
      set.set(from, to + 1);
    }
    return new StatusSet(set);
  }

  /** These and those. */
  public StatusSet or(StatusSet other) {
    BitSet set = (BitSet) statuses.clone();
    set.or(other.statuses);
    return new StatusSet(set);
  }

  /** What is in both. */
  public StatusSet and(StatusSet other) {
    BitSet set = (BitSet) statuses.clone();
    set.and(other.statuses);
    return new StatusSet(set);
  }

  /** All the others. */
  public StatusSet complement() {
    BitSet set = (BitSet) between(LOWEST, HIGHEST).statuses.clone();
    set.andNot(statuses);
    return new StatusSet(set);
  }

  /** Whether {@code status} is one of them. */
  public boolean contains(int status) {
    return statuses.get(status);
  }

  /** Whether all of {@code other} are in it. */
  public boolean containsAll(StatusSet other) {
    return other.and(this).equals(other);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return statuses.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StatusSet set && statuses.equals(set.statuses);
  }

  @Override
  public int hashCode() {
    return statuses.hashCode();
  }

  /** {@code 403, 404, 500-599}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int from = statuses.nextSetBit(0); from >= 0; ) {
      int to = statuses.nextClearBit(from) - 1;
      text.append(text.isEmpty() ? "" : ", ").append(from).append(to > from ? "-" + to : "");
      from = statuses.nextSetBit(to + 1);
    }
    return text.toString();
  }
}
