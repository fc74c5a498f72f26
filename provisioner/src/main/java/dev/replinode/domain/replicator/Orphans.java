package dev.replinode.domain.replicator;

import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.replicator.Firewalls.Firewall;
import dev.replinode.domain.replicator.Orphan.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what is ours and belongs to nothing any more. What a command that runs at this moment may
 * be about to use is named, with its remedy, and never removed.
 */
public final class Orphans {
  private final Inventory inventory;
  private final InstanceOrphans instances;
  private final KeyAge ages;

  private Orphans(Cloud cloud, Inventory inventory, Instant now) {
    this.inventory = inventory;
    this.instances = new InstanceOrphans(cloud, inventory);
    this.ages = new KeyAge(inventory.keysMade(), now);
  }

  /**
   * All of them: instances first, because they cost.
   *
   * @param cloud for prices, and for a second look at a key that seems to be gone
   */
  public static List<Orphan> among(Inventory inventory, Cloud cloud, Instant now) {
    Orphans orphans = new Orphans(cloud, inventory, now);
    List<Orphan> found = new ArrayList<>(orphans.instances.find());
    found.addAll(orphans.firewalls());
    found.addAll(orphans.keys());
    found.addAll(orphans.scripts());
    return List.copyOf(found);
  }

  private List<Orphan> firewalls() {
    List<Orphan> found = new ArrayList<>();
    for (Firewall firewall : inventory.firewalls().orElse(List.of())) {
      ReplicatorName.inLabel(firewall.label())
          .filter(name -> firewall.label().equals(name.label()))
          .filter(name -> firewall.marks().contains(name.tag()) && firewall.guarded().isEmpty())
          .filter(name -> inventory.labelled(name.label()).isEmpty())
          .ifPresent(name -> found.add(firewall(firewall, name)));
    }
    return found;
  }

  private Orphan firewall(Firewall firewall, ReplicatorName name) {
    Orphan orphan =
        Orphan.removable(Kind.FIREWALL, firewall.id(), firewall.label(), "it guards nothing");
    boolean isOld = firewall.created().filter(ages::isOld).isPresent();
    return isOld ? orphan : orphan.byHand("it is younger than a day: " + wayOut(name));
  }

  private List<Orphan> keys() {
    Set<Long> inUse = inventory.keysInUse();
    List<Orphan> found = new ArrayList<>();
    for (LimitedKey key : inventory.keys().orElse(List.of())) {
      KeyLabel.of(key)
          .filter(label -> !inUse.contains(key.id()) && !inventory.hasUntagged(label.name()))
          .ifPresent(label -> found.add(key(key, label)));
    }
    return found;
  }

  private Orphan key(LimitedKey key, KeyLabel label) {
    Orphan orphan =
        Orphan.removable(
            Kind.KEY,
            key.id(),
            key.label(),
            label.role() == KeyLabel.Role.READ
                ? "the command it was made for has ended without revoking it"
                : "no instance works with it");
    return ages.isOld(key, label)
        ? orphan
        : orphan.byHand(ages.doubt(label) + ": " + wayOut(label.name()));
  }

  /** Where the replicator lives, {@code delete} would take more than the orphan. */
  private String wayOut(ReplicatorName name) {
    return "make sure that no command for "
        + name
        + " is running, then "
        + (inventory.labelled(name.label()).isPresent()
            ? "remove it in Cloud Manager"
            : "replinode delete " + name);
  }

  /** Of scripts of the same label the lowest id stays; another is an orphan when nobody uses it. */
  private List<Orphan> scripts() {
    List<PublishedScript> scripts = inventory.scripts().orElse(List.of());
    return scripts.stream().skip(1).map(script -> script(script, scripts.get(0).id())).toList();
  }

  private Orphan script(PublishedScript script, long first) {
    Orphan orphan =
        Orphan.removable(
            Kind.SCRIPT,
            script.id(),
            script.content().label(),
            "it is a twin of StackScript " + first);
    Optional<String> remedy = Optional.empty();
    if (script.content().isPublic()) {
      remedy = Optional.of("it is public: the platform never removes it; rename it");
    } else if (script.usage().activeDeployments() > 0) {
      remedy = Optional.of("instances were made from it: remove it when they are gone");
    } else if (!script.isOurs()) {
      remedy = Optional.of("its revision note is not of this tool: remove it in Cloud Manager");
    } else if (!script.isAsPublished()) {
      remedy = Optional.of("somebody has edited it since: look at it, remove it in Cloud Manager");
    } else if (script.usage().updated().filter(ages::isOld).isEmpty()) {
      remedy = Optional.of("it is younger than a day: ask again tomorrow");
    }
    return remedy.map(orphan::byHand).orElse(orphan);
  }
}
