package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.ArrayList;
import java.util.List;

/** The interfaces of a configuration profile, as the order of its instance named them. */
final class LegacyInterfaces {
  private static final String ORDERED = "legacy_interfaces";

  private LegacyInterfaces() {}

  /** Writes down what was ordered and accepted. */
  static void keep(List<JsonObject> ordered, Resource instance) {
    instance.hidden().add(ORDERED, Json.array(ordered));
  }

  static List<JsonObject> of(Resource instance) {
    List<JsonObject> ordered = new Input(instance.hidden()).objects(ORDERED).orElse(List.of());
    boolean isActive = instance.text("status").equals("running");
    List<JsonObject> views = views(ordered, InstanceInterfaces.idOf(instance, 0));
    views.forEach(view -> view.addProperty("active", isActive));
    return views;
  }

  /** Documents of interfaces that were accepted, with numbers from {@code firstId} on. */
  static List<JsonObject> views(List<JsonObject> accepted, int firstId) {
    List<JsonObject> views = new ArrayList<>();
    for (JsonObject one : accepted) {
      views.add(view(one, firstId + views.size()));
    }
    return views;
  }

  private static JsonObject view(JsonObject one, int id) {
    return Json.fields()
        .put("id", id)
        .put("label", Json.string(one, "label").orElse(null))
        .put("purpose", one.get("purpose"))
        .put("ipam_address", Json.string(one, "ipam_address").orElse(null))
        .put("primary", new Input(one).bool("primary").orElse(false))
        .put("active", false)
        .json();
  }
}
