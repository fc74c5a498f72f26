package dev.replinode.domain.replicator;

import java.util.List;
import java.util.Optional;

/** The account's Object Storage keys. Calls are made one at a time: the platform asks for that. */
public interface AccessKeys {
  /** Every key of the account. */
  List<LimitedKey> list();

  /** The key, or nothing when it is gone. */
  Optional<LimitedKey> find(long id);

  /** Makes a key limited to {@code grants}; never sent twice. */
  MintedKey mint(String label, List<LimitedKey.Grant> grants);

  /** Revokes a key; one that is gone already is no failure. */
  void delete(long id);
}
