package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.wait.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Removes orphans, each after a second look, and sees that each is gone. */
public final class OrphanRemoval {
  /**
   * The pause before the second look: an event is written a little after what it tells of, and a
   * key whose event is not there yet would seem older than it is.
   */
  static final Duration PAUSE = Duration.ofSeconds(30);

  private final Cloud cloud;
  private final Waiter waiter;
  private final Progress progress;
  private final String scriptLabel;

  /**
   * A removal against {@code cloud}.
   *
   * @param scriptLabel the replication script's label
   */
  public OrphanRemoval(Cloud cloud, Waiter waiter, Progress progress, String scriptLabel) {
    this.cloud = cloud;
    this.waiter = waiter;
    this.progress = progress;
    this.scriptLabel = scriptLabel;
  }

  /** All orphans, now. */
  public List<Orphan> find() {
    return Orphans.among(
        Inventory.read(cloud, scriptLabel, progress), cloud, waiter.clock().instant());
  }

  /**
   * Removes those of {@code asked} that can be removed and still are orphans.
   *
   * @return those that are gone
   * @throws ReplinodeException clean-up incomplete when some may remain; they are in {@code
   *     outcome}
   */
  public List<Orphan> remove(List<Orphan> asked, Outcome outcome) {
    List<Orphan> gone = new ArrayList<>();
    List<Leftover> left = new ArrayList<>();
    Set<String> confirmed = stillOrphans(asked);
    for (Orphan orphan : asked) {
      if (orphan.isRemovable() && confirmed.contains(key(orphan)) && isGone(orphan, outcome)) {
        gone.add(orphan);
        progress.step("orphan", orphan.leftover() + " is gone");
      } else {
        left.add(orphan.leftover());
      }
    }
    outcome.left(left);
    if (!left.isEmpty()) {
      throw ReplinodeException.of(
          Kind.CLEAN_UP_INCOMPLETE, "removing orphans", "these remain: " + left);
    }
    return gone;
  }

  private Set<String> stillOrphans(List<Orphan> asked) {
    if (asked.stream().anyMatch(o -> o.kind() == Orphan.Kind.KEY && o.isRemovable())) {
      waiter.pause(waiter.atMost(PAUSE));
    }
    Set<String> keys = new HashSet<>();
    if (asked.stream().anyMatch(Orphan::isRemovable)) {
      find().stream().filter(Orphan::isRemovable).forEach(orphan -> keys.add(key(orphan)));
    }
    return keys;
  }

  private static String key(Orphan orphan) {
    return orphan.kind() + " " + orphan.id() + " " + orphan.label();
  }

  private boolean isGone(Orphan orphan, Outcome outcome) {
    try {
      return switch (orphan.kind()) {
        case INSTANCE -> instanceIsGone(orphan, outcome);
        case FIREWALL -> {
          cloud.firewalls().delete(orphan.id());
          yield cloud.firewalls().find(orphan.id()).isEmpty();
        }
        case KEY -> new KeyRing(cloud.accessKeys()).revoke(List.of(orphan.id())).isEmpty();
        case SCRIPT -> {
          cloud.stackScripts().delete(orphan.id());
          yield cloud.stackScripts().find(orphan.id()).isEmpty();
        }
      };
    } catch (ReplinodeException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      progress.warning(orphan.leftover() + " could not be removed: " + e.why());
      return false;
    }
  }

  /** With the instance go the keys that it names; its firewall is found by the next look. */
  private boolean instanceIsGone(Orphan orphan, Outcome outcome) {
    Optional<Instance> found = cloud.instances().find(orphan.id());
    if (found.isEmpty()) {
      return true;
    }
    Instance instance = found.get();
    Optional<ReplicatorName> name = ReplicatorName.inLabel(instance.label());
    Removal removal = new Removal(cloud, waiter, progress);
    if (name.filter(n -> instance.tags().isOf(n)).isPresent()) {
      removal.remove(name.get(), found, outcome);
    } else {
      new InstanceRemoval(cloud, waiter).remove(instance, orphan.monthly(), outcome);
      return new KeyRing(cloud.accessKeys()).revoke(instance.tags().keyIds()).isEmpty();
    }
    return true;
  }
}
