package dev.replinode.reliability;

import java.util.Optional;

/**
 * Which requests of one command fail, and how.
 *
 * @param number the first request that fails, counted from 1
 */
record FaultPlan(int number, Fault fault, Reach reach) {
  /** How far a failure reaches. */
  enum Reach {
    /** That request alone. */
    ONCE,
    /** That request and each one of the same method and path after it. */
    AGAIN,
    /** That request and all after it, until the command ends. */
    ON
  }

  /** Nothing fails. */
  static FaultPlan none() {
    return new FaultPlan(Integer.MAX_VALUE, Fault.CLOSED, Reach.ONCE);
  }

  /**
   * What becomes of a request that came through.
   *
   * @param now its number
   * @param first the operation that the plan begins with; empty while it has not come
   */
  Optional<Fault> of(int now, String operation, String first) {
    if (fault == Fault.REFUSED) {
      return Optional.empty();
    }
    boolean hits =
        switch (reach) {
          case ONCE -> now == number;
          case AGAIN -> now == number || (now > number && operation.equals(first));
          case ON -> now >= number;
        };
    return hits ? Optional.of(fault) : Optional.empty();
  }

  /** Whether nobody may listen when request {@code next} is made for the first time. */
  boolean shutsBefore(int next) {
    return fault == Fault.REFUSED && next == number;
  }
}
