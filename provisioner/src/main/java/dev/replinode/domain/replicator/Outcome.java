package dev.replinode.domain.replicator;

import dev.replinode.domain.finding.Finding;
import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.finding.Severity;
import dev.replinode.domain.publish.Publication;
import dev.replinode.domain.replicator.Platform.Price;
import dev.replinode.domain.storage.ComparisonResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command has done so far. It fills up as the work goes on, so that a failure half way can
 * still tell what was made; what was not done is empty.
 */
public final class Outcome {
  /** What became of the instance. */
  public enum InstanceAction {
    /** It was made. */
    CREATED,
    /** It was there and ours. */
    ADOPTED
  }

  /** A minted key. */
  public record KeyState(long id, String label, boolean isRevoked) {}

  private Findings findings;
  private ReplicatorName name;
  private BucketPair pair;
  private String runId;
  private Publication script;
  private Instance instance;
  private InstanceAction action;
  private Price price;
  private Duration boot;
  private RunStatus run;
  private Duration runTime;
  private ComparisonResult verification;
  private boolean instanceGone;
  private boolean deleted;
  private final List<KeyState> keys = new ArrayList<>();
  private final List<Leftover> left = new ArrayList<>();
  private final List<Instance> replaced = new ArrayList<>();

  /** The replicator's name, once known. */
  public Optional<ReplicatorName> name() {
    return Optional.ofNullable(name);
  }

  /** What the checks before the first change found; empty when none were made. */
  public Optional<Findings> findings() {
    return Optional.ofNullable(findings);
  }

  /** What they found that matters so much. */
  public List<Finding> found(Severity severity) {
    return findings().map(known -> known.of(severity)).orElse(List.of());
  }

  /** The buckets, once looked up. */
  public Optional<BucketPair> pair() {
    return Optional.ofNullable(pair);
  }

  /** The id of the run that is followed. */
  public Optional<String> runId() {
    return Optional.ofNullable(runId);
  }

  /** The StackScript, once published. */
  public Optional<Publication> script() {
    return Optional.ofNullable(script);
  }

  /** The instance, once there is one. */
  public Optional<Instance> instance() {
    return Optional.ofNullable(instance);
  }

  /** Whether the instance was made or adopted. */
  public Optional<InstanceAction> action() {
    return Optional.ofNullable(action);
  }

  /** What the instance costs. */
  public Optional<Price> price() {
    return Optional.ofNullable(price);
  }

  /** How long the boot was waited for. */
  public Optional<Duration> boot() {
    return Optional.ofNullable(boot);
  }

  /** The last status the run told. */
  public Optional<RunStatus> run() {
    return Optional.ofNullable(run);
  }

  /** How long the run was followed. */
  public Optional<Duration> runTime() {
    return Optional.ofNullable(runTime);
  }

  /** What the comparison of both buckets found. */
  public Optional<ComparisonResult> verification() {
    return Optional.ofNullable(verification);
  }

  /** Whether the replicator was removed, as asked, and its absence checked. */
  public boolean isDeleted() {
    return deleted;
  }

  /** Whether the instance was removed, whatever became of the rest. */
  public boolean isInstanceGone() {
    return instanceGone;
  }

  /** The minted keys. */
  public List<KeyState> keys() {
    return List.copyOf(keys);
  }

  /** The instances that made way for a new one and are gone, as asked. */
  public List<Instance> replaced() {
    return List.copyOf(replaced);
  }

  /** What nobody asked for and may still be there. */
  public List<Leftover> left() {
    return List.copyOf(left);
  }

  /**
   * An account of the removal alone: it knows the price. What may be left after it is what it could
   * not remove, whatever could not be taken back before.
   */
  public Outcome ofRemoval() {
    Outcome removal = new Outcome();
    removal.price = price;
    return removal;
  }

  void identify(ReplicatorName replicator, BucketPair buckets) {
    name = replicator;
    pair = buckets;
  }

  void findings(Findings known) {
    findings = known;
  }

  void price(Price known) {
    price = known;
  }

  void script(Publication published) {
    script = published;
  }

  void instance(Instance known, InstanceAction how) {
    instance = known;
    action = how;
  }

  void instance(Instance known) {
    instance = known;
  }

  void booted(Duration elapsed) {
    boot = elapsed;
  }

  void follows(String run) {
    runId = run;
  }

  void run(RunStatus status) {
    run = status;
  }

  void runTime(Duration elapsed) {
    runTime = elapsed;
  }

  void verified(ComparisonResult result) {
    verification = result;
  }

  void instanceGone() {
    instanceGone = true;
  }

  void deleted() {
    deleted = true;
  }

  void key(long id, String label, boolean isRevoked) {
    keys.removeIf(key -> key.id() == id);
    keys.add(new KeyState(id, label, isRevoked));
  }

  void replaced(Instance gone) {
    replaced.add(gone);
  }

  void left(List<Leftover> leftovers) {
    leftovers.stream().filter(one -> !left.contains(one)).forEach(left::add);
  }
}
