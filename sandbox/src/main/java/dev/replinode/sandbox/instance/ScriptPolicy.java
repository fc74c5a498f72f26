package dev.replinode.sandbox.instance;

import java.util.Optional;

/** Decides whether an instance's script may run on this host. */
final class ScriptPolicy {
  private final BuiltInScript builtIn;
  private final boolean allowScripts;

  ScriptPolicy(BuiltInScript builtIn, boolean allowScripts) {
    this.builtIn = builtIn;
    this.allowScripts = allowScripts;
  }

  /** Why nothing is run, as a line for the console; empty when it may run. */
  Optional<String> refusal(MachineOrder order, boolean isolated) {
    boolean isOurs =
        order.script().stream().allMatch(builtIn::matches)
            && order.userData().stream().allMatch(data -> builtIn.valuesIn(data).isPresent());
    if (isOurs) {
      return Optional.empty();
    }
    if (!allowScripts) {
      return Optional.of(
          "not run: scripts other than Replinode's own need the option --allow-scripts");
    }
    if (!isolated) {
      return Optional.of(
          "not run: instances cannot be isolated on this host, and this is not Replinode's own"
              + " script (bubblewrap and unprivileged user namespaces are needed)");
    }
    return Optional.empty();
  }
}
