package dev.replinode.sandbox.state;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** All things of one kind, in the order of their making. Used under the account's lock only. */
public final class Table {
  private final Map<Integer, Resource> rows = new LinkedHashMap<>();
  private int last;

  /** An empty table whose first id is the one after {@code last}. */
  Table(int last) {
    this.last = last;
  }

  /** An id that was never used in this table. */
  public int nextId() {
    return ++last;
  }

  /** Adds a thing or replaces the one of that id. */
  public Resource put(Resource resource) {
    rows.put(resource.id(), resource);
    last = Math.max(last, resource.id());
    return resource;
  }

  /** The thing of that id. */
  public Optional<Resource> find(int id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** The first thing that fits. */
  public Optional<Resource> first(Predicate<Resource> wanted) {
    return rows.values().stream().filter(wanted).findFirst();
  }

  /** Forgets the thing of that id. */
  public void remove(int id) {
    rows.remove(id);
  }

  /** All things, in order; a copy. */
  public List<Resource> all() {
    return new ArrayList<>(rows.values());
  }

  /** The documents as the API shows them, in order. */
  public List<JsonObject> views() {
    return views(Resource::view);
  }

  /** The documents, made by {@code view}, in order. */
  public List<JsonObject> views(Function<Resource, JsonObject> view) {
    return rows.values().stream().map(view).toList();
  }

  JsonObject save() {
    JsonArray saved = new JsonArray();
    rows.values()
        .forEach(
            row ->
                saved.add(Json.object("id", row.id(), "view", row.view(), "hidden", row.hidden())));
    return Json.object("last", last, "rows", saved);
  }

  void restore(JsonObject saved) {
    last = saved.get("last").getAsInt();
    for (JsonElement element : saved.getAsJsonArray("rows")) {
      JsonObject row = element.getAsJsonObject();
      int id = row.get("id").getAsInt();
      rows.put(id, new Resource(id, row.getAsJsonObject("view"), row.getAsJsonObject("hidden")));
    }
  }
}
