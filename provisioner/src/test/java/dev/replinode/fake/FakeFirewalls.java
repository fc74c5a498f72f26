package dev.replinode.fake;

import dev.replinode.domain.replicator.Firewalls;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The account's firewalls; labels are unique. */
public final class FakeFirewalls implements Firewalls {
  private final Calls calls;
  private final Map<Long, Firewall> firewalls = new TreeMap<>();
  private boolean staysAfterDelete;
  private long nextId = 31;

  FakeFirewalls(Calls calls) {
    this.calls = calls;
  }

  /** Puts a firewall there. */
  public Firewall add(String label, String... tags) {
    Firewall firewall = new Firewall(nextId++, label, List.of(tags), List.of(), Optional.empty());
    firewalls.put(firewall.id(), firewall);
    return firewall;
  }

  /** Lets a firewall guard something, such as {@code linode/501}. */
  public void guard(long id, String... guarded) {
    firewalls.computeIfPresent(
        id,
        (key, old) -> new Firewall(id, old.label(), old.marks(), List.of(guarded), old.created()));
  }

  /** Puts a firewall there that guards nothing, made then. */
  public Firewall addFree(String label, Instant created, String... tags) {
    Firewall firewall =
        new Firewall(nextId++, label, List.of(tags), List.of(), Optional.of(created));
    firewalls.put(firewall.id(), firewall);
    return firewall;
  }

  /** A removal is accepted and never comes about. */
  public void stayAfterDelete() {
    staysAfterDelete = true;
  }

  /** What is there. */
  public List<Firewall> all() {
    return List.copyOf(firewalls.values());
  }

  @Override
  public Optional<Firewall> findByLabel(String label) {
    return calls.make(
        "firewalls.findByLabel",
        label,
        () -> all().stream().filter(one -> one.label().equals(label)).findFirst());
  }

  @Override
  public List<Firewall> listByLabelPrefix(String prefix) {
    return calls.make(
        "firewalls.list",
        prefix,
        () -> all().stream().filter(one -> one.label().startsWith(prefix)).toList());
  }

  @Override
  public Optional<Firewall> find(long id) {
    return calls.make("firewalls.find", id, () -> Optional.ofNullable(firewalls.get(id)));
  }

  @Override
  public Firewall createClosed(String label, List<String> tags) {
    return calls.make(
        "firewalls.create",
        label,
        () -> {
          if (all().stream().anyMatch(one -> one.label().equals(label))) {
            throw Failures.refused();
          }
          return add(label, tags.toArray(String[]::new));
        });
  }

  @Override
  public Firewall createNoted(String label, List<String> marks) {
    return createClosed(label, marks);
  }

  @Override
  public void delete(long id) {
    calls.make("firewalls.delete", id, () -> staysAfterDelete ? null : firewalls.remove(id));
  }
}
