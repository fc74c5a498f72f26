package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Firewalls.Firewall;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes the instance, and its firewall before it. The instance's label is the lock between two
 * creates at once: the platform lets only one have it.
 */
final class InstanceMaker {
  private final Cloud cloud;
  private final Prepared prepared;
  private final Machine machine;
  private final Replication replication;
  private final SecureRandom random;

  InstanceMaker(Cloud cloud, Prepared prepared, ReplicatorSpec spec, SecureRandom random) {
    this.cloud = cloud;
    this.prepared = prepared;
    this.machine = spec.machine();
    this.replication = spec.replication();
    this.random = random;
  }

  /**
   * The instance of that label.
   *
   * @param isOurRun whether it was made by this very call, even if no answer told so
   */
  record Made(Instance instance, boolean isOurRun) {}

  Made make(long scriptId, Map<String, String> values, String runId, List<Long> keyIds) {
    InstanceRequest request = request(scriptId, values, runId, keyIds, firewall());
    try {
      return new Made(cloud.instances().create(request), true);
    } catch (ReplinodeException e) {
      if (!e.isUncertain() && e.kind() != Kind.REFUSED) {
        throw e;
      }
      return survivor(runId).orElseGet(() -> again(request, runId, e));
    }
  }

  /** A second try after no answer is safe: if the first was acted on late, the label clashes. */
  private Made again(InstanceRequest request, String runId, ReplinodeException first) {
    if (!first.isUncertain()) {
      throw first;
    }
    try {
      return new Made(cloud.instances().create(request), true);
    } catch (ReplinodeException second) {
      return survivor(runId).orElseThrow(() -> second);
    }
  }

  private Optional<Made> survivor(String runId) {
    if (!prepared.mayTag()) {
      return Optional.empty();
    }
    return new Ownership(cloud.instances())
        .find(prepared.name(), prepared.pair())
        .map(found -> new Made(found, found.tags().runId().equals(Optional.of(runId))));
  }

  private InstanceRequest request(
      long scriptId,
      Map<String, String> values,
      String runId,
      List<Long> keyIds,
      OptionalLong firewallId) {
    return new InstanceRequest(
        prepared.name().label(),
        prepared.region(),
        machine.type(),
        machine.image(),
        scriptId,
        values,
        RootPassword.random(random),
        machine.authorizedKeys(),
        prepared.mayTag() ? tags(runId, keyIds) : List.of(),
        firewallId,
        prepared.linodeInterfaces());
  }

  private List<String> tags(String runId, List<Long> keyIds) {
    List<String> tags = new ArrayList<>(machine.tags());
    tags.add(prepared.name().tag());
    tags.add(prepared.pair().tag());
    tags.add(Tags.RUN + runId);
    tags.addAll(Tags.of(replication));
    if (!keyIds.isEmpty()) {
      tags.add(Tags.keys(keyIds));
    }
    return tags;
  }

  private OptionalLong firewall() {
    return switch (machine.firewall().kind()) {
      case NONE -> OptionalLong.empty();
      case EXISTING -> machine.firewall().id();
      case NEW -> OptionalLong.of(closedFirewall().id());
    };
  }

  private Firewall closedFirewall() {
    String label = prepared.name().label();
    Optional<Firewall> found = cloud.firewalls().findByLabel(label);
    if (found.isPresent()) {
      return requireOurs(found.get());
    }
    try {
      return cloud
          .firewalls()
          .createClosed(label, prepared.mayTag() ? List.of(prepared.name().tag()) : List.of());
    } catch (ReplinodeException e) {
      if (!e.isUncertain() && e.kind() != Kind.REFUSED) {
        throw e;
      }
      // Another create of that name may have been faster: the label is taken, by one of ours.
      return cloud.firewalls().findByLabel(label).map(this::requireOurs).orElseThrow(() -> e);
    }
  }

  private Firewall requireOurs(Firewall firewall) {
    if (!firewall.tags().contains(prepared.name().tag())) {
      throw ReplinodeException.refused(
              "firewall " + firewall.id() + " (" + firewall.label() + ")",
              "it was not made by this tool: its tags do not say so")
          .hint("choose another --name, or use it: --firewall " + firewall.id());
    }
    return firewall;
  }
}
