package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.domain.storage.StorageException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A small object of the drill's own that is written to A and awaited in B: the only thing that a
 * drill ever writes into a bucket, and only when it was asked for.
 */
public final class Canary {
  private static final Duration USUAL = Duration.ofMinutes(2);
  private static final long POLL_MICROS = 1_000_000;
  private static final long MICROS_PER_MILLI = 1000;

  private final DrillPlan plan;
  private final Rig rig;
  private final DrillClock clock;
  private final DrillRecord record;

  Canary(DrillPlan plan, Rig rig, DrillClock clock, DrillRecord record) {
    this.plan = plan;
    this.rig = rig;
    this.clock = clock;
    this.record = record;
  }

  /** The folder of one drill's canaries. */
  public static String folder(String drillId) {
    return Inventory.CANARIES + drillId + "/";
  }

  /** Writes it and waits for it; removes nothing. */
  void fly(String drillId) {
    String key = folder(drillId) + "canary";
    byte[] body = ("replinode drill " + drillId + "\n").getBytes(StandardCharsets.UTF_8);
    long start = clock.micros();
    try {
      rig.a().store().put(rig.a().site().bucket(), key, body, "text/plain");
    } catch (StorageException e) {
      throw ReplinodeException.refused("canary", e.getMessage())
          .hint("--canary needs a source key that may write");
    }
    long until = start + patience().toMillis() * MICROS_PER_MILLI;
    while (!arrived(key)) {
      if (clock.micros() >= until) {
        record.findings.add(
            Check.CANARY_LOST, key, "not in B within " + patience().toSeconds() + " s");
        return;
      }
      clock.awaitMicros(clock.micros() + POLL_MICROS);
    }
    record.canaryMillis = java.util.Optional.of((clock.micros() - start) / MICROS_PER_MILLI);
  }

  private boolean arrived(String key) {
    return rig.b().store().head(rig.b().site().bucket(), key).isPresent();
  }

  /** As long as the target allows; else two passes of the replication. */
  private Duration patience() {
    return plan.targets()
        .rpo()
        .or(() -> plan.identity().every().map(every -> every.multipliedBy(2)))
        .orElse(USUAL);
  }

  /**
   * Removes every canary of a drill from a bucket and checks that none is left.
   *
   * @throws ReplinodeException clean-up incomplete, naming what is left
   */
  public static void sweep(ObjectStore store, String bucket, String drillId) {
    try {
      for (String key : keys(store, bucket, drillId)) {
        store.delete(bucket, key);
      }
      List<String> left = keys(store, bucket, drillId);
      if (!left.isEmpty()) {
        throw left(bucket, String.join(", ", left));
      }
    } catch (StorageException e) {
      throw left(bucket, e.getMessage());
    }
  }

  private static ReplinodeException left(String bucket, String why) {
    return ReplinodeException.of(Kind.CLEAN_UP_INCOMPLETE, "canaries in bucket " + bucket, why);
  }

  private static List<String> keys(ObjectStore store, String bucket, String drillId) {
    List<String> keys = new ArrayList<>();
    for (ObjectSummary object : store.list(bucket, folder(drillId))) {
      keys.add(object.key());
    }
    return keys;
  }
}
