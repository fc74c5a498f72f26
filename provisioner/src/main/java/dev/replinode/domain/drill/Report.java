package dev.replinode.domain.drill;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The record of a drill. Components are named as the keys of its JSON form; what was not done or
 * not measured is absent.
 *
 * @param schemaVersion of the JSON form; grows when a key changes its meaning
 * @param inconclusive why too little could be measured; empty when enough was
 */
public record Report(
    int schemaVersion,
    Head drill,
    Scope scope,
    Goals targets,
    Estimate budget,
    List<Moment> timeline,
    List<SceneResult> scenes,
    Exposure rpo,
    List<WindowNumbers> windows,
    Integrity integrity,
    Parity parity,
    List<Objective> objectives,
    List<Finding> findings,
    List<String> inconclusive,
    Restoration restore,
    Verdict verdict,
    int exitCode,
    Optional<Previous> previous,
    List<Control> controls,
    List<Evidence> evidence,
    SignOff signoff) {
  /** The form that this version writes. */
  public static final int SCHEMA = 1;

  /**
   * Which drill it was.
   *
   * @param basis what stood for the failing world: {@code sandbox}, {@code emulated}, {@code
   *     staging edge} or {@code none}
   * @param planSha256 of the plan as run
   */
  public record Head(
      String id,
      String name,
      int level,
      boolean sandbox,
      boolean emulated,
      String basis,
      String scenario,
      String hypothesis,
      Instant startedAt,
      Instant endedAt,
      Optional<String> operator,
      Optional<String> approver,
      Optional<String> changeRef,
      String toolVersion,
      String planSha256,
      String plan) {}

  /** The buckets, and what stands between them. */
  public record Scope(
      Bucket a,
      Bucket b,
      Optional<String> edge,
      Optional<String> policy,
      Replication replication) {}

  /** One of the buckets. */
  public record Bucket(String bucket, String endpoint, String type, String address) {}

  /** What is known of the replication. */
  public record Replication(
      Optional<String> tool,
      Optional<String> lastRun,
      Optional<Instant> lastRunAt,
      Optional<Provisioned> provisioned) {}

  /** A replicator that was made for the drill, and how long it took. */
  public record Provisioned(
      String name,
      Optional<Long> bootSeconds,
      Optional<Long> firstByteSeconds,
      Optional<Long> equalSeconds,
      boolean removed) {}

  /** The targets, and how it was read. */
  public record Goals(
      Optional<BigDecimal> rtoSeconds,
      Optional<BigDecimal> rpoSeconds,
      Optional<BigDecimal> maxErrorRate,
      Optional<Long> maxAddedLatencyMillis,
      Optional<BigDecimal> integrityMin,
      Optional<Boolean> accessParity,
      long periodMillis,
      int goodInRow,
      int fewestProbes) {}

  /** The drill before this one. */
  public record Previous(String id, Verdict verdict, String sha256, List<String> drift) {}

  /** The report once the replicator that was made for the drill was to be removed. */
  Report afterRemoval(List<String> done, List<String> left) {
    Optional<Provisioned> provisioned =
        scope
            .replication()
            .provisioned()
            .map(
                p ->
                    new Provisioned(
                        p.name(),
                        p.bootSeconds(),
                        p.firstByteSeconds(),
                        p.equalSeconds(),
                        left.isEmpty()));
    Replication told = scope.replication();
    Scope after =
        new Scope(
            scope.a(),
            scope.b(),
            scope.edge(),
            scope.policy(),
            new Replication(told.tool(), told.lastRun(), told.lastRunAt(), provisioned));
    return with(after, done, left);
  }

  /** The report once a key that was minted for the drill was to be revoked. */
  Report afterDrill(List<String> left) {
    return left.isEmpty() ? this : with(scope, List.of(), left);
  }

  /** Long because a record is copied field by field. */
  private Report with(Scope after, List<String> done, List<String> left) {
    return new Report(
        schemaVersion,
        drill,
        after,
        targets,
        budget,
        timeline,
        scenes,
        rpo,
        windows,
        integrity,
        parity,
        objectives,
        findings,
        inconclusive,
        restore.and(done, left),
        verdict,
        left.isEmpty() ? exitCode : ExitCode.RESTORE_FAILED,
        previous,
        controls,
        evidence,
        signoff);
  }

  /** Copies the lists. */
  public Report {
    timeline = List.copyOf(timeline);
    scenes = List.copyOf(scenes);
    windows = List.copyOf(windows);
    objectives = List.copyOf(objectives);
    findings = List.copyOf(findings);
    inconclusive = List.copyOf(inconclusive);
    controls = List.copyOf(controls);
    evidence = List.copyOf(evidence);
  }
}
