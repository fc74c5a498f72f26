package dev.replinode.domain.drill;

import dev.replinode.domain.drill.DrillRecord.ReadBack;
import dev.replinode.domain.drill.HeaderDifferences.Difference;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Reads the sample in B and holds it against what A answered before: the bytes, the headers that a
 * CDN serves, and who may read.
 */
final class ReplicaCheck {
  /** A key that nobody has: what is answered for it tells what a reader may know. */
  static final String ABSENT = "replinode-canary/there-is-no-such-object";

  private final Rig rig;
  private final DrillRecord record;
  private final Changes changes;
  private List<String> sample = List.of();
  private List<Answer> answers = List.of();
  private List<Answer> openly = List.of();
  private Answer absent = Answer.none(Outcome.UNREACHABLE);
  private long read;
  private long matched;
  private long hidden;
  private long bytes;
  private long cut;
  private boolean differ;

  ReplicaCheck(Rig rig, DrillRecord record, Changes changes) {
    this.rig = rig;
    this.record = record;
    this.changes = changes;
  }

  /** Reads B while A is away; tells how many objects have the bytes that A had. */
  long read(List<String> keys, Batches batches) {
    List<Answer> byEdge = batches.map(keys, rig.b().edge()::read);
    List<Answer> byAnybody = batches.map(keys, rig.b().anonymous()::read);
    absent = rig.b().edge().read(ABSENT);
    status();
    sample = keys;
    answers = byEdge;
    openly = byAnybody;
    return IntStream.range(0, keys.size())
        .filter(i -> isSame(record.expected.get(keys.get(i)), byEdge.get(i)))
        .count();
  }

  /** Fills findings, parity and what was read. A is looked at again, so the fault must be over. */
  void judge() {
    if (sample.isEmpty()) {
      return;
    }
    for (int i = 0; i < sample.size(); i++) {
      judge(sample.get(i), record.expected.get(sample.get(i)), answers.get(i));
    }
    record.readBack = new ReadBack(read, matched, hidden, bytes, cut);
    record.headers = read == 0 ? Parity.UNKNOWN : differ ? Parity.DIFFERS : Parity.SAME;
    access(sample, openly);
    missing();
  }

  private static boolean isSame(Answer a, Answer b) {
    return a.isOk() && b.isOk() && a.sha256().equals(b.sha256());
  }

  private void judge(String key, Answer a, Answer b) {
    if (!a.isOk() || record.isInMotion(key)) {
      return;
    }
    List<Difference> headers = b.isOk() ? HeaderDifferences.between(a, b) : List.of();
    boolean isEqual = isSame(a, b) && headers.isEmpty();
    if (!isEqual && !record.judged.contains(key) && changes.has(key)) {
      return;
    }
    read++;
    bytes += a.bytes() + b.bytes();
    if (!b.isOk()) {
      denied(key, b);
      return;
    }
    if (isSame(a, b)) {
      matched++;
      cut += a.bytes() >= Reader.MOST_BYTES ? 1 : 0;
    } else if (!record.judged.contains(key)) {
      hidden++;
      record.findings.add(Check.DATA_DIFF, key, "same listing, other bytes");
    }
    differ |= !headers.isEmpty();
    headers.forEach(found -> record.findings.add(found.check(), key, found.actual()));
  }

  private void denied(String key, Answer b) {
    if (b.outcome() == Outcome.CLIENT_ERROR) {
      record.findings.add(
          Check.EDGE_DENIED, rig.b().site().toString(), "B answers " + Baseline.told(b));
    } else if (b.outcome() != Outcome.NOT_FOUND) {
      record.findings.add(
          Check.B_UNREACHABLE, rig.b().site().toString(), "B answers " + Baseline.told(b));
    } else if (!record.judged.contains(key)) {
      record.findings.add(Check.DATA_MISSING, key, "B answers 404");
    }
  }

  private void access(List<String> keys, List<Answer> answers) {
    boolean isSame = true;
    long told = 0;
    for (int i = 0; i < keys.size(); i++) {
      Answer a = Objects.requireNonNull(record.openly.get(keys.get(i)));
      Answer b = answers.get(i);
      // Whoever may not list a bucket is refused what is not there.
      boolean isUntold = a.status() == 0 || b.status() == 0 || record.isInMotion(keys.get(i));
      if (isUntold || b.outcome() == Outcome.NOT_FOUND) {
        continue;
      }
      told++;
      if (a.isOk() && !b.isOk()) {
        isSame = false;
        record.findings.add(
            Check.ACCESS_CLOSED, keys.get(i), "anybody: 200 in A, " + Baseline.told(b) + " in B");
      } else if (!a.isOk() && b.isOk()) {
        isSame = false;
        record.findings.add(
            Check.ACCESS_OPEN, keys.get(i), "anybody: " + Baseline.told(a) + " in A, 200 in B");
      }
    }
    record.accessRead = told;
    record.access = told == 0 ? Parity.UNKNOWN : isSame ? Parity.SAME : Parity.DIFFERS;
  }

  private void missing() {
    Answer a = record.openly.get(ABSENT);
    Answer b = absent;
    if (a != null && a.status() > 0 && b.status() > 0 && a.status() != b.status()) {
      record.findings.add(
          Check.ACCESS_MISSING_DIFFERS,
          ABSENT,
          "HTTP " + a.status() + " from A, " + b.status() + " from B");
    }
  }

  /** The status of a run tells how the buckets are kept; nobody else has to know. */
  private void status() {
    rig.newestRun()
        .get()
        .map(run -> ".replinode/runs/" + run.runId() + "/status.json")
        .filter(key -> rig.b().anonymous().read(key).isOk())
        .ifPresent(key -> record.findings.add(Check.ACCESS_STATUS_OPEN, key, "anybody: 200"));
  }
}
