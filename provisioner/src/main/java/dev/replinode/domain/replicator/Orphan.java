package dev.replinode.domain.replicator;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * Something of ours that belongs to nothing any more.
 *
 * @param kind {@code instance}, {@code firewall}, {@code key} or {@code script}
 * @param why why it is one, as a clause
 * @param monthly what it costs in US dollars a month; empty when it costs nothing by itself or the
 *     price is not known
 * @param remedy what to do by hand; empty when {@code delete --orphans} removes it
 */
public record Orphan(
    Kind kind,
    long id,
    String label,
    String why,
    Optional<BigDecimal> monthly,
    Optional<String> remedy) {
  /** What it is. */
  public enum Kind {
    /** A Linode, with what belongs to it. */
    INSTANCE,
    /** A Cloud Firewall. */
    FIREWALL,
    /** A limited Object Storage key. */
    KEY,
    /** A StackScript. */
    SCRIPT
  }

  /** Something free that is removed by {@code delete --orphans}. */
  static Orphan removable(Kind kind, long id, String label, String why) {
    return new Orphan(kind, id, label, why, Optional.empty(), Optional.empty());
  }

  /** The same, left to the user's hands. */
  Orphan byHand(String how) {
    return new Orphan(kind, id, label, why, monthly, Optional.of(how));
  }

  /** The same with what it costs. */
  Orphan costing(Optional<BigDecimal> price) {
    return new Orphan(kind, id, label, why, price, remedy);
  }

  /** Whether this tool removes it when asked to. */
  public boolean isRemovable() {
    return remedy.isEmpty();
  }

  /** It, as something that was to go and may remain. */
  Leftover leftover() {
    return new Leftover(kind.name().toLowerCase(Locale.ROOT), Optional.of(id), label, monthly);
  }
}
