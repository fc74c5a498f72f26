package dev.replinode.reliability;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.domain.storage.AccessKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the small Linode remembers. */
final class SmallAccount {
  /** What an account holds. */
  enum Kind {
    SCRIPT,
    KEY,
    FIREWALL,
    INSTANCE,
    EVENT
  }

  static final String TOKEN = "t0ken-that-nobody-may-see";
  private static final Gson GSON = new Gson();

  private final Map<Kind, Map<Long, JsonObject>> tables = new EnumMap<>(Kind.class);
  private final Map<Long, JsonObject> deployments = new TreeMap<>();
  private final Map<String, String> keySecrets = new TreeMap<>();
  private final Map<String, String> usersKeys = new TreeMap<>();
  private final Set<String> secrets = new HashSet<>(Set.of(TOKEN));
  private boolean restricted;
  private long nextId = 1000;

  SmallAccount() {
    for (Kind kind : Kind.values()) {
      tables.put(kind, new TreeMap<>());
    }
    put(Kind.KEY, Map.of("label", "the users own", "access_key", "USERS"));
    put(Kind.FIREWALL, Map.of("label", "web", "tags", List.of("web"), "entities", List.of()));
    put(Kind.INSTANCE, Map.of("label", "web-1", "tags", List.of("web"), "status", "running"));
    put(Kind.SCRIPT, Map.of("label", "web", "mine", true, "script", "#!/bin/sh\n"));
  }

  /** The user may not set tags. */
  void restrict() {
    restricted = true;
  }

  boolean isRestricted() {
    return restricted;
  }

  static JsonObject json(Object value) {
    return GSON.toJsonTree(value).getAsJsonObject();
  }

  JsonObject put(Kind kind, Map<String, Object> fields) {
    return put(kind, json(fields));
  }

  JsonObject put(Kind kind, JsonObject fields) {
    long id = nextId++;
    fields.addProperty("id", id);
    tables.get(kind).put(id, fields);
    return fields;
  }

  Optional<JsonObject> find(Kind kind, long id) {
    return Optional.ofNullable(tables.get(kind).get(id));
  }

  List<JsonObject> all(Kind kind) {
    return new ArrayList<>(tables.get(kind).values());
  }

  List<JsonObject> labelled(Kind kind, String prefix) {
    return all(kind).stream()
        .filter(one -> one.get("label").getAsString().startsWith(prefix))
        .toList();
  }

  boolean remove(Kind kind, long id) {
    if (kind == Kind.INSTANCE) {
      all(Kind.FIREWALL).forEach(wall -> detach(wall, id));
    }
    return tables.get(kind).remove(id) != null;
  }

  private static void detach(JsonObject firewall, long instance) {
    List<JsonElement> entities = firewall.getAsJsonArray("entities").asList();
    entities.removeIf(one -> one.getAsJsonObject().get("id").getAsLong() == instance);
  }

  /** What an instance was started with. */
  void deploy(long instance, JsonObject data) {
    deployments.put(instance, data);
  }

  /** What the instance of that run was started with, while it is there. */
  Optional<JsonObject> deployment(String runId) {
    return deployments.entrySet().stream()
        .filter(entry -> tables.get(Kind.INSTANCE).containsKey(entry.getKey()))
        .map(Map.Entry::getValue)
        .filter(data -> data.get("RUN_ID").getAsString().equals(runId))
        .findFirst();
  }

  /** A key of the user's that may do everything. */
  void allow(AccessKey key) {
    usersKeys.put(key.id(), key.secret().reveal());
    secret(key.secret().reveal());
  }

  /** Nobody may ever see it. */
  void secret(String text) {
    secrets.add(text);
  }

  Set<String> secrets() {
    return secrets;
  }

  /** The secret of a key that was just made. */
  String secretOf(String accessKey) {
    String secret = "s3cr3t-of-" + accessKey;
    keySecrets.put(accessKey, secret);
    secret(secret);
    return secret;
  }

  /** Whether a key that is there now may do that. */
  boolean may(String accessKey, String secret, String bucket, boolean write) {
    if (secret.equals(usersKeys.get(accessKey))) {
      return true;
    }
    return secret.equals(keySecrets.get(accessKey))
        && all(Kind.KEY).stream()
            .filter(key -> key.get("access_key").getAsString().equals(accessKey))
            .flatMap(key -> key.getAsJsonArray("bucket_access").asList().stream())
            .map(JsonElement::getAsJsonObject)
            .filter(grant -> grant.get("bucket_name").getAsString().equals(bucket))
            .anyMatch(
                grant -> !write || grant.get("permissions").getAsString().equals("read_write"));
  }
}
