package dev.replinode.cli.render;

import com.google.gson.JsonObject;
import dev.replinode.domain.storage.Lag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How far a destination is behind, for people and for programs. */
public final class LagText {
  private LagText() {}

  /** Such as {@code lag: 3 objects (1.2 KiB) wait, the oldest for 42s; complete up to …}. */
  public static String line(Lag lag) {
    if (lag.objects() == 0) {
      return "lag: nothing waits; complete up to " + stamp(lag);
    }
    return "lag: "
        + Amounts.count(lag.objects())
        + (lag.objects() == 1 ? " object (" : " objects (")
        + Amounts.bytes(lag.bytes())
        + (lag.objects() == 1 ? ") waits, for " : ") wait, the oldest for ")
        + (lag.age().toHours() > 0 ? Amounts.age(lag.age()) : Amounts.time(lag.age()))
        + "; complete up to "
        + stamp(lag);
  }

  /** Listings tell whole seconds; more would look like more was known. */
  private static Instant stamp(Lag lag) {
    return lag.watermark().truncatedTo(ChronoUnit.SECONDS);
  }

  /** As an object with seconds, watermark, and what is pending. */
  public static JsonObject json(Lag lag) {
    JsonObject json = new JsonObject();
    json.addProperty("seconds", lag.age().toSeconds());
    json.addProperty("watermark", lag.watermark().toString());
    json.addProperty("objects", lag.objects());
    json.addProperty("bytes", lag.bytes());
    return json;
  }
}
