package dev.replinode.sandbox.instance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a script fail: with a wrong key if it has one, else by ending it with status 1. */
final class SpoiltScript {
  private static final String SECRET = "DEST_SECRETKEY_PASSWORD";
  private static final String FAILURE = "#!/bin/bash\nexit 1\n";

  private final BuiltInScript builtIn;

  SpoiltScript(BuiltInScript builtIn) {
    this.builtIn = builtIn;
  }

  MachineOrder of(MachineOrder order) {
    if (order.environment().containsKey(SECRET)) {
      return order.with(order.script(), order.userData(), spoilt(order.environment()));
    }
    Optional<String> userData =
        order
            .userData()
            .flatMap(builtIn::valuesIn)
            .filter(values -> values.containsKey(SECRET))
            .flatMap(values -> builtIn.userData(spoilt(values)));
    if (userData.isPresent()) {
      return order.with(order.script(), userData, order.environment());
    }
    return order.with(
        order.script().map(script -> FAILURE),
        order.userData().map(data -> FAILURE),
        order.environment());
  }

  private static Map<String, String> spoilt(Map<String, String> values) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    changed.put(SECRET, "this-secret-was-spoilt-by-the-sandbox");
    return changed;
  }
}
