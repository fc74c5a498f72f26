package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.RunStatuses;
import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.domain.storage.StorageException;
import java.time.Duration;
import java.time.Instant;

/** What has to be right before anything is made to fail. */
final class HealthCheck {
  private static final Duration TOLERANCE = Duration.ofSeconds(2);
  private static final int LOOKED_AT = 100;
  private static final int FEWEST_TO_TELL = 5;

  private final DrillPlan plan;
  private final Rig rig;
  private final DrillClock clock;
  private final DrillRecord record;
  private long listed;

  HealthCheck(DrillPlan plan, Rig rig, DrillClock clock, DrillRecord record) {
    this.plan = plan;
    this.rig = rig;
    this.clock = clock;
    this.record = record;
  }

  /**
   * Whether the drill may begin; what speaks against it is among the findings.
   *
   * @throws ReplinodeException refused, when it would cost more than it may
   */
  boolean isFit() {
    record.findings.addAll(rig.policy());
    if (rig.a().site().identity().equals(rig.b().site().identity())) {
      record.findings.add(Check.SIDES_ALIKE, rig.a().site().toString(), "one and the same bucket");
      return false;
    }
    return answers(rig.a(), Side.A) && answers(rig.b(), Side.B) && takeInventory();
  }

  private boolean answers(Place place, Side side) {
    try {
      place.store().probe(place.site().bucket());
      return true;
    } catch (StorageException e) {
      record.findings.add(complaint(side, e.kind()), place.site().toString(), e.getMessage());
      return false;
    }
  }

  private static Check complaint(Side side, StorageException.Kind kind) {
    if (side == Side.A) {
      return Check.A_UNHEALTHY;
    }
    return switch (kind) {
      case NO_SUCH_BUCKET -> Check.B_NO_BUCKET;
      case ACCESS_DENIED, BAD_KEY -> Check.EDGE_DENIED;
      case UNREACHABLE, BUSY, OTHER -> Check.B_UNREACHABLE;
    };
  }

  /** What is all to be read is kept, so it is refused before it fills the memory. */
  private void counted() {
    clock.heed();
    Budget.requireSoFar(plan, ++listed);
  }

  private boolean takeInventory() {
    Inventory inventory;
    try {
      inventory =
          Inventory.of(
              rig.a().store(), rig.a().site().bucket(), plan.sample(), plan.seed(), this::counted);
    } catch (StorageException e) {
      record.findings.add(Check.A_UNHEALTHY, rig.a().site().toString(), e.getMessage());
      return false;
    }
    record.before = java.util.Optional.of(inventory);
    if (inventory.objects() == 0) {
      record.findings.add(Check.A_EMPTY, rig.a().site().toString(), "it is empty");
      return false;
    }
    Budget budget = new Budget(plan, rig.scenes().size(), inventory);
    record.estimate = budget.estimate();
    record.bytesToProve = budget.bytesToProve();
    record.requestsToProve = budget.requestsToProve();
    budget.require();
    checkOrder(inventory);
    return true;
  }

  /**
   * Copies are younger than what they are copies of; the other way round somebody mixed them up, or
   * has written the same bytes to A again.
   */
  private void checkOrder(Inventory inventory) {
    int older = 0;
    int equal = 0;
    for (ObjectSummary object : inventory.sample().stream().limit(LOOKED_AT).toList()) {
      var copy = head(object.key());
      if (copy.filter(c -> c.etag().equals(object.etag())).isPresent()) {
        equal++;
        older += isBefore(copy.get().lastModified(), object.lastModified()) ? 1 : 0;
      }
    }
    boolean isOlder = equal >= FEWEST_TO_TELL && older * 2 > equal;
    // A replication leaves its status where it copies to, so that one in B settles it.
    if (isOlder && rig.newestRun().get().isEmpty()) {
      record.findings.add(
          holdsRuns(rig.a()) ? Check.SIDES_SWAPPED : Check.COPIES_OLDER,
          rig.a().site() + " and " + rig.b().site(),
          older + " of " + equal + " equal objects are older in B than in A");
    }
  }

  private static boolean holdsRuns(Place end) {
    try {
      return end.store().list(end.site().bucket(), RunStatuses.RUNS).iterator().hasNext();
    } catch (StorageException e) {
      return false;
    }
  }

  /** How far {@code date} is outside the time in which it was told. */
  private static Duration skew(Instant date, Instant asked, Instant answered) {
    Instant latest = date.plusSeconds(1);
    if (latest.isBefore(asked)) {
      return Duration.between(latest, asked);
    }
    return date.isAfter(answered) ? Duration.between(answered, date) : Duration.ZERO;
  }

  private java.util.Optional<dev.replinode.domain.storage.ObjectHeaders> head(String key) {
    try {
      return rig.b().store().head(rig.b().site().bucket(), key);
    } catch (StorageException e) {
      return java.util.Optional.empty();
    }
  }

  private static boolean isBefore(Instant copy, Instant original) {
    return copy.plus(TOLERANCE).isBefore(original);
  }

  /** Holds a server's clock, which tells whole seconds, against this machine's. */
  void checkClock(String where, Reader reader, String key) {
    Instant asked = clock.now();
    Answer answer = reader.read(key);
    Instant answered = clock.now();
    answer
        .date()
        .map(date -> skew(date, asked, answered))
        .filter(skew -> skew.compareTo(TOLERANCE) > 0)
        .ifPresent(
            skew -> {
              record.findings.add(
                  Check.CLOCK_SKEW, where, "they are " + skew.toSeconds() + " s apart");
              record.doubt("clocks differ by " + skew.toSeconds() + " s, so no age can be told");
            });
  }
}
