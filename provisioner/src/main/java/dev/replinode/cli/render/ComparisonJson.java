package dev.replinode.cli.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.domain.storage.ComparisonResult;
import dev.replinode.domain.storage.ComparisonResult.Difference;
import dev.replinode.domain.storage.ComparisonResult.Totals;

/** A comparison as JSON. */
public final class ComparisonJson {
  private ComparisonJson() {}

  /** Verdict, totals of both sides, differences and tiers. */
  public static JsonObject of(ComparisonResult result) {
    JsonObject json = new JsonObject();
    json.addProperty("verdict", result.verdict().word());
    json.addProperty("objects", result.source().objects());
    json.add("source", totals(result.source()));
    json.add("dest", totals(result.dest()));
    JsonArray differences = new JsonArray();
    result.differences().forEach(difference -> differences.add(difference(difference)));
    json.add("differences", differences);
    JsonObject tiers = new JsonObject();
    result.tiers().forEach((tier, count) -> tiers.addProperty(tier.word(), count));
    json.add("tiers", tiers);
    return json;
  }

  private static JsonObject totals(Totals totals) {
    JsonObject json = new JsonObject();
    json.addProperty("objects", totals.objects());
    json.addProperty("bytes", totals.bytes());
    return json;
  }

  private static JsonObject difference(Difference difference) {
    JsonObject json = new JsonObject();
    json.addProperty("key", difference.key());
    json.addProperty("kind", difference.kind().word());
    if (difference.changing()) {
      json.addProperty("changing", true);
    }
    return json;
  }
}
