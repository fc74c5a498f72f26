package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.wait.Waiter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Works out what {@code create} would do, by looking alone. */
final class Rehearsal {
  private final Cloud cloud;
  private final ScriptDelivery delivery;
  private final Findings findings;

  Rehearsal(Cloud cloud, ScriptDelivery delivery, Findings findings) {
    this.cloud = cloud;
    this.delivery = delivery;
    this.findings = findings;
  }

  /**
   * The plan; what would be refused on the way is a finding.
   *
   * @param replace whether one that is there would be replaced
   */
  CreationPlan plan(ReplicatorSpec spec, Prepared prepared, boolean replace) {
    Optional<Instance> existing = existing(spec, prepared, replace);
    boolean isMade = existing.isEmpty() || replace;
    return new CreationPlan(
        spec.method(),
        existing,
        existing.isPresent() && replace,
        isMade ? script(spec, prepared) : Optional.empty(),
        isMade && spec.credentials().isEmpty() ? keys(prepared.pair()) : List.of(),
        isMade ? firewall(spec, prepared) : new CreationPlan.Firewall("none", OptionalLong.empty()),
        spec.machine(),
        prepared.region(),
        prepared.mayTag() ? tags(spec, prepared) : List.of());
  }

  private Optional<Instance> existing(ReplicatorSpec spec, Prepared prepared, boolean replace) {
    Ownership ownership = new Ownership(cloud.instances());
    Optional<Instance> existing =
        findings
            .attempt("instance.name", () -> ownership.find(prepared.name(), prepared.pair()))
            .flatMap(found -> found)
            .filter(found -> !found.isLeaving());
    if (existing.isPresent() && !replace) {
      Adoption adoption =
          new Adoption(text -> findings.note("instance.differs", existing.get().describe(), text));
      findings.attempt(
          "instance.mismatch",
          () -> {
            adoption.requireFit(existing.get(), spec, prepared);
            return true;
          });
    }
    return existing;
  }

  private Optional<CreationPlan.Script> script(ReplicatorSpec spec, Prepared prepared) {
    if (spec.method() == DeploymentMethod.METADATA) {
      findings.attempt(
          "user-data.size",
          () -> {
            delivery.requireFit(spec, prepared);
            return true;
          });
      return Optional.empty();
    }
    return findings.attempt("script", () -> delivery.outlook(prepared));
  }

  private static List<CreationPlan.Key> keys(BucketPair pair) {
    return List.of(
        new CreationPlan.Key(pair.source(), false), new CreationPlan.Key(pair.dest(), true));
  }

  private CreationPlan.Firewall firewall(ReplicatorSpec spec, Prepared prepared) {
    FirewallChoice choice = spec.machine().firewall();
    if (choice.kind() != FirewallChoice.Kind.NEW) {
      String action = choice.kind() == FirewallChoice.Kind.NONE ? "none" : "unchanged";
      return new CreationPlan.Firewall(action, choice.id());
    }
    Optional<Firewalls.Firewall> left =
        findings
            .attempt("firewall.label", () -> cloud.firewalls().findByLabel(prepared.name().label()))
            .flatMap(found -> found);
    left.filter(found -> !found.marks().contains(prepared.name().tag()))
        .ifPresent(
            found ->
                findings.refuse(
                    "firewall.label",
                    "firewall " + found.id() + " (" + found.label() + ")",
                    "it was not made by this tool: its tags do not say so",
                    "choose another --name, or use it: --firewall " + found.id()));
    return left.map(found -> new CreationPlan.Firewall("adopted", OptionalLong.of(found.id())))
        .orElse(new CreationPlan.Firewall("created", OptionalLong.empty()));
  }

  /** Those that are known beforehand; a run and its keys add theirs. */
  private static List<String> tags(ReplicatorSpec spec, Prepared prepared) {
    List<String> tags = new ArrayList<>(spec.machine().tags());
    tags.add(prepared.name().tag());
    tags.add(prepared.pair().tag());
    tags.addAll(Tags.of(spec.replication()));
    return tags;
  }

  /**
   * With keys of the user's own, whether the destination holds what the source lacks; and that its
   * key was not tried for writing.
   *
   * @throws ReplinodeException when a bucket could not be reached
   */
  void storage(ReplicatorSpec spec, Prepared prepared, Waiter waiter, Progress progress) {
    if (spec.credentials().isEmpty()) {
      return;
    }
    findings.note(
        "keys.write-untried",
        "bucket " + prepared.pair().dest(),
        "a dry run writes nothing, so whether its key may write was not tried",
        "replinode doctor with the same options, or create itself, tries it");
    if (spec.replication().keepsExtras() || spec.replication().allowDelete()) {
      return;
    }
    try (PairStorage storage =
        new PairStorage(prepared.pair(), spec.credentials().get(), cloud.objectStores())) {
      findings.attempt(
          "dest.extras",
          () -> {
            new Verification(waiter, progress).requireNoExtras(storage);
            return true;
          });
    }
  }
}
