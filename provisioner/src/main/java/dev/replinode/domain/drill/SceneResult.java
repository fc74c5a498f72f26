package dev.replinode.domain.drill;

import java.util.Optional;

/**
 * One fault and how long things took. Times that did not happen are absent.
 *
 * @param detectMillis from the fault to the first read that B served
 * @param switchMillis from the fault to the first of the reads that B served without exception
 * @param totalMillis from the fault to the first of the good reads after which none failed, when
 *     there are enough of them: the RTO
 * @param lowerBoundMillis where reads never came right: it took longer than this; absent also when
 *     too few were answered by a bucket to tell
 * @param failbackMillis from the end of the fault to the first of enough reads in a row from A
 * @param switches how often the answering bucket changed while the fault lasted
 */
public record SceneResult(
    SceneMark mark,
    Optional<Long> detectMillis,
    Optional<Long> switchMillis,
    Optional<Long> totalMillis,
    Optional<Long> lowerBoundMillis,
    Optional<Long> failbackMillis,
    long switches) {
  /** Whether enough reads were answered by a bucket to tell if they came right. */
  public boolean isTold() {
    return totalMillis.isPresent() || lowerBoundMillis.isPresent();
  }
}
