package dev.replinode.sandbox.instance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes a script fail: with a wrong key if it has one, else by ending it with status 1. */
final class SpoiltScript {
  private static final String SECRET = "DEST_SECRETKEY_PASSWORD";

  private SpoiltScript() {}

  static MachineOrder of(MachineOrder order) {
    if (!order.environment().containsKey(SECRET)) {
      return new MachineOrder(
          order.id(), Optional.of("#!/bin/bash\nexit 1\n"), Optional.empty(), order.environment());
    }
    Map<String, String> environment = new LinkedHashMap<>(order.environment());
    environment.put(SECRET, "this-secret-was-spoilt-by-the-sandbox");
    return new MachineOrder(order.id(), order.script(), order.userData(), environment);
  }
}
