package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Firewalls.Firewall;
import java.util.List;
import java.util.Optional;

/**
 * Removes the firewall that goes with a replicator, as its marks tell, and no other of that label.
 */
final class FirewallRemoval {
  private final Firewalls firewalls;
  private final ReplicatorName name;
  private final Progress progress;

  FirewallRemoval(Firewalls firewalls, ReplicatorName name, Progress progress) {
    this.firewalls = firewalls;
    this.name = name;
    this.progress = progress;
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
          "firewall "
              + found.get().id()
              + " stays: neither tags nor rules say that it is of "
              + name);
    }
    own.filter(firewall -> !isGone(firewall.id()))
        .ifPresent(f -> left.add(Leftover.free("firewall", f.id(), f.label())));
    return own.isPresent();
  }

  private boolean isOwn(Firewall firewall) {
    return firewall.marks().contains(name.tag());
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
