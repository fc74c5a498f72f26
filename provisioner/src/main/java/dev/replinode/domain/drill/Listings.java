package dev.replinode.domain.drill;

import dev.replinode.domain.storage.ByteComparison;
import dev.replinode.domain.storage.Comparison;
import dev.replinode.domain.storage.ComparisonOptions;
import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.domain.storage.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Compares both listings while A is well, and tells what would be lost with A now. */
final class Listings {
  private static final int SECOND_LOOKS = 10_000;

  private final DrillPlan plan;
  private final Rig rig;
  private final DrillClock clock;
  private final DrillRecord record;
  private final LengthOnly lengthOnly;
  private LastRun run = new LastRun(Optional.empty(), Optional.empty(), Instant.EPOCH);
  private long extras;
  private long objectsAtRisk;
  private long bytesAtRisk;
  private Optional<Instant> oldest = Optional.empty();
  private Optional<String> oldestKey = Optional.empty();

  Listings(DrillPlan plan, Rig rig, DrillClock clock, DrillRecord record, Executor executor) {
    this.plan = plan;
    this.rig = rig;
    this.clock = clock;
    this.record = record;
    this.lengthOnly = new LengthOnly(record, new Batches(executor, clock::heed));
  }

  /** Fills findings and exposure. */
  void compare() {
    Instant at = clock.now();
    run = new LastRun(rig.newestRun().get(), plan.identity().every(), at);
    run.complain(record.findings);
    record.tolerated = run.tolerated(plan.targets());
    try {
      // Listings take time: what differs is looked at once more, and may have been copied
      // meanwhile.
      ComparisonOptions options = ComparisonOptions.listing().lookingAgain(SECOND_LOOKS);
      Comparison comparison = new Comparison(clock::now, options, count -> {}, this::judge);
      comparison.compare(side(rig.a()), side(rig.b()));
      lengthOnly.prove(
          new ByteComparison(side(rig.a()), side(rig.b()), at, clock::heed), this::judge);
    } catch (StorageException e) {
      record.findings.add(Check.LISTING_INCOMPLETE, "A and B", e.getMessage());
      record.doubt("the listings are not complete: " + e.getMessage());
      record.exposure = Optional.of(unknown(at));
      return;
    }
    record.listedObjects = record.before.orElseThrow().objects();
    record.exposure = Optional.of(exposure(at));
  }

  private static Comparison.Side side(Place place) {
    return new Comparison.Side(place.store(), place.site().bucket());
  }

  private void judge(dev.replinode.domain.storage.Finding finding) {
    clock.heed();
    if (Inventory.isOwn(finding.key())) {
      return;
    }
    if (ByteComparison.isOpen(finding)) {
      lengthOnly.add(finding);
    } else if (finding.kind().isPresent() && !isInMotion(finding)) {
      settled(finding, finding.kind().get());
    }
  }

  /** Notes what is being written, or need not have been copied yet. */
  private boolean isInMotion(dev.replinode.domain.storage.Finding finding) {
    if (finding.changing()) {
      // What only B has is told after the drill, when all that was written to B is.
      if (!finding.is(Kind.EXTRA)) {
        record.changing(finding.key());
      }
      return true;
    }
    Optional<ObjectSummary> pending = finding.source().filter(a -> isPending(a, finding));
    pending.ifPresent(
        a -> {
          record.pending(a.key());
          atRisk(a);
        });
    return pending.isPresent();
  }

  private void settled(dev.replinode.domain.storage.Finding finding, Kind kind) {
    String key = finding.key();
    if (record.expected.containsKey(key)) {
      record.judged.add(key);
    }
    switch (kind) {
      case MISSING -> record.findings.add(Check.DATA_MISSING, key, "not in B");
      case EXTRA -> {
        extras++;
        record.findings.add(Check.DATA_EXTRA, key, "in B only");
        return;
      }
      case SIZE, ETAG, METADATA, CONTENT ->
          differs(key, finding.source().orElseThrow(), finding.dest().orElseThrow());
    }
    record.listedDiffering++;
    finding.source().ifPresent(this::atRisk);
  }

  /** Whether the replication still has time to copy what was written to A. */
  private boolean isPending(ObjectSummary a, dev.replinode.domain.storage.Finding finding) {
    boolean isNewer =
        finding.dest().filter(b -> !a.lastModified().isAfter(b.lastModified())).isEmpty();
    return isNewer && record.isTolerated(a.lastModified(), run.at());
  }

  private void differs(String key, ObjectSummary a, ObjectSummary b) {
    String actual = a.size() + " bytes in A, " + b.size() + " in B";
    if (a.lastModified().isAfter(b.lastModified())) {
      record.findings.add(Check.DATA_STALE, key, actual + "; A was written after B");
    } else {
      record.findings.add(
          isYoung(b) ? Check.DATA_B_NEWER : Check.DATA_DIFF, key, actual + "; B is as new as A");
    }
  }

  /** Whether B's copy was written after the last run of the replication had ended. */
  private boolean isYoung(ObjectSummary b) {
    return run.hadEndedBefore(b.lastModified());
  }

  private void atRisk(ObjectSummary a) {
    objectsAtRisk++;
    bytesAtRisk += a.size();
    if (oldest.isEmpty() || a.lastModified().isBefore(oldest.get())) {
      oldest = Optional.of(a.lastModified());
      oldestKey = Optional.of(a.key());
    }
  }

  private Exposure exposure(Instant at) {
    long seconds = oldest.map(o -> Math.max(0, Duration.between(o, at).toSeconds())).orElse(0L);
    return new Exposure(
        run.isKnown(),
        run.evidence(),
        Optional.of(at),
        oldest,
        Optional.of(seconds),
        objectsAtRisk,
        bytesAtRisk,
        oldestKey,
        extras,
        record.canaryMillis);
  }

  private Exposure unknown(Instant at) {
    return new Exposure(
        run.isKnown(),
        run.evidence(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        0,
        record.canaryMillis);
  }
}
