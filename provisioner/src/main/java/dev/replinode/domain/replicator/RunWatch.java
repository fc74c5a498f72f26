package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.domain.wait.Observation;
import dev.replinode.domain.wait.PollSchedule;
import dev.replinode.domain.wait.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Follows a run by its status object, for as long as that moves. */
final class RunWatch {
  /** A status that does not move for so long is reported as exactly that. */
  static final Duration SILENCE = Duration.ofMinutes(5);

  /** In silence the instance itself is looked at each time so much has passed. */
  private static final Duration GLANCE = Duration.ofSeconds(30);

  private static final Duration UNBOUNDED = Duration.ofDays(365);
  private static final PollSchedule SCHEDULE = PollSchedule.every(Duration.ofSeconds(2));

  private final RunStatuses statuses;
  private final Waiter waiter;
  private final Consumer<RunStatus> listener;
  private final BooleanSupplier areKeysRetired;
  private final boolean hasPasses;
  private final Supplier<Instance> machine;
  private Instant lastMove;
  private Instant lastGlance;
  private Optional<Instance> glimpse = Optional.empty();
  private Optional<RunStatus> last = Optional.empty();
  private Optional<StorageException> obstacle = Optional.empty();

  /**
   * A watch.
   *
   * @param hasPasses whether the run is followed by later passes: then the newest counts, for the
   *     first one's status is removed in time
   * @param areKeysRetired asked when the keys at hand are refused: whether another command has seen
   *     the run verified and has revoked them, so that there is no point in going on with them
   * @param machine asked for the instance when the run is silent; throws when that is gone
   */
  RunWatch(
      RunStatuses statuses,
      Waiter waiter,
      Consumer<RunStatus> listener,
      boolean hasPasses,
      BooleanSupplier areKeysRetired,
      Supplier<Instance> machine) {
    this.machine = machine;
    this.hasPasses = hasPasses;
    this.areKeysRetired = areKeysRetired;
    this.statuses = statuses;
    this.waiter = waiter;
    this.listener = listener;
  }

  /**
   * The last status of the run, or of its newest pass.
   *
   * @throws ReplinodeException inconclusive when there is no status in time or it stops moving; the
   *     answer is no when the run failed or its instance is gone
   */
  RunStatus await(PairStorage storage, String runId) {
    lastMove = waiter.clock().instant();
    lastGlance = lastMove;
    RunStatus status =
        waiter.await("run " + runId, UNBOUNDED, SCHEDULE, () -> look(storage, runId));
    requireSuccess(status);
    return status;
  }

  private Observation<RunStatus> look(PairStorage storage, String runId) {
    Optional<RunStatus> seen = read(storage, runId);
    if (seen.isPresent() && !seen.equals(last)) {
      last = seen;
      lastMove = waiter.clock().instant();
      listener.accept(seen.get());
    }
    if (seen.isPresent() && seen.get().isFinished()) {
      return Observation.done("finished", seen.get());
    }
    Duration silent = Duration.between(lastMove, waiter.clock().instant());
    if (silent.compareTo(SILENCE) >= 0 || isPointless()) {
      throw silent(runId, silent);
    }
    glance();
    return Observation.pending(last.map(RunStatus::phase).orElse("no status yet"));
  }

  /** An instance that is gone ends the wait; one that cannot be asked about does not. */
  private void glance() {
    Instant now = waiter.clock().instant();
    Instant since = lastGlance.isAfter(lastMove) ? lastGlance : lastMove;
    if (Duration.between(since, now).compareTo(GLANCE) < 0) {
      return;
    }
    lastGlance = now;
    try {
      glimpse = Optional.of(machine.get());
    } catch (ReplinodeException e) {
      if (e.kind() != Kind.UNREACHABLE && e.kind() != Kind.NOT_AUTHORIZED) {
        throw e;
      }
      glimpse = Optional.empty();
    }
  }

  private boolean isPointless() {
    return obstacle.filter(PairStorage::isKeyProblem).isPresent() && areKeysRetired.getAsBoolean();
  }

  /** Storage that is out of reach for a while is silence: the run itself may go on. */
  private Optional<RunStatus> read(PairStorage storage, String runId) {
    obstacle = Optional.empty();
    try {
      String bucket = storage.pair().dest().bucket();
      return hasPasses
          ? statuses.newest(storage.dest(), bucket, runId)
          : statuses.read(storage.dest(), bucket, runId);
    } catch (StorageException e) {
      if (e.kind() == StorageException.Kind.OTHER
          || e.kind() == StorageException.Kind.NO_SUCH_BUCKET) {
        throw ReplinodeException.of(Kind.UNREACHABLE, "status of run " + runId, e.getMessage())
            .causedBy(e);
      }
      obstacle = Optional.of(e);
      return Optional.empty();
    }
  }

  private ReplinodeException silent(String runId, Duration silent) {
    String why =
        last.map(s -> "its status stopped moving in phase " + s.phase())
            .orElse("it has written no status object");
    if (obstacle.isPresent()) {
      why = "no news of it (" + obstacle.get().getMessage() + ")";
    }
    return ReplinodeException.of(
            Kind.INCONCLUSIVE,
            "run " + runId,
            why + " for " + silent.toMinutes() + " minutes; " + outlook())
        .causedBy(obstacle.orElse(null));
  }

  private String outlook() {
    return glimpse
        .filter(instance -> !instance.isRunning())
        .map(instance -> "its instance is " + instance.status())
        .orElse("whether it goes on is not known");
  }

  /** Turns a run that ended badly into the failure the user is told. */
  static void requireSuccess(RunStatus status) {
    if (status.isSuccess()) {
      return;
    }
    Optional<RunCause> cause =
        status.exitCode().isPresent()
            ? RunCause.of(status.exitCode().getAsInt())
            : Optional.empty();
    String exit =
        status.exitCode().isPresent()
            ? "exit code " + status.exitCode().getAsInt()
            : "no exit code";
    ReplinodeException failure =
        ReplinodeException.of(
                Kind.ANSWER_IS_NO,
                "replication run " + status.runId(),
                exit
                    + cause.map(known -> ", " + known.sentence()).orElse("")
                    + status.message().map(message -> ": " + message).orElse(""))
            .reasons(status.logTail());
    throw cause.map(known -> failure.hint(known.remedy())).orElse(failure);
  }
}
