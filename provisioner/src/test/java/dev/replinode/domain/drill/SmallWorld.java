package dev.replinode.domain.drill;

import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.MemoryStore;
import dev.replinode.domain.storage.ObjectHeaders;
import dev.replinode.domain.storage.StoredObject;
import dev.replinode.fake.FakeRuns;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.RecordingProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;

/** Two buckets in memory, a fault that is a flag, and time that only moves when somebody sleeps. */
public final class SmallWorld {
  static final String BUCKET = "media";

  final FakeTime time = new FakeTime();
  final MemoryStore a = new MemoryStore().bucket(BUCKET);
  final MemoryStore b = new MemoryStore().bucket(BUCKET);
  final AtomicBoolean isOut = new AtomicBoolean();
  final List<String> journal = new ArrayList<>();
  final RecordingProgress progress = new RecordingProgress();
  Optional<RunStatus> run = Optional.empty();
  Limits limits = Limits.standard();
  RuntimeException faultFails;
  RuntimeException takebackFails;
  Runnable onRunAsked = () -> {};
  Optional<Duration> rpo = Optional.empty();
  Optional<Duration> every = Optional.empty();
  int sample;
  Pace pace = Pace.standard();

  /** Whether the read of B of that number, from 1, fails while A is away. */
  IntPredicate failsInB = number -> false;

  private int readsOfB;
  final Set<String> openInA = new HashSet<>();
  final Set<String> openInB = new HashSet<>();

  /** A pair of equal buckets with ten objects. */
  public SmallWorld() {
    for (int i = 0; i < 10; i++) {
      a.put(BUCKET, "k" + i, "text " + i);
      b.put(BUCKET, "k" + i, "text " + i);
    }
  }

  /** Plays a drill on what is there now. */
  public Drill.Result play() {
    Place placeA = place("jp-osa-1", a, true);
    Place placeB = place("us-iad-1", b, false);
    Scene scene =
        new Scene(Family.REGION_OUTAGE, Edge.standard(placeA.edge(), placeB.edge()), new Flag());
    Rig rig = new Rig(placeA, placeB, List.of(scene), this::newestRun, List.of());
    DrillClock clock =
        new DrillClock(
            time, () -> Duration.between(MemoryStore.LONG_AGO, time.instant()).toNanos(), time);
    return new Drill(plan(false), rig, clock, Runnable::run, new LineJournal(journal), progress)
        .play(frame());
  }

  /** A run of the replication that was last heard of so long ago. */
  static RunStatus run(String phase, OptionalInt exitCode, Instant updatedAt) {
    RunStatus usual = FakeRuns.status("r1", phase, exitCode, 3);
    return new RunStatus(
        usual.runId(),
        phase,
        usual.startedAt(),
        Optional.of(updatedAt),
        exitCode,
        usual.objects(),
        usual.bytes(),
        usual.errors(),
        usual.deleted(),
        usual.headersLost(),
        usual.etaSeconds(),
        usual.rcloneVersion(),
        usual.message(),
        usual.logTail());
  }

  /** An object of A alone, written so long after now. */
  void writtenToA(String key, Duration later) {
    a.put(BUCKET, key, "new text");
    StoredObject known = a.get(BUCKET, key, Reader.MOST_BYTES).orElseThrow();
    ObjectHeaders h = known.headers();
    ObjectHeaders at =
        new ObjectHeaders(
            h.size(), h.etag(), time.instant().plus(later), h.content(), h.metadata());
    a.put(BUCKET, key, new StoredObject(known.body(), at));
  }

  /** An object that both have, of which no ETag tells the MD5. */
  void inParts(String key, long size, String textOfB) {
    ObjectHeaders headers =
        new ObjectHeaders(size, "0123-2", MemoryStore.LONG_AGO, Map.of(), Map.of());
    ObjectHeaders other =
        new ObjectHeaders(size, "4567-3", MemoryStore.LONG_AGO, Map.of(), Map.of());
    a.put(BUCKET, key, "the text", headers);
    b.put(BUCKET, key, textOfB, other);
  }

  /** An object that both have, and that is written to B while a drill plays. */
  void written(String key) {
    a.put(BUCKET, key, "text of " + key);
    b.put(BUCKET, key, "text of " + key);
    StoredObject known = b.get(BUCKET, key, Reader.MOST_BYTES).orElseThrow();
    ObjectHeaders headers = known.headers();
    ObjectHeaders later =
        new ObjectHeaders(
            headers.size(),
            headers.etag(),
            time.instant().plusSeconds(60),
            headers.content(),
            headers.metadata());
    b.put(BUCKET, key, new StoredObject(known.body(), later));
  }

  private Optional<RunStatus> newestRun() {
    onRunAsked.run();
    return run;
  }

  private static ReportFrame frame() {
    return new ReportFrame(
        "d1",
        false,
        "sandbox",
        "replinode test",
        "plan\n",
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The drill that is played; whether a replicator is made for it is another's affair. */
  DrillPlan plan(boolean withReplicator) {
    return new DrillPlan(
        new BucketRef(BUCKET, "jp-osa-1"),
        new BucketRef(BUCKET, "us-iad-1"),
        Level.AUDIT,
        new Identity(
            "small",
            "the region of A is gone",
            "B serves",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            every),
        new Targets(
            Optional.of(Duration.ofSeconds(30)),
            rpo,
            Optional.empty(),
            Optional.empty(),
            Targets.standard().integrityMin(),
            Optional.of(true)),
        pace,
        limits,
        sample,
        1,
        false,
        withReplicator,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private Place place(String endpoint, MemoryStore store, boolean fails) {
    Site site =
        new Site(BUCKET, Endpoint.of("region", "E1", endpoint + ".linodeobjects.com"), false);
    Reader edge =
        key ->
            isOut.get() && (fails || failsInB.test(++readsOfB))
                ? Answer.none(Outcome.UNREACHABLE)
                : read(store, key);
    Set<String> open = fails ? openInA : openInB;
    Reader anonymous = key -> open.contains(key) ? ifThere(store, key) : status(403);
    return new Place(site, store, edge, anonymous);
  }

  /** Who may not list a bucket is refused what is not there. */
  private Answer ifThere(MemoryStore store, String key) {
    Answer answer = read(store, key);
    return answer.isOk() ? answer : status(403);
  }

  private Answer read(MemoryStore store, String key) {
    Optional<StoredObject> object = store.get(BUCKET, key, Reader.MOST_BYTES);
    if (object.isEmpty()) {
      return status(404);
    }
    Map<String, String> headers = new HashMap<>(object.get().headers().content());
    headers.put("etag", object.get().headers().etag());
    return new Answer(
        Outcome.OK,
        200,
        Optional.empty(),
        false,
        headers,
        Canonical.sha256(object.get().body()),
        object.get().body().length,
        false,
        Optional.of(time.instant()));
  }

  private static Answer status(int status) {
    return new Answer(
        Outcome.of(status),
        status,
        Optional.empty(),
        false,
        Map.of(),
        "",
        0,
        false,
        Optional.empty());
  }

  private final class Flag implements Switch {
    @Override
    public String describe() {
      return "a flag";
    }

    @Override
    public void on() {
      if (faultFails != null) {
        throw faultFails;
      }
      isOut.set(true);
    }

    @Override
    public void off() {
      if (takebackFails != null) {
        throw takebackFails;
      }
      isOut.set(false);
    }
  }
}
