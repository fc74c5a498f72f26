package dev.replinode.domain.replicator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The account's firewalls. */
public interface Firewalls {
  /**
   * A firewall of the account.
   *
   * @param guarded what it guards, such as {@code linode/501}
   * @param isClosed whether it is as {@link #createClosed} makes it: nothing in, everything out
   * @param created when it was made, where the platform tells
   */
  record Firewall(
      long id,
      String label,
      List<String> tags,
      List<String> guarded,
      boolean isClosed,
      Optional<Instant> created) {
    /** Copies the lists. */
    public Firewall {
      tags = List.copyOf(tags);
      guarded = List.copyOf(guarded);
    }

    /** A firewall whose age is not known. */
    public Firewall(
        long id, String label, List<String> tags, List<String> guarded, boolean isClosed) {
      this(id, label, tags, guarded, isClosed, Optional.empty());
    }

    /** Whether it guards that instance and nothing else. */
    boolean guardsOnly(long instanceId) {
      return guarded.stream().distinct().toList().equals(List.of("linode/" + instanceId));
    }
  }

  /** The firewall of exactly this label; labels are unique. */
  Optional<Firewall> findByLabel(String label);

  /** Every firewall whose label begins with {@code prefix}. */
  List<Firewall> listByLabelPrefix(String prefix);

  /** The firewall, or nothing when it is gone. */
  Optional<Firewall> find(long id);

  /** Makes one that lets nothing in and everything out; never sent twice. */
  Firewall createClosed(String label, List<String> tags);

  /** Removes it; one that is gone already is no failure. */
  void delete(long id);
}
