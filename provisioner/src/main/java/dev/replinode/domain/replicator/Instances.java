package dev.replinode.domain.replicator;

import java.util.List;
import java.util.Optional;

/** The account's Linodes. */
public interface Instances {
  /** The instance of exactly this label, or the one that bears the tag; labels are unique. */
  List<Instance> findByLabelOrTag(String label, String tag);

  /** Every instance whose label begins with {@code prefix}. */
  List<Instance> listByLabelPrefix(String prefix);

  /** Every instance of the account, whatever its label. */
  List<Instance> all();

  /** The instance, or nothing when it is gone. */
  Optional<Instance> find(long id);

  /** Makes one; never sent twice. */
  Instance create(InstanceRequest request);

  /** Replaces all tags. */
  Instance setTags(long id, Tags tags);

  /**
   * Replaces the label and all tags, both or neither.
   *
   * @throws dev.replinode.domain.ReplinodeException refused when the label is taken
   */
  Instance relabel(long id, String label, Tags tags);

  /** Asks for the removal; an instance that is gone already is no failure. */
  void delete(long id);
}
