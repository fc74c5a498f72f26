package dev.replinode.fake;

import dev.replinode.domain.replicator.Deployment;
import dev.replinode.domain.replicator.Instance;
import dev.replinode.domain.replicator.InstanceRequest;
import dev.replinode.domain.replicator.Instances;
import dev.replinode.domain.replicator.Tags;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The account's Linodes: labels are unique, and each look may find another status. */
public final class FakeInstances implements Instances {
  private final Calls calls;
  private final FakeAccount account;
  private final FakeFirewalls firewalls;
  private final Map<Long, Instance> instances = new TreeMap<>();
  private final List<InstanceRequest> requests = new ArrayList<>();
  private final Deque<String> statuses = new ArrayDeque<>();
  private boolean staysAfterDelete;
  private long nextId = 501;

  FakeInstances(Calls calls, FakeAccount account, FakeFirewalls firewalls) {
    this.calls = calls;
    this.account = account;
    this.firewalls = firewalls;
  }

  /** Puts an instance there that runs. */
  public Instance add(String label, String... tags) {
    return add(nextId++, label, "running", List.of(tags), false);
  }

  /** The same, made with user data. */
  public Instance addWithUserData(String label, String... tags) {
    return add(nextId++, label, "running", List.of(tags), true);
  }

  private Instance add(
      long id, String label, String status, List<String> tags, boolean hasUserData) {
    Instance instance =
        new Instance(
            id,
            label,
            "jp-osa",
            "g6-standard-2",
            "linode/ubuntu22.04",
            List.of("192.0.2.7"),
            status,
            new Tags(tags),
            hasUserData,
            Optional.empty());
    instances.put(id, instance);
    return instance;
  }

  /** The next looks at a single instance find these; the last one stays. */
  public void statuses(String... next) {
    statuses.addAll(List.of(next));
  }

  /** A removal is accepted and never comes about. */
  public void stayAfterDelete() {
    staysAfterDelete = true;
  }

  /** Somebody else has asked for the removal, which is under way. */
  public void leave(long id) {
    with(instances.get(id), "deleting", instances.get(id).tags());
  }

  /** Somebody else removes everything. */
  public void vanish() {
    instances.clear();
  }

  /** What vanished is there again. */
  public void restore(Instance instance) {
    instances.put(instance.id(), instance);
  }

  /** What is there, once more asked of the account. */
  @Override
  public List<Instance> all() {
    return calls.make("instances.all", "", this::present);
  }

  private List<Instance> present() {
    return List.copyOf(instances.values());
  }

  /** The creations that were asked for. */
  public List<InstanceRequest> requests() {
    return List.copyOf(requests);
  }

  @Override
  public List<Instance> findByLabelOrTag(String label, String tag) {
    return calls.make(
        "instances.findByLabelOrTag",
        label,
        () ->
            present().stream()
                .filter(i -> i.label().equals(label) || i.tags().all().contains(tag))
                .toList());
  }

  @Override
  public List<Instance> listByLabelPrefix(String prefix) {
    return calls.make(
        "instances.list",
        prefix,
        () -> present().stream().filter(i -> i.label().startsWith(prefix)).toList());
  }

  @Override
  public Optional<Instance> find(long id) {
    return calls.make("instances.find", id, () -> Optional.ofNullable(look(id)));
  }

  private Instance look(long id) {
    Instance known = instances.get(id);
    String status = statuses.size() > 1 ? statuses.poll() : statuses.peek();
    return known == null || status == null ? known : with(known, status, known.tags());
  }

  @Override
  public Instance create(InstanceRequest request) {
    return calls.make(
        "instances.create",
        request.label(),
        () -> {
          requests.add(request);
          if (present().stream().anyMatch(i -> i.label().equals(request.label()))) {
            throw Failures.refused();
          }
          long id = nextId++;
          boolean hasUserData = request.deployment() instanceof Deployment.Metadata;
          Instance made = add(id, request.label(), "provisioning", request.tags(), hasUserData);
          instances.put(id, with(made, "running", made.tags()));
          request.firewallId().ifPresent(wall -> firewalls.guard(wall, "linode/" + id));
          return made;
        });
  }

  @Override
  public Instance setTags(long id, Tags tags) {
    return calls.make(
        "instances.setTags",
        id,
        () -> {
          if (!account.mayTag()) {
            throw Failures.notAuthorized();
          }
          return with(instances.get(id), "running", tags);
        });
  }

  @Override
  public void delete(long id) {
    calls.make("instances.delete", id, () -> staysAfterDelete ? null : instances.remove(id));
  }

  @Override
  public Instance relabel(long id, String label, Tags tags) {
    return calls.make(
        "instances.relabel",
        id + " " + label,
        () -> {
          if (present().stream().anyMatch(i -> i.id() != id && i.label().equals(label))) {
            throw Failures.refused();
          }
          return with(instances.get(id), label, "running", tags);
        });
  }

  /** The instance was made then. */
  public void created(long id, Instant when) {
    instances.computeIfPresent(
        id,
        (key, old) ->
            new Instance(
                old.id(),
                old.label(),
                old.region(),
                old.type(),
                old.image(),
                old.ipv4(),
                old.status(),
                old.tags(),
                old.hasUserData(),
                Optional.of(when)));
  }

  private Instance with(Instance old, String status, Tags tags) {
    return with(old, old.label(), status, tags);
  }

  private Instance with(Instance old, String label, String status, Tags tags) {
    Instance changed =
        new Instance(
            old.id(),
            label,
            old.region(),
            old.type(),
            old.image(),
            old.ipv4(),
            status,
            tags,
            old.hasUserData(),
            old.created());
    instances.put(old.id(), changed);
    return changed;
  }
}
