package dev.replinode.cli.render;

import com.google.gson.JsonObject;
import dev.replinode.domain.replicator.Cost;

/** What a replicator costs, for people and for programs. */
public final class CostText {
  private CostText() {}

  /** One line; that it is an estimate is said. */
  public static String line(Cost cost) {
    return "cost so far about $"
        + Amounts.money(cost.soFar())
        + " (estimate: "
        + Amounts.count(cost.hours())
        + (cost.hours() == 1 ? " begun hour), " : " begun hours), ")
        + Amounts.price(cost.price());
  }

  /** {@code {hourly, monthly, hours, soFar, estimate}}. */
  public static JsonObject json(Cost cost) {
    JsonObject json = new JsonObject();
    json.addProperty("hourly", cost.price().hourly());
    json.addProperty("monthly", cost.price().monthly());
    json.addProperty("hours", cost.hours());
    json.addProperty("soFar", cost.soFar());
    json.addProperty("estimate", true);
    return json;
  }
}
