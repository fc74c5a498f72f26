package dev.replinode.cli.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.replicator.RunStatus.Amount;
import java.util.OptionalLong;

/** A run's status as JSON: what the run has not told is absent. */
public final class RunStatusJson {
  private RunStatusJson() {}

  /** The status, with the names of the status object. */
  public static JsonObject of(RunStatus status) {
    JsonObject json = new JsonObject();
    json.addProperty("runId", status.runId());
    json.addProperty("phase", status.phase());
    status.startedAt().ifPresent(time -> json.addProperty("startedAt", time.toString()));
    status.updatedAt().ifPresent(time -> json.addProperty("updatedAt", time.toString()));
    status.exitCode().ifPresent(code -> json.addProperty("exitCode", code));
    add(json, "objects", status.objects());
    add(json, "bytes", status.bytes());
    add(json, "errors", status.errors());
    add(json, "deleted", status.deleted());
    add(json, "headersLost", status.headersLost());
    add(json, "etaSeconds", status.etaSeconds());
    status.rcloneVersion().ifPresent(version -> json.addProperty("rcloneVersion", version));
    status.message().ifPresent(message -> json.addProperty("message", message));
    JsonArray log = new JsonArray();
    status.logTail().forEach(log::add);
    json.add("logTail", log);
    return json;
  }

  private static void add(JsonObject json, String key, OptionalLong number) {
    number.ifPresent(value -> json.addProperty(key, value));
  }

  private static void add(JsonObject json, String key, Amount amount) {
    if (amount.done().isPresent() || amount.total().isPresent()) {
      JsonObject shown = new JsonObject();
      add(shown, "done", amount.done());
      add(shown, "total", amount.total());
      json.add(key, shown);
    }
  }
}
