package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Firewalls.Firewall;
import java.util.List;
import java.util.Optional;

/**
 * Removes the firewall that goes with a replicator, and no other of that label. It is told by its
 * tags; where no tags could be set, by guarding this instance and nothing else, which has to be
 * asked while the instance is there.
 */
final class FirewallRemoval {
  private final Firewalls firewalls;
  private final ReplicatorName name;
  private final boolean isNamedById;
  private final Progress progress;
  private Optional<Firewall> guard = Optional.empty();

  /**
   * A removal.
   *
   * @param isNamedById whether the user named the instance by its id, as is needed without tags
   */
  FirewallRemoval(
      Firewalls firewalls, ReplicatorName name, boolean isNamedById, Progress progress) {
    this.firewalls = firewalls;
    this.name = name;
    this.isNamedById = isNamedById;
    this.progress = progress;
  }

  /** Looks at what guards an instance without tags, before that instance goes. */
  void lookBefore(Instance instance) {
    if (instance.tags().pairHash().isPresent()) {
      return;
    }
    try {
      guard =
          firewalls
              .findByLabel(name.label())
              .filter(found -> found.tags().isEmpty() && found.guardsOnly(instance.id()));
    } catch (ReplinodeException e) {
      if (e.kind() != Kind.NOT_AUTHORIZED) {
        throw e;
      }
    }
  }

  /**
   * Removes it and checks that it is gone.
   *
   * @param left gets what may still be there
   * @return whether there was one
   * @throws ReplinodeException when the account cannot be asked for it
   */
  boolean remove(List<Leftover> left) {
    Optional<Firewall> found = firewalls.findByLabel(name.label());
    Optional<Firewall> own = found.filter(this::isOwn);
    if (found.isPresent() && own.isEmpty()) {
      progress.warning(
          "firewall " + found.get().id() + " stays: its tags do not say that it is of " + name);
    }
    own.filter(firewall -> !isGone(firewall.id()))
        .ifPresent(f -> left.add(Leftover.free("firewall", f.id(), f.label())));
    return own.isPresent();
  }

  private boolean isOwn(Firewall firewall) {
    return firewall.tags().contains(name.tag())
        || guard.filter(known -> known.id() == firewall.id()).isPresent()
        || (isNamedById && isAbandoned(firewall));
  }

  /** What a delete that was cut after the instance was gone has left, where there are no tags. */
  private static boolean isAbandoned(Firewall firewall) {
    return firewall.tags().isEmpty() && firewall.guarded().isEmpty() && firewall.isClosed();
  }

  /** A removal that was not answered may have had its effect, so that it is always looked after. */
  private boolean isGone(long id) {
    try {
      firewalls.delete(id);
    } catch (ReplinodeException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
    }
    try {
      return firewalls.find(id).isEmpty();
    } catch (ReplinodeException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      return false;
    }
  }
}
