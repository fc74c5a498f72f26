package dev.replinode.sandbox.instance;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.replinode.sandbox.state.Entity;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The disks and configuration profiles of an instance once somebody has changed one; until then
 * they follow from its order. They are in the instance's hidden part, and a rebuild forgets them.
 *
 * <p>A disk is {@code {"image": id or null, "view": the API's document}}, a profile the document.
 */
public final class StoredParts {
  /** The status of a disk that nothing is being done to. */
  public static final String READY = "ready";

  /** The status of a disk that is being made or changed. */
  public static final String NOT_READY = "not ready";

  /** The status of a disk that will be gone soon. */
  public static final String DELETING = "deleting";

  private static final String DISKS = "disks";
  private static final String CONFIGS = "configs";
  private static final String BOOTED = "booted_config";
  private static final String STATUS = "status";

  private StoredParts() {}

  /** Whether an instance has parts of its own. */
  public static boolean has(Resource instance) {
    return instance.hidden().has(DISKS);
  }

  /** Makes these the instance's own. */
  public static void keep(Resource instance, List<JsonObject> disks, List<JsonObject> configs) {
    instance.hidden().add(DISKS, Json.array(disks));
    instance.hidden().add(CONFIGS, Json.array(configs));
  }

  /** Its own disks; none when it has no parts of its own. The entries are live. */
  public static List<JsonObject> disks(Resource instance) {
    return entries(instance, DISKS);
  }

  /** Its own profiles; none when it has no parts of its own. The entries are live. */
  public static List<JsonObject> configs(Resource instance) {
    return entries(instance, CONFIGS);
  }

  /** Adds a disk to an instance with parts of its own. */
  public static void addDisk(Resource instance, JsonObject disk) {
    instance.hidden().getAsJsonArray(DISKS).add(disk);
  }

  /** Adds a profile to an instance with parts of its own. */
  public static void addConfig(Resource instance, JsonObject config) {
    instance.hidden().getAsJsonArray(CONFIGS).add(config);
  }

  /** Removes a profile. */
  public static void removeConfig(Resource instance, JsonObject config) {
    instance.hidden().getAsJsonArray(CONFIGS).remove(config);
  }

  /** Removes a disk, also from the profiles that name it. */
  public static void removeDisk(Resource instance, JsonObject disk) {
    instance.hidden().getAsJsonArray(DISKS).remove(disk);
    JsonElement id = disk.getAsJsonObject("view").get("id");
    for (JsonObject config : configs(instance)) {
      JsonObject devices = config.getAsJsonObject("devices");
      for (String slot : List.copyOf(devices.keySet())) {
        boolean isGone =
            Json.has(devices, slot) && id.equals(devices.getAsJsonObject(slot).get("disk_id"));
        if (isGone) {
          devices.add(slot, JsonNull.INSTANCE);
        }
      }
    }
  }

  /** Whether something is being done to one of its disks. */
  public static boolean isBusy(Resource instance) {
    return disks(instance).stream().anyMatch(disk -> !isReady(disk));
  }

  /** Writes down which profile is booted from now on. */
  public static void boot(Resource instance, int configId) {
    instance.hidden().addProperty(BOOTED, configId);
  }

  /** The profile that is or was booted last, as events name it; {@code image} is its label. */
  static Entity bootedConfig(Resource instance, String image) {
    Optional<JsonObject> own = booted(instance);
    int id = own.map(one -> one.get("id").getAsInt()).orElse(Lifecycle.configId(instance));
    String label = own.map(one -> one.get("label").getAsString()).orElse(usualLabel(image));
    String url = "/v4/linode/instances/" + instance.id() + "/configs/" + id;
    return new Entity("linode_config", new JsonPrimitive(id), label, url);
  }

  /** The label of the profile that comes with an image. */
  public static String usualLabel(String image) {
    return "My " + image + " Disk Profile";
  }

  private static Optional<JsonObject> booted(Resource instance) {
    JsonElement chosen = instance.hidden().get(BOOTED);
    List<JsonObject> configs = configs(instance);
    return configs.stream()
        .filter(config -> config.get("id").equals(chosen))
        .findFirst()
        .or(() -> configs.stream().findFirst());
  }

  /** Ends what an earlier sandbox was doing to disks: what it made is there, the rest is gone. */
  static void settle(Resource instance) {
    for (JsonObject disk : disks(instance)) {
      JsonObject view = disk.getAsJsonObject("view");
      if (view.get(STATUS).getAsString().equals(DELETING)) {
        removeDisk(instance, disk);
      } else {
        view.addProperty(STATUS, READY);
      }
    }
  }

  private static boolean isReady(JsonObject disk) {
    return disk.getAsJsonObject("view").get(STATUS).getAsString().equals(READY);
  }

  private static List<JsonObject> entries(Resource instance, String name) {
    List<JsonObject> entries = new ArrayList<>();
    if (instance.hidden().has(name)) {
      JsonArray stored = instance.hidden().getAsJsonArray(name);
      stored.forEach(one -> entries.add(one.getAsJsonObject()));
    }
    return entries;
  }
}
