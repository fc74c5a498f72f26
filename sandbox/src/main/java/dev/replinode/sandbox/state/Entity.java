package dev.replinode.sandbox.state;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * What an event is about.
 *
 * @param type the platform's word, such as {@code linode}
 * @param id a number for most things, a string for images and tags
 * @param label its label at that time; {@code null} for what has none
 * @param url its path in the API
 */
public record Entity(String type, JsonPrimitive id, String label, String url) {

  /** An instance. */
  public static Entity linode(Resource instance) {
    return new Entity(
        "linode",
        new JsonPrimitive(instance.id()),
        instance.label(),
        "/v4/linode/instances/" + instance.id());
  }

  /** An interface of an instance. */
  public static Entity linodeInterface(Resource instance, int id) {
    String url = "/v4/linode/instances/" + instance.id() + "/interfaces/" + id;
    return new Entity("linode_interface", new JsonPrimitive(id), null, url);
  }

  /** What a firewall device shows. */
  public static Entity ofDevice(JsonObject device) {
    JsonObject shown = device.getAsJsonObject("entity");
    return new Entity(
        shown.get("type").getAsString(),
        shown.getAsJsonPrimitive("id"),
        Json.string(shown, "label").orElse(null),
        shown.get("url").getAsString());
  }

  /** An image; its URL carries the slug with a plain slash, as recorded. */
  public static Entity image(String id, String label) {
    return new Entity("image", new JsonPrimitive(id), label, "/v4/images/" + id);
  }

  /** A thing with a numeric id under {@code path}. */
  public static Entity of(String type, Resource resource, String path) {
    return new Entity(
        type, new JsonPrimitive(resource.id()), resource.label(), "/v4" + path + resource.id());
  }

  JsonObject toJson() {
    return Json.object("label", label, "id", id, "type", type, "url", url);
  }

  /** The same in the order that was recorded for an event's second thing, and for devices. */
  public JsonObject toSecondJson() {
    return Json.object("id", id, "type", type, "label", label, "url", url);
  }
}
