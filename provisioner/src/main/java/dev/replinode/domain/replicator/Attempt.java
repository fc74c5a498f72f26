package dev.replinode.domain.replicator;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One try to make a replicator, and what it may have made so far: noted before each request that
 * makes something, so that a failure knows what there may be to take back.
 */
final class Attempt {
  private final String runId;
  private final Set<String> keyLabels = new LinkedHashSet<>();
  private boolean firewall;
  private boolean firewallCreation;
  private boolean instance;
  private boolean doubt;

  Attempt(String runId) {
    this.runId = runId;
  }

  /** The id of the run that this try is for; no two tries share it. */
  String runId() {
    return runId;
  }

  /** The tag that says what this try made. */
  String tag() {
    return Tags.RUN + runId;
  }

  void asksForKey(String label) {
    keyLabels.add(label);
  }

  /** The creation of a key certainly made nothing. */
  void gotNoKey(String label) {
    keyLabels.remove(label);
  }

  /** The labels of keys that this try may have made. */
  List<String> keyLabels() {
    return List.copyOf(keyLabels);
  }

  void usesFirewall() {
    firewall = true;
  }

  /** Whether a firewall of this name may be there that nobody needs when this try fails. */
  boolean mayHaveFirewall() {
    return firewall;
  }

  void asksForFirewall() {
    firewallCreation = true;
  }

  /** Whether this try may have made it, and not found it. */
  boolean mayHaveMadeFirewall() {
    return firewallCreation;
  }

  void asksForInstance() {
    instance = true;
  }

  boolean mayHaveInstance() {
    return instance;
  }

  void heardNothingOfInstance() {
    doubt = true;
  }

  /** Whether a creation of the instance was not answered: it may appear at any time. */
  boolean isInDoubt() {
    return doubt;
  }
}
