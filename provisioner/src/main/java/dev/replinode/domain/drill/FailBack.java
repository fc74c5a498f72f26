package dev.replinode.domain.drill;

import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.storage.ObjectHeaders;
import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.domain.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether all is as it was: A unchanged, nothing new on B alone. */
final class FailBack {
  /** As few as there can be: only the digest is wanted. */
  private static final int NO_SAMPLE = 1;

  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private final DrillPlan plan;
  private final Rig rig;
  private final DrillRecord record;
  private final DrillClock clock;
  private Optional<Boolean> isRunning = Optional.empty();

  FailBack(DrillPlan plan, Rig rig, DrillRecord record, DrillClock clock) {
    this.plan = plan;
    this.rig = rig;
    this.record = record;
    this.clock = clock;
  }

  /**
   * Lists both buckets once more.
   *
   * @return whether both could be listed to their ends
   */
  boolean check(Instant startedAt) {
    try {
      Inventory after =
          Inventory.of(
              rig.a().store(), rig.a().site().bucket(), NO_SAMPLE, plan.seed(), clock::heed);
      record.after = Optional.of(after);
      Inventory before = record.before.orElseThrow();
      if (!after.digest().equals(before.digest())) {
        record.findings.add(
            Check.SOURCE_CHANGED,
            rig.a().site().toString(),
            before.objects() + " objects before, " + after.objects() + " after, not all the same");
      }
      for (ObjectSummary object : rig.b().store().list(rig.b().site().bucket(), "")) {
        clock.heed();
        look(object, startedAt);
      }
      return true;
    } catch (StorageException e) {
      record.findings.add(Check.LISTING_INCOMPLETE, "after the drill", e.getMessage());
      record.doubt("the buckets could not be listed after the drill: " + e.getMessage());
      return false;
    }
  }

  /** What a replication copies is equal to A; everything else was written by somebody. */
  private void look(ObjectSummary object, Instant startedAt) {
    if (Inventory.isOwn(object.key())
        || !object.lastModified().isAfter(startedAt.plus(TOLERANCE))) {
      return;
    }
    Optional<ObjectHeaders> a = rig.a().store().head(rig.a().site().bucket(), object.key());
    boolean isCopy = a.isPresent() && a.get().size() == object.size() && isRunning();
    if (!isCopy) {
      record.findings.add(
          Check.DATA_B_WRITTEN, object.key(), "written to B at " + object.lastModified());
    }
  }

  /** Asked once: it takes a listing of all runs. */
  private boolean isRunning() {
    if (isRunning.isEmpty()) {
      isRunning = Optional.of(rig.newestRun().get().filter(run -> !isOver(run)).isPresent());
    }
    return isRunning.get();
  }

  private boolean isOver(RunStatus run) {
    return run.isFinished() && plan.identity().every().isEmpty();
  }
}
