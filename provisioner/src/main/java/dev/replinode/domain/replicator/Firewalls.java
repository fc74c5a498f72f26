package dev.replinode.domain.replicator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The account's firewalls. */
public interface Firewalls {
  /**
   * A firewall of the account.
   *
   * @param marks its tags, and those that {@link #createNoted} wrote where none could be set
   * @param guarded what it guards, such as {@code linode/501}
   * @param created when it was made, where the platform tells
   */
  record Firewall(
      long id, String label, List<String> marks, List<String> guarded, Optional<Instant> created) {
    /** Copies the lists. */
    public Firewall {
      marks = List.copyOf(marks);
      guarded = List.copyOf(guarded);
    }

    /** A firewall whose age is not known. */
    public Firewall(long id, String label, List<String> marks, List<String> guarded) {
      this(id, label, marks, guarded, Optional.empty());
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

  /**
   * The same for a user who may not set tags: {@code marks} are written into the description of a
   * rule that changes nothing, so that a later try knows whose it is. They have no white space, and
   * 100 characters at most together.
   */
  Firewall createNoted(String label, List<String> marks);

  /** Removes it; one that is gone already is no failure. */
  void delete(long id);
}
