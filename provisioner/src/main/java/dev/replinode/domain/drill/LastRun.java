package dev.replinode.domain.drill;

import dev.replinode.domain.replicator.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the replication last said of itself, seen from one moment.
 *
 * @param run empty when it says nothing
 * @param every how often it is said to pass
 * @param at the moment
 */
record LastRun(Optional<RunStatus> run, Optional<Duration> every, Instant at) {
  private static final Duration GRACE = Duration.ofMinutes(5);

  /** Whether a replication is known, well or not. */
  boolean isKnown() {
    return run.isPresent();
  }

  /** What that knowledge rests on. */
  String evidence() {
    return run.map(r -> "run " + r.runId() + " of the replication, phase " + r.phase())
        .orElse("no replication has left a status in B, so none is known to run");
  }

  private boolean isFailed() {
    return run.filter(r -> r.isFinished() && !r.isSuccess()).isPresent();
  }

  private Optional<Duration> silence() {
    return run.flatMap(RunStatus::updatedAt).map(updated -> Duration.between(updated, at));
  }

  private boolean isSilentFor(Duration most) {
    return silence().filter(silent -> silent.compareTo(most) > 0).isPresent();
  }

  private boolean isOverdue() {
    return every.filter(e -> isSilentFor(e.multipliedBy(2).plus(GRACE))).isPresent();
  }

  /** A run that goes on tells of itself all the time. */
  private boolean isCutOff() {
    return run.filter(r -> !r.isFinished()).isPresent() && isSilentFor(GRACE);
  }

  /** What is wrong with it. */
  void complain(FindingList findings) {
    run.ifPresent(
        r -> {
          String id = "run " + r.runId();
          if (isFailed()) {
            findings.add(Check.REPL_FAILED, id, "it ended with " + r.message().orElse("a failure"));
          }
          if (isCutOff()) {
            findings.add(Check.REPL_STOPPED, id, lastHeard() + ", in the midst of " + r.phase());
          } else if (isOverdue()) {
            String due = ", and is due every " + every.orElseThrow().toMinutes();
            findings.add(Check.REPL_STOPPED, id, lastHeard() + due);
          }
        });
  }

  private String lastHeard() {
    return "it was heard of " + silence().orElse(Duration.ZERO).toMinutes() + " minutes ago";
  }

  /** Whether the last run had ended well before, so that it did not write then. */
  boolean hadEndedBefore(Instant then) {
    return run.filter(RunStatus::isFinished)
        .flatMap(RunStatus::updatedAt)
        .filter(ended -> then.isAfter(ended.plusSeconds(1)))
        .isPresent();
  }

  /**
   * How old a write may be that is not copied yet: what was promised, else two passes. Empty when
   * nothing is, or when no replication is known to keep it.
   */
  Optional<Duration> tolerated(Targets targets) {
    Optional<Duration> promised = targets.rpo().or(() -> every.map(e -> e.multipliedBy(2)));
    boolean isLive = silence().isPresent() && !isFailed() && !isOverdue() && !isCutOff();
    return promised.filter(most -> isLive && !isSilentFor(most.plus(GRACE)));
  }
}
