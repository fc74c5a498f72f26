package dev.replinode.cli.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.domain.publish.Publication;
import dev.replinode.domain.replicator.Instance;
import dev.replinode.domain.replicator.Leftover;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.Platform.Price;
import dev.replinode.domain.replicator.RunStatus;
import java.time.Duration;
import java.util.Locale;

/** What a command did, as a JSON document; what was not done is absent, never null. */
public final class OutcomeJson {
  private static final double MILLIS = 1000.0;

  private OutcomeJson() {}

  /** The document of {@code outcome}. */
  public static JsonObject of(Outcome outcome) {
    JsonObject json = new JsonObject();
    outcome.name().ifPresent(name -> json.addProperty("name", name.value()));
    outcome.runId().filter(id -> !id.isEmpty()).ifPresent(id -> json.addProperty("runId", id));
    outcome.script().ifPresent(script -> json.add("stackscript", script(script)));
    outcome
        .instance()
        .ifPresent(
            instance -> {
              JsonObject shown = instance(instance);
              outcome.action().ifPresent(a -> shown.addProperty("action", word(a)));
              json.add("instance", shown);
            });
    outcome.boot().ifPresent(boot -> json.add("boot", seconds(boot)));
    outcome.run().ifPresent(run -> json.add("run", run(outcome, run)));
    outcome.verification().ifPresent(result -> json.add("verification", ComparisonJson.of(result)));
    JsonArray keys = new JsonArray();
    outcome.keys().forEach(key -> keys.add(key(key)));
    json.add("keys", keys);
    outcome.price().ifPresent(price -> json.add("price", price(price)));
    if (!outcome.replaced().isEmpty()) {
      JsonArray replaced = new JsonArray();
      outcome.replaced().forEach(instance -> replaced.add(instance(instance)));
      json.add("replaced", replaced);
    }
    outcome.findings().ifPresent(found -> json.add("findings", FindingText.json(found)));
    json.add("left", left(outcome));
    return json;
  }

  /** What nobody asked for and may still be there; an empty list when there is nothing. */
  public static JsonArray left(Outcome outcome) {
    JsonArray left = new JsonArray();
    outcome.left().forEach(leftover -> left.add(leftover(leftover)));
    return left;
  }

  /** An instance, as every command shows it. */
  public static JsonObject instance(Instance instance) {
    JsonObject json = new JsonObject();
    json.addProperty("id", instance.id());
    json.addProperty("label", instance.label());
    json.addProperty("region", instance.region());
    json.addProperty("type", instance.type());
    json.addProperty("image", instance.image());
    JsonArray addresses = new JsonArray();
    instance.ipv4().forEach(addresses::add);
    json.add("ipv4", addresses);
    json.addProperty("status", instance.status());
    json.addProperty("method", instance.method().word());
    return json;
  }

  private static JsonObject script(Publication publication) {
    JsonObject json = new JsonObject();
    json.addProperty("id", publication.script().id());
    json.addProperty("label", publication.script().content().label());
    json.addProperty("action", publication.action().word());
    return json;
  }

  private static JsonObject run(Outcome outcome, RunStatus run) {
    JsonObject json = RunStatusJson.of(run);
    outcome.runTime().ifPresent(time -> json.addProperty("seconds", time.toMillis() / MILLIS));
    return json;
  }

  private static JsonObject key(Outcome.KeyState key) {
    JsonObject json = new JsonObject();
    json.addProperty("id", key.id());
    json.addProperty("label", key.label());
    json.addProperty("revoked", key.isRevoked());
    return json;
  }

  private static JsonObject price(Price price) {
    JsonObject json = new JsonObject();
    json.addProperty("hourly", price.hourly());
    json.addProperty("monthly", price.monthly());
    JsonObject transfer = new JsonObject();
    transfer.addProperty("includedGigabytes", price.transferGigabytes());
    json.add("transfer", transfer);
    return json;
  }

  static JsonObject leftover(Leftover leftover) {
    JsonObject json = new JsonObject();
    json.addProperty("kind", leftover.kind());
    leftover.id().ifPresent(id -> json.addProperty("id", id));
    json.addProperty("label", leftover.label());
    leftover.monthly().ifPresent(price -> json.addProperty("monthly", price));
    return json;
  }

  private static JsonObject seconds(Duration duration) {
    JsonObject json = new JsonObject();
    json.addProperty("seconds", duration.toMillis() / MILLIS);
    return json;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
