package dev.replinode.domain.drill;

import dev.replinode.domain.storage.ObjectHeaders;
import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.domain.storage.StorageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** What A answers while all is well: the yardstick for everything that follows. */
final class Baseline {
  private static final int PROBED = 20;

  private final Rig rig;
  private final DrillRecord record;
  private final Batches batches;
  private final Changes changes;

  Baseline(Rig rig, DrillRecord record, Executor executor, Changes changes) {
    this.rig = rig;
    this.record = record;
    this.batches = new Batches(executor, () -> {});
    this.changes = changes;
  }

  /** Reads the sample in A, by the edge's identity and by none. */
  void read(HealthCheck health) {
    List<String> keys = sample();
    listed().filter(key -> !isAskable(key)).forEach(this::unaskable);
    List<Answer> answers = batches.map(keys, rig.a().edge()::read);
    for (int i = 0; i < keys.size(); i++) {
      record.expected.put(keys.get(i), answers.get(i));
    }
    keys.stream()
        .limit(1)
        .forEach(key -> health.checkClock("A and this machine", rig.a().edge(), key));
    List<String> bad = keys.stream().filter(this::isBad).toList();
    if (!bad.isEmpty()) {
      String first = told(record.expected.get(bad.get(0)));
      record.findings.add(
          Check.A_UNHEALTHY,
          bad.get(0),
          bad.size() + " reads of A failed, the first with " + first);
    }
    record.openly.put(ReplicaCheck.ABSENT, rig.a().edge().read(ReplicaCheck.ABSENT));
    // Each of them: a leak is one object among many, and no sample of the sample would find it.
    List<Answer> open = batches.map(keys, rig.a().anonymous()::read);
    for (int i = 0; i < keys.size(); i++) {
      record.openly.put(keys.get(i), open.get(i));
    }
  }

  /** An object that was removed since it was listed is no fault of A. */
  private boolean isBad(String key) {
    Answer answer = record.expected.get(key);
    return !answer.isOk() && !(answer.outcome() == Outcome.NOT_FOUND && changes.has(key));
  }

  /** A status, or what happened instead of an answer. */
  static String told(Answer answer) {
    return answer.status() > 0 ? "HTTP " + answer.status() : answer.outcome().name();
  }

  /** What is read on both sides. */
  List<String> sample() {
    return listed().filter(Baseline::isAskable).toList();
  }

  private Stream<String> listed() {
    return record.before.orElseThrow().sample().stream().map(ObjectSummary::key);
  }

  /**
   * Whether the path of a URL can hold that key as it is: clients and proxies shorten dots between
   * slashes, and take a slash at the beginning for the start of a host.
   */
  private static boolean isAskable(String key) {
    return !key.startsWith("/")
        && Stream.of(key.split("/", -1)).noneMatch(part -> part.equals(".") || part.equals(".."));
  }

  private void unaskable(String key) {
    record.findings.add(
        Check.KEY_UNASKABLE, key, "compared by the listings, and read neither in A nor in B");
  }

  /** What is read over and over: small objects that A serves well. */
  Map<String, String> probed() {
    List<ObjectSummary> small = new ArrayList<>(record.before.orElseThrow().sample());
    small.removeIf(
        object ->
            !isAskable(object.key())
                || !record.expected.get(object.key()).isOk()
                || record.isInMotion(object.key()));
    small.sort(
        Comparator.comparingLong((ObjectSummary o) -> o.size() == 0 ? Long.MAX_VALUE : o.size()));
    Map<String, String> keys = new LinkedHashMap<>();
    for (ObjectSummary object : small.stream().limit(PROBED).toList()) {
      keys.put(object.key(), record.expected.get(object.key()).sha256());
      for (Side side : Side.values()) {
        head(side, object.key()).ifPresent(h -> record.origins.learn(object.key(), side, h));
      }
    }
    return keys;
  }

  private Optional<ObjectHeaders> head(Side side, String key) {
    Place place = rig.at(side);
    try {
      return place.store().head(place.site().bucket(), key);
    } catch (StorageException e) {
      return Optional.empty();
    }
  }
}
