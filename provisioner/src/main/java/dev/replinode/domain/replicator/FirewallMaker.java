package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.SafeCreate;
import dev.replinode.domain.replicator.Firewalls.Firewall;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds or makes the firewall of one try, and takes back what that try made. */
final class FirewallMaker {
  private final Firewalls firewalls;
  private final Prepared prepared;
  private final Attempt attempt;

  FirewallMaker(Firewalls firewalls, Prepared prepared, Attempt attempt) {
    this.firewalls = firewalls;
    this.prepared = prepared;
    this.attempt = attempt;
  }

  /**
   * The id of the firewall for the instance.
   *
   * @param safely sends the creation
   * @throws ReplinodeException refused when the label is taken by one that is not ours
   */
  OptionalLong choose(FirewallChoice choice, SafeCreate safely) {
    return switch (choice.kind()) {
      case NONE -> OptionalLong.empty();
      case EXISTING -> choice.id();
      case NEW -> OptionalLong.of(closed(safely).id());
    };
  }

  private Firewall closed(SafeCreate safely) {
    String label = prepared.name().label();
    attempt.usesFirewall();
    Optional<Firewall> left = firewalls.findByLabel(label);
    if (left.isPresent()) {
      return requireOurs(left.get());
    }
    attempt.asksForFirewall();
    List<String> marks = List.of(prepared.name().tag(), attempt.tag());
    // Another create of that name may have been faster: the label is taken, by one of ours.
    return safely.onceByLabel(
        "firewall " + label,
        () ->
            prepared.mayTag()
                ? firewalls.createClosed(label, marks)
                : firewalls.createNoted(label, marks),
        () -> firewalls.findByLabel(label).map(f -> isOfThisTry(f) ? f : requireOurs(f)));
  }

  private Firewall requireOurs(Firewall firewall) {
    if (!firewall.marks().contains(prepared.name().tag())) {
      throw ReplinodeException.refused(
              "firewall " + firewall.id() + " (" + firewall.label() + ")",
              "it was not made by this tool: neither tags nor rules say so")
          .hint("choose another --name, or use it: --firewall " + firewall.id());
    }
    return firewall;
  }

  private boolean isOfThisTry(Firewall firewall) {
    return firewall.marks().contains(attempt.tag());
  }

  /**
   * Removes the firewall that this try made, unless another create's instance has come to use it.
   *
   * @return the one of this name that guards nothing and stays
   */
  Optional<Leftover> takeBack() {
    String label = prepared.name().label();
    try {
      return firewalls
          .findByLabel(label)
          .filter(found -> found.guarded().isEmpty())
          .filter(found -> isOfThisTry(found) || found.marks().contains(prepared.name().tag()))
          .filter(found -> !isOfThisTry(found) || !isGone(found.id()))
          .map(found -> Leftover.free("firewall", found.id(), label));
    } catch (ReplinodeException e) {
      return attempt.mayHaveMadeFirewall() ? Optional.of(unseen()) : Optional.empty();
    }
  }

  /** The firewall that there may be, when the account cannot be asked. */
  Leftover unseen() {
    return new Leftover("firewall", Optional.empty(), prepared.name().label(), Optional.empty());
  }

  private boolean isGone(long id) {
    try {
      firewalls.delete(id);
    } catch (ReplinodeException e) {
      // Whether it had its effect is seen by looking.
    }
    try {
      return firewalls.find(id).isEmpty();
    } catch (ReplinodeException e) {
      return false;
    }
  }
}
