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
    List<JsonObject> views = new ArrayList<>();
    for (JsonObject one : new Input(instance.hidden()).objects(ORDERED).orElse(List.of())) {
      views.add(view(instance, one, InstanceInterfaces.idOf(instance, views.size())));
    }
    return views;
  }

  private static JsonObject view(Resource instance, JsonObject one, int id) {
    return Json.fields()
        .put("id", id)
        .put("label", Json.string(one, "label").orElse(null))
        .put("purpose", one.get("purpose"))
        .put("ipam_address", Json.string(one, "ipam_address").orElse(null))
        .put("primary", new Input(one).bool("primary").orElse(false))
        .put("active", instance.text("status").equals("running"))
        .json();
  }
}
