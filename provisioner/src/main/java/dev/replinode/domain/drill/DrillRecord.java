package dev.replinode.domain.drill;

import dev.replinode.domain.storage.BucketSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a drill has learnt so far; it fills up, so that a drill that was cut can still report. */
final class DrillRecord {
  private static final long MICROS_PER_MILLI = 1000;
  private static final int MOST_CHANGING = 1000;

  final FindingList findings = new FindingList();
  final List<Probe> probes = new ArrayList<>();
  final List<SceneMark> marks = new ArrayList<>();
  final List<Moment> timeline = new ArrayList<>();
  final List<String> inconclusive = new ArrayList<>();
  final Origins origins = new Origins();

  /** What A answered for each sampled key before anything failed. */
  final Map<String, Answer> expected = new HashMap<>();

  /** The same without any key. */
  final Map<String, Answer> openly = new HashMap<>();

  /** Sampled keys of which the listings have told already, with a better reason. */
  final Set<String> judged = new HashSet<>();

  /** Which settings of the buckets are the same or differ; those that were not told are missing. */
  final Map<BucketSetting, String> settings = new EnumMap<>(BucketSetting.class);

  /** Sampled keys of which A has another object than when it was listed, or none any more. */
  final Set<String> changed = new HashSet<>();

  /** How old a write may be that the replication has not copied yet; empty when not at all. */
  Optional<Duration> tolerated = Optional.empty();

  /** Sampled keys that were not copied yet. */
  final Set<String> pending = new HashSet<>();

  /** How many objects were not copied yet, and need not have been. */
  long notYetCopied;

  /** What was written while it was compared, the first of it; the others are counted. */
  final Set<String> changing = new LinkedHashSet<>();

  long changingBeyond;

  /** How many of those were still different at the end. */
  long unsettled;

  Optional<Inventory> before = Optional.empty();
  Optional<Inventory> after = Optional.empty();
  Optional<Instant> verifiedAt = Optional.empty();
  Optional<Exposure> exposure = Optional.empty();
  Optional<Long> canaryMillis = Optional.empty();
  Estimate estimate = new Estimate(0, 0, java.math.BigDecimal.ZERO);
  ReadBack readBack = new ReadBack(0, 0, 0, 0, 0);
  long listedObjects;
  long listedDiffering;
  long bytesToProve;
  long requestsToProve;

  /** How many objects have equal lengths, and nobody compared more of them. */
  long unproven;

  String headers = Parity.UNKNOWN;
  String access = Parity.UNKNOWN;
  long accessRead;
  boolean isRefused;
  boolean isAborted;
  boolean isInterrupted;

  /**
   * What reading the sample on both sides brought.
   *
   * @param hidden mismatches that the listings do not show
   * @param cut how many objects were longer than what is read of one
   */
  record ReadBack(long read, long matched, long hidden, long bytes, long cut) {}

  private final DrillClock clock;

  DrillRecord(DrillClock clock) {
    this.clock = clock;
  }

  /** Notes something that happened now. */
  void note(String event, String detail) {
    timeline.add(new Moment(clock.micros() / MICROS_PER_MILLI, clock.now(), event, detail));
  }

  /** Notes something that happened at a moment of the drill's own clock. */
  void noteAt(long micros, String event, String detail) {
    Duration ago = Duration.ofMillis((clock.micros() - micros) / MICROS_PER_MILLI);
    timeline.add(new Moment(micros / MICROS_PER_MILLI, clock.now().minus(ago), event, detail));
    timeline.sort(Comparator.comparingLong(Moment::monotonicMillis));
  }

  /** Whether what was written then need not have been copied at {@code now}. */
  boolean isTolerated(Instant written, Instant now) {
    return tolerated
        .filter(most -> Duration.between(written, now).compareTo(most) <= 0)
        .isPresent();
  }

  /** An object that the replication still has time to copy. */
  void pending(String key) {
    notYetCopied++;
    findings.add(Check.DATA_PENDING, key, "written less than " + tolerated.orElseThrow() + " ago");
    if (expected.containsKey(key)) {
      pending.add(key);
    }
  }

  /** An object was being written while it was compared. */
  void changing(String key) {
    if (changing.size() < MOST_CHANGING || expected.containsKey(key)) {
      changing.add(key);
    } else if (!changing.contains(key)) {
      changingBeyond++;
    }
  }

  /** Whether B cannot be held against A for that object. */
  boolean isInMotion(String key) {
    return changing.contains(key) || pending.contains(key);
  }

  /** Something that keeps the drill from proving what it should. */
  void doubt(String why) {
    if (!inconclusive.contains(why)) {
      inconclusive.add(why);
    }
  }
}
