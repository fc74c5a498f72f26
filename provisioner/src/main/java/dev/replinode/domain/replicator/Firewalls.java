package dev.replinode.domain.replicator;

import java.util.List;
import java.util.Optional;

/** The account's firewalls. */
public interface Firewalls {
  /** A firewall of the account. */
  record Firewall(long id, String label, List<String> tags) {}

  /** The firewall of exactly this label; labels are unique. */
  Optional<Firewall> findByLabel(String label);

  /** The firewall, or nothing when it is gone. */
  Optional<Firewall> find(long id);

  /** Makes one that lets nothing in and everything out; never sent twice. */
  Firewall createClosed(String label, List<String> tags);

  /** Removes it; one that is gone already is no failure. */
  void delete(long id);
}
