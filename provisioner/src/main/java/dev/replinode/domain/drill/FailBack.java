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
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  private final DrillPlan plan;
  private final Rig rig;
  private final DrillRecord record;

  FailBack(DrillPlan plan, Rig rig, DrillRecord record) {
    this.plan = plan;
    this.rig = rig;
    this.record = record;
  }

  /** Lists both buckets once more. */
  void check(Instant startedAt, Instant now) {
    try {
      Inventory after =
          Inventory.of(rig.a().store(), rig.a().site().bucket(), plan.sample(), plan.seed());
      record.after = Optional.of(after);
      Inventory before = record.before.orElseThrow();
      if (!after.digest().equals(before.digest())) {
        record.findings.add(
            Check.SOURCE_CHANGED,
            rig.a().site().toString(),
            before.objects() + " objects before, " + after.objects() + " after, not all the same");
      }
      for (ObjectSummary object : rig.b().store().list(rig.b().site().bucket(), "")) {
        look(object, startedAt);
      }
      record.verifiedAt = Optional.of(now);
    } catch (StorageException e) {
      record.findings.add(Check.LISTING_INCOMPLETE, "after the drill", e.getMessage());
      record.doubt("the buckets could not be listed after the drill: " + e.getMessage());
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

  private boolean isRunning() {
    return rig.newestRun().get().filter(run -> !isOver(run)).isPresent();
  }

  private boolean isOver(RunStatus run) {
    return run.isFinished() && plan.identity().every().isEmpty();
  }
}
