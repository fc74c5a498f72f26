package dev.replinode.domain.drill;

import dev.replinode.domain.storage.ObjectHeaders;
import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.domain.storage.StorageException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells what A's own applications wrote while the drill went on from what is wrong with B: before B
 * is accused, A is looked at once more.
 */
final class Changes {
  /** Some listings tell whole seconds and some do not. */
  private static final Duration TOLERANCE = Duration.ofSeconds(1);

  /** So many differences without a change of A are no coincidence of the moment. */
  private static final int ENOUGH = 100;

  private static final int UNANSWERED = 3;

  private final Rig rig;
  private final DrillRecord record;
  private final Batches batches;
  private final InstantSource now;
  private final Map<String, ObjectSummary> listed = new HashMap<>();
  private int unchanged;
  private int unanswered;

  Changes(Rig rig, DrillRecord record, Batches batches, InstantSource now) {
    this.rig = rig;
    this.record = record;
    this.batches = batches;
    this.now = now;
    record.before.orElseThrow().sample().forEach(object -> listed.put(object.key(), object));
  }

  /**
   * Whether A no longer has what was listed under a sampled key. A bucket that does not answer has
   * not changed.
   */
  boolean has(String key) {
    if (record.changed.contains(key)) {
      return true;
    }
    if (!listed.containsKey(key) || unchanged >= ENOUGH || unanswered >= UNANSWERED) {
      return false;
    }
    if (isAsListed(key)) {
      return false;
    }
    record.changed.add(key);
    record.changing(key);
    record.findings.add(Check.DATA_CHANGED, key, "written or removed in A after it was listed");
    return true;
  }

  private boolean isAsListed(String key) {
    ObjectSummary then = listed.get(key);
    try {
      Optional<ObjectHeaders> now = rig.a().store().head(rig.a().site().bucket(), key);
      boolean isSame =
          now.isPresent()
              && now.get().etag().equals(then.etag())
              && Duration.between(then.lastModified(), now.get().lastModified())
                      .abs()
                      .compareTo(TOLERANCE)
                  <= 0;
      unchanged += isSame ? 1 : 0;
      return isSame;
    } catch (StorageException e) {
      unanswered++;
      return true;
    }
  }

  /** Takes reads of such objects out of the raw data: they were held against what is no more. */
  void leaveOut(String scene) {
    List<String> gone =
        record.probes.stream()
            .filter(probe -> probe.scene().equals(scene) && isSuspect(probe))
            .map(Probe::key)
            .distinct()
            .filter(this::has)
            .toList();
    int before = record.probes.size();
    record.probes.removeIf(probe -> probe.scene().equals(scene) && gone.contains(probe.key()));
    if (!gone.isEmpty()) {
      record.note("left out", scene + ": " + (before - record.probes.size()) + " reads");
    }
  }

  private static boolean isSuspect(Probe probe) {
    return probe.outcome() == Outcome.WRONG_CONTENT || probe.outcome() == Outcome.NOT_FOUND;
  }

  /**
   * Looks once more at what was being written while it was compared; what still differs is told.
   */
  void settle() {
    long open =
        record.changingBeyond
            + batches.map(List.copyOf(record.changing), this::isSettled).stream()
                .filter(isSettled -> !isSettled)
                .count();
    record.unsettled = open;
    if (open > 0) {
      record.doubt(
          open + " objects were being written, so that it cannot be told whether B has them");
    }
  }

  private boolean isSettled(String key) {
    try {
      Optional<ObjectHeaders> a = rig.a().store().head(rig.a().site().bucket(), key);
      Optional<ObjectHeaders> b = rig.b().store().head(rig.b().site().bucket(), key);
      if (a.isEmpty() || (b.isPresent() && isCopy(a.get(), b.get()))) {
        return true;
      }
      return record.isTolerated(a.get().lastModified(), now.instant());
    } catch (StorageException e) {
      return false;
    }
  }

  private static boolean isCopy(ObjectHeaders a, ObjectHeaders b) {
    boolean isUntold = a.etag().contains("-") || b.etag().contains("-");
    return a.size() == b.size()
        && (a.etag().equals(b.etag())
            || (isUntold && !b.lastModified().isBefore(a.lastModified())));
  }
}
