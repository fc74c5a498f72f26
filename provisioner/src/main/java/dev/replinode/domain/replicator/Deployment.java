package dev.replinode.domain.replicator;

import dev.replinode.domain.Secret;
import java.util.Map;

/** What an instance runs at its first boot. */
public sealed interface Deployment {
  /**
   * A StackScript.
   *
   * @param id the script
   * @param values of its fields; they hold secrets, so {@link #toString} names none
   */
  record StackScript(long id, Map<String, String> values) implements Deployment {
    /** Copies the values. */
    public StackScript {
      values = Map.copyOf(values);
    }

    @Override
    public String toString() {
      return "StackScript " + id;
    }
  }

  /**
   * User data for cloud-init.
   *
   * @param userData the text, not yet encoded
   */
  record Metadata(Secret userData) implements Deployment {}
}
