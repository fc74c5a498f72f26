package dev.replinode.sandbox.traffic;

import dev.replinode.sandbox.fault.Effect;

/** Names effects, for the journal. */
public final class Effects {
  private Effects() {}

  /** One word for what a fault did to a call. */
  public static String word(Effect effect) {
    if (effect instanceof Effect.Answer) {
      return "answered";
    }
    if (effect instanceof Effect.Cut) {
      return "cut";
    }
    if (effect instanceof Effect.Truncate) {
      return "truncated";
    }
    if (effect instanceof Effect.Garbage) {
      return "garbage";
    }
    return effect instanceof Effect.Slow ? "slow" : "late";
  }
}
