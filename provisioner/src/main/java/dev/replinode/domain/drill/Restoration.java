package dev.replinode.domain.drill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How everything was put back.
 *
 * @param steps what was done, in order
 * @param left what may still be there; empty when all is back
 * @param verifiedAt when the absence of what was planted was checked; absent when it was not, or
 *     when something may still be there
 * @param digestBefore SHA-256 over A's listing before; after it again
 */
public record Restoration(
    List<String> steps,
    List<String> left,
    Optional<Instant> verifiedAt,
    Optional<String> digestBefore,
    Optional<String> digestAfter) {
  /** Copies the lists. */
  public Restoration {
    steps = List.copyOf(steps);
    left = List.copyOf(left);
  }

  /** The same with more that was done, and more that may be left. */
  Restoration and(List<String> moreDone, List<String> moreLeft) {
    List<String> allDone = new ArrayList<>(steps);
    allDone.addAll(moreDone);
    List<String> allLeft = new ArrayList<>(left);
    allLeft.addAll(moreLeft);
    return new Restoration(
        allDone,
        allLeft,
        moreLeft.isEmpty() ? verifiedAt : Optional.empty(),
        digestBefore,
        digestAfter);
  }
}
