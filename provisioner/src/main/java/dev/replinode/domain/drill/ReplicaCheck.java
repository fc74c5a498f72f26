package dev.replinode.domain.drill;

import dev.replinode.domain.drill.DrillRecord.ReadBack;
import dev.replinode.domain.storage.ObjectHeaders;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the sample in B and holds it against what A answered before: the bytes, the headers that a
 * CDN serves, and who may read.
 */
final class ReplicaCheck {
  /** A key that nobody has: what is answered for it tells what a reader may know. */
  static final String ABSENT = "replinode-canary/there-is-no-such-object";

  private static final String META = "x-amz-meta-";

  private static final Map<String, Check> HEADERS =
      Map.of(
          "content-type", Check.HDR_CONTENT_TYPE,
          "cache-control", Check.HDR_CACHE_CONTROL,
          "content-disposition", Check.HDR_CONTENT_DISPOSITION,
          "content-language", Check.HDR_CONTENT_LANGUAGE,
          "expires", Check.HDR_EXPIRES);

  private final Rig rig;
  private final DrillRecord record;
  private final Batches batches;
  private long matched;
  private long hidden;
  private long bytes;
  private long cut;
  private boolean differ;

  ReplicaCheck(Rig rig, DrillRecord record, Batches batches) {
    this.rig = rig;
    this.record = record;
    this.batches = batches;
  }

  /** Fills findings, parity and what was read. */
  void read(List<String> sample) {
    List<Answer> answers = batches.map(sample, rig.b().edge()::read);
    for (int i = 0; i < sample.size(); i++) {
      judge(sample.get(i), record.expected.get(sample.get(i)), answers.get(i));
    }
    long read = record.expected.values().stream().filter(Answer::isOk).count();
    record.readBack = new ReadBack(read, matched, hidden, bytes, cut);
    record.headers = read == 0 ? Parity.UNKNOWN : differ ? Parity.DIFFERS : Parity.SAME;
    access(sample, batches.map(sample, rig.b().anonymous()::read));
    missing();
    status();
  }

  private void judge(String key, Answer a, Answer b) {
    if (!a.isOk()) {
      return;
    }
    bytes += a.bytes() + b.bytes();
    if (!b.isOk()) {
      denied(key, b);
      return;
    }
    if (b.sha256().equals(a.sha256())) {
      matched++;
      cut += a.bytes() >= Reader.MOST_BYTES ? 1 : 0;
    } else if (!record.judged.contains(key)) {
      hidden++;
      record.findings.add(Check.DATA_DIFF, key, "same listing, other bytes");
    }
    headers(key, a, b);
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

  private void headers(String key, Answer a, Answer b) {
    HEADERS.forEach((name, check) -> header(key, name, check, a, b));
    String before = value(a, "content-encoding");
    String now = value(b, "content-encoding");
    if (!before.equals(now)) {
      differ = true;
      boolean isLost = b.isGzip() && now.isEmpty();
      record.findings.add(
          isLost ? Check.HDR_GZIP_LOST : Check.HDR_CONTENT_ENCODING, key, change(before, now));
    }
    Set<String> names = new TreeSet<>(a.headers().keySet());
    names.addAll(b.headers().keySet());
    ObjectHeaders.RCLONE_NOTES.forEach(note -> names.remove(META + note));
    names.stream()
        .filter(name -> name.startsWith(META))
        .forEach(name -> header(key, name, Check.HDR_METADATA, a, b));
  }

  private void header(String key, String name, Check check, Answer a, Answer b) {
    String before = value(a, name);
    String now = value(b, name);
    if (!before.equals(now)) {
      differ = true;
      record.findings.add(check, key, change(before, now));
    }
  }

  /** White space after a semicolon is the servers' affair. */
  private static String value(Answer answer, String name) {
    return answer.headers().getOrDefault(name, "").strip().replaceAll(";\\s+", ";");
  }

  private static String change(String before, String now) {
    return (before.isEmpty() ? "absent" : before)
        + " in A, "
        + (now.isEmpty() ? "absent" : now)
        + " in B";
  }

  private void access(List<String> keys, List<Answer> answers) {
    boolean isSame = true;
    long told = 0;
    for (int i = 0; i < keys.size(); i++) {
      Answer a = Objects.requireNonNull(record.openly.get(keys.get(i)));
      Answer b = answers.get(i);
      if (a.status() == 0 || b.status() == 0 || b.outcome() == Outcome.NOT_FOUND) {
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
    Answer b = rig.b().edge().read(ABSENT);
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
