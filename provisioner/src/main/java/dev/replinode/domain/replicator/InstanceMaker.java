package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.SafeCreate;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes the instance. Its label is the lock between two creates at once: the platform lets only one
 * have it.
 */
final class InstanceMaker {
  private final Cloud cloud;
  private final Prepared prepared;
  private final Machine machine;
  private final Replication replication;
  private final Attempt attempt;
  private final SecureRandom random;
  private final SafeCreate safely;

  InstanceMaker(
      Cloud cloud,
      Prepared prepared,
      ReplicatorSpec spec,
      Attempt attempt,
      SecureRandom random,
      SafeCreate safely) {
    this.cloud = cloud;
    this.safely = safely;
    this.prepared = prepared;
    this.machine = spec.machine();
    this.replication = spec.replication();
    this.attempt = attempt;
    this.random = random;
  }

  /**
   * The instance of that label.
   *
   * @param isOurRun whether it was made by this very try, even if no answer told so
   */
  record Made(Instance instance, boolean isOurRun) {}

  /** Makes it, or finds the one that has the label by now. */
  Made make(Deployment deployment, List<Long> keyIds, OptionalLong firewallId) {
    InstanceRequest request = request(deployment, keyIds, firewallId);
    attempt.asksForInstance();
    return safely.onceByLabel(
        "instance " + request.label(),
        () -> new Made(create(request), true),
        () -> survivor(firewallId));
  }

  private Instance create(InstanceRequest request) {
    try {
      return cloud.instances().create(request);
    } catch (ReplinodeException e) {
      if (e.isUncertain()) {
        attempt.heardNothingOfInstance();
      }
      throw e;
    }
  }

  private Optional<Made> survivor(OptionalLong firewallId) {
    if (!prepared.mayTag()) {
      return untagged(firewallId);
    }
    return new Ownership(cloud.instances())
        .find(prepared.name(), prepared.pair())
        .filter(found -> !found.isLeaving())
        .map(found -> new Made(found, attempt.runId().equals(found.tags().runId().orElse(""))));
  }

  /**
   * Where no tags can be set, one that was not there before and is there after an unanswered
   * creation is taken for its result; after one that was sent again and then refused, the one that
   * the firewall of this very try guards. Following the run proves it: no other instance knows its
   * id.
   */
  private Optional<Made> untagged(OptionalLong firewallId) {
    ReplicatorName name = prepared.name();
    List<String> guarded = guarded(firewallId);
    return cloud.instances().findByLabelOrTag(name.label(), name.tag()).stream()
        .filter(found -> found.label().equals(name.label()) && found.tags().pairHash().isEmpty())
        .filter(found -> attempt.isInDoubt() || guarded.contains("linode/" + found.id()))
        .map(found -> new Made(found, true))
        .findFirst();
  }

  private List<String> guarded(OptionalLong firewallId) {
    return firewallId.stream()
        .boxed()
        .flatMap(id -> cloud.firewalls().find(id).stream())
        .filter(firewall -> firewall.marks().contains(attempt.tag()))
        .flatMap(firewall -> firewall.guarded().stream())
        .toList();
  }

  private InstanceRequest request(
      Deployment deployment, List<Long> keyIds, OptionalLong firewallId) {
    return new InstanceRequest(
        prepared.name().label(),
        prepared.region(),
        machine,
        deployment,
        RootPassword.random(random),
        prepared.mayTag() ? tags(keyIds) : List.of(),
        firewallId,
        prepared.linodeInterfaces());
  }

  private List<String> tags(List<Long> keyIds) {
    List<String> tags = new ArrayList<>(machine.tags());
    tags.add(prepared.name().tag());
    tags.add(prepared.pair().tag());
    tags.add(attempt.tag());
    tags.addAll(Tags.of(replication));
    if (!keyIds.isEmpty()) {
      tags.add(Tags.keys(keyIds));
    }
    return tags;
  }
}
