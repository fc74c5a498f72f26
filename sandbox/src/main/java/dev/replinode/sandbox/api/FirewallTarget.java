package dev.replinode.sandbox.api;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.state.Entity;
import dev.replinode.sandbox.state.Resource;

/**
 * What a firewall applies to: an instance, or one interface of an instance.
 *
 * @param instance the instance's id
 * @param entity the thing as events show it; interfaces have no label
 * @param parent the instance, when the thing is an interface; else {@code null}
 */
record FirewallTarget(int instance, Entity entity, Entity parent) {

  /** An instance with legacy interfaces. */
  static FirewallTarget linode(Resource instance) {
    return new FirewallTarget(instance.id(), Entity.linode(instance), null);
  }

  /** An interface of an instance of the newer generation. */
  static FirewallTarget linodeInterface(Resource instance, int id) {
    return new FirewallTarget(
        instance.id(), Entity.linodeInterface(instance, id), Entity.linode(instance));
  }

  /** The document within a device and a firewall. */
  JsonObject toJson() {
    JsonObject json = entity.toSecondJson();
    json.add("parent_entity", parent == null ? JsonNull.INSTANCE : parent.toSecondJson());
    return json;
  }

  /** Whether a device is about this. */
  boolean isOf(Resource device) {
    JsonObject shown = device.view().getAsJsonObject("entity");
    return shown.get("type").getAsString().equals(entity.type())
        && shown.get("id").equals(entity.id());
  }
}
