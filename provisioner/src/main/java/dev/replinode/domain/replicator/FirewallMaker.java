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
   * @throws ReplinodeException refused when the label is taken by one that is not ours
   */
  OptionalLong choose(FirewallChoice choice) {
    return switch (choice.kind()) {
      case NONE -> OptionalLong.empty();
      case EXISTING -> choice.id();
      case NEW -> OptionalLong.of(closed().id());
    };
  }

  private Firewall closed() {
    String label = prepared.name().label();
    attempt.usesFirewall();
    Optional<Firewall> left = firewalls.findByLabel(label);
    if (left.isPresent()) {
      return requireOurs(left.get());
    }
    attempt.asksForFirewall();
    List<String> tags =
        prepared.mayTag() ? List.of(prepared.name().tag(), attempt.tag()) : List.of();
    // Another create of that name may have been faster: the label is taken, by one of ours.
    return SafeCreate.onceByLabel(
        () -> firewalls.createClosed(label, tags),
        () -> firewalls.findByLabel(label).map(f -> isOfThisTry(f) ? f : requireOurs(f)));
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

  /**
   * Whether this very try made it. Where no tags can be set that is one which was not there before,
   * is as we make them, and guards nothing yet.
   */
  private boolean isOfThisTry(Firewall firewall) {
    return prepared.mayTag()
        ? firewall.tags().contains(attempt.tag())
        : attempt.mayHaveMadeFirewall()
            && firewall.tags().isEmpty()
            && firewall.isClosed()
            && firewall.guarded().isEmpty();
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
          .filter(found -> isOfThisTry(found) || found.tags().contains(prepared.name().tag()))
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
