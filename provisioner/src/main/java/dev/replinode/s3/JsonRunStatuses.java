package dev.replinode.s3;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.replicator.RunStatus.Amount;
import dev.replinode.domain.replicator.RunStatuses;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.ObjectSummary;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;

/** Reads the status objects that the replication script writes. */
public final class JsonRunStatuses implements RunStatuses {
  private static final long MOST_BYTES = 1 << 20;
  private static final String FILE = "/status.json";

  @Override
  public Optional<RunStatus> read(ObjectStore store, String bucket, String runId) {
    return store
        .get(bucket, RUNS + runId + FILE, MOST_BYTES)
        .flatMap(object -> parse(runId, object.text()));
  }

  @Override
  public List<RunStatus> recent(ObjectStore store, String bucket, String runId, int most) {
    // By id, not by key: a hyphen sorts before the slash that ends the first run's id.
    TreeSet<String> ids = new TreeSet<>();
    for (ObjectSummary object : store.list(bucket, RUNS + runId)) {
      pass(object.key(), runId).ifPresent(ids::add);
    }
    return ids.descendingSet().stream()
        .limit(most)
        .flatMap(id -> read(store, bucket, id).stream())
        .toList();
  }

  /** The id of the run, or of a later pass of it, whose status object has this key. */
  private static Optional<String> pass(String key, String runId) {
    if (!key.endsWith(FILE)) {
      return Optional.empty();
    }
    return Optional.of(key.substring(RUNS.length(), key.length() - FILE.length()))
        .filter(id -> runId.isEmpty() || id.equals(runId) || id.startsWith(runId + "-"));
  }

  /** Half a status or one that is not JSON is no status: the next look will find a whole one. */
  static Optional<RunStatus> parse(String runId, String text) {
    try {
      JsonElement root = JsonParser.parseString(text);
      return root.isJsonObject() && root.getAsJsonObject().has("phase")
          ? Optional.of(status(runId, root.getAsJsonObject()))
          : Optional.empty();
    } catch (JsonParseException | IllegalStateException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static RunStatus status(String runId, JsonObject json) {
    OptionalLong exitCode = number(json, "exitCode");
    return new RunStatus(
        text(json, "runId").orElse(runId),
        text(json, "phase").orElse("unknown"),
        time(json, "startedAt"),
        time(json, "updatedAt"),
        exitCode.isPresent() ? OptionalInt.of((int) exitCode.getAsLong()) : OptionalInt.empty(),
        amount(json, "objects"),
        amount(json, "bytes"),
        number(json, "errors"),
        number(json, "deleted"),
        number(json, "headersLost"),
        number(json, "etaSeconds"),
        text(json, "rcloneVersion"),
        text(json, "message"),
        lines(json));
  }

  private static Optional<String> text(JsonObject json, String key) {
    JsonElement value = json.get(key);
    return value == null || !value.isJsonPrimitive()
        ? Optional.empty()
        : Optional.of(value.getAsString());
  }

  private static OptionalLong number(JsonObject json, String key) {
    JsonElement value = json.get(key);
    return value == null || !value.isJsonPrimitive()
        ? OptionalLong.empty()
        : OptionalLong.of(value.getAsLong());
  }

  private static Amount amount(JsonObject json, String key) {
    JsonElement value = json.get(key);
    JsonObject amount =
        value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
    return new Amount(number(amount, "done"), number(amount, "total"));
  }

  private static Optional<Instant> time(JsonObject json, String key) {
    try {
      return text(json, key).map(Instant::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static List<String> lines(JsonObject json) {
    JsonElement value = json.get("logTail");
    List<String> lines = new ArrayList<>();
    if (value instanceof JsonArray array) {
      for (JsonElement line : array) {
        if (line.isJsonPrimitive()) {
          lines.add(line.getAsString());
        }
      }
    }
    return lines;
  }
}
