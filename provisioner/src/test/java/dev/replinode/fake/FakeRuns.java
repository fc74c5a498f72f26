package dev.replinode.fake;

import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.replicator.RunStatus.Amount;
import dev.replinode.domain.replicator.RunStatuses;
import dev.replinode.domain.storage.ObjectStore;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** What the run tells at each look; the last one stays. */
public final class FakeRuns implements RunStatuses {
  private final Deque<Function<String, Optional<RunStatus>>> looks = new ArrayDeque<>();
  private Optional<Optional<RunStatus>> first = Optional.empty();
  private int reads;

  /** The first run's own status is this, or is removed; what the looks find is of later passes. */
  public FakeRuns first(Optional<RunStatus> own) {
    first = Optional.of(own);
    return this;
  }

  /** The run has told nothing. */
  public FakeRuns silent() {
    looks.add(id -> Optional.empty());
    return this;
  }

  /** The run is in a phase and has copied so many objects. */
  public FakeRuns phase(String phase, long done) {
    looks.add(id -> Optional.of(status(id, phase, OptionalInt.empty(), done)));
    return this;
  }

  /** The run ended; {@code effect} is what it did. */
  public FakeRuns finished(int exitCode, Runnable effect) {
    looks.add(
        id -> {
          effect.run();
          return Optional.of(status(id, "finished", OptionalInt.of(exitCode), 3));
        });
    return this;
  }

  /** The status cannot be read. */
  public FakeRuns fails(RuntimeException failure) {
    looks.add(
        id -> {
          throw failure;
        });
    return this;
  }

  /** How often a status was read. */
  public int reads() {
    return reads;
  }

  @Override
  public Optional<RunStatus> read(ObjectStore store, String bucket, String runId) {
    store.get(bucket, RUNS + runId + "/status.json", 1);
    return first.isPresent() ? first.get() : next(runId);
  }

  @Override
  public List<RunStatus> recent(ObjectStore store, String bucket, String runId, int most) {
    store.list(bucket, RUNS + runId);
    return next(runId).stream().toList();
  }

  private Optional<RunStatus> next(String runId) {
    reads++;
    Function<String, Optional<RunStatus>> look = looks.size() > 1 ? looks.poll() : looks.peek();
    return look == null ? Optional.empty() : look.apply(runId);
  }

  /** A status of 3 objects in all; a failed one says why. */
  public static RunStatus status(String runId, String phase, OptionalInt exitCode, long done) {
    boolean failed = exitCode.orElse(0) != 0;
    return new RunStatus(
        runId,
        phase,
        Optional.of(Instant.parse("2026-11-22T15:31:00Z")),
        Optional.of(Instant.parse("2026-11-22T15:31:42Z")),
        exitCode,
        new Amount(OptionalLong.of(done), OptionalLong.of(3)),
        new Amount(OptionalLong.of(done * 5), OptionalLong.of(15)),
        OptionalLong.of(failed ? 2 : 0),
        OptionalLong.of(0),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.of("1.53.3"),
        failed ? Optional.of("the destination is full") : Optional.empty(),
        failed ? List.of("disk quota exceeded", "2 objects failed") : List.of());
  }
}
