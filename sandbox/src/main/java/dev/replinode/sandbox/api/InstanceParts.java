package dev.replinode.sandbox.api;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.instance.Lifecycle;
import dev.replinode.sandbox.instance.StoredParts;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * The documents of what an instance has without asking for it: a configuration profile and disks.
 * They follow from the instance alone, until somebody changes them.
 */
final class InstanceParts {
  private static final int USUAL_SWAP_MEBIBYTES = 512;
  private static final List<String> SLOTS =
      List.of("sda", "sdb", "sdc", "sdd", "sde", "sdf", "sdg", "sdh");

  private final Catalog catalog;

  InstanceParts(Catalog catalog) {
    this.catalog = catalog;
  }

  /** None without an image, unless somebody has made one. */
  List<JsonObject> configs(Resource instance) {
    return StoredParts.has(instance)
        ? StoredParts.configs(instance).stream().map(one -> shown(instance, one)).toList()
        : usualConfigs(instance);
  }

  /** A stored profile as the API shows it at the moment. */
  JsonObject shown(Resource instance, JsonObject config) {
    JsonObject shown = config.deepCopy();
    new Input(shown)
        .objects("interfaces")
        .orElse(List.of())
        .forEach(one -> one.addProperty("active", instance.text("status").equals("running")));
    return shown;
  }

  /** From now on disks and profiles are the instance's own and no longer follow from its order. */
  void keep(Resource instance) {
    if (StoredParts.has(instance)) {
      return;
    }
    List<JsonObject> disks = new ArrayList<>();
    for (JsonObject view : usualDisks(instance)) {
      view.addProperty("status", StoredParts.READY);
      boolean isMain = view.get("id").getAsInt() == diskId(instance);
      disks.add(Json.object("image", isMain ? instance.view().get("image") : null, "view", view));
    }
    StoredParts.keep(instance, disks, usualConfigs(instance));
  }

  /** Refuses what cannot be done while something else is: to the instance or to its disks. */
  static void requireIdle(Resource instance) {
    String status = instance.text("status");
    boolean isIdle = status.equals("running") || status.equals("offline");
    if (!isIdle || StoredParts.isBusy(instance)) {
      throw ApiException.of(400, "Linode busy.");
    }
  }

  private List<JsonObject> usualConfigs(Resource instance) {
    if (!Json.has(instance.view(), "image")) {
      return List.of();
    }
    boolean isLegacy = instance.text("interface_generation").equals("legacy_config");
    return List.of(
        Json.fields()
            .put("id", Lifecycle.configId(instance))
            .put("label", StoredParts.usualLabel(imageLabel(instance)))
            .put("helpers", helpers(InstanceInterfaces.hasNetworkHelper(instance)))
            .put("kernel", Json.string(instance.hidden(), "kernel").orElse("linode/grub2"))
            .put("comments", "")
            .put("memory_limit", 0)
            .put("created", instance.view().get("created"))
            .put("updated", instance.view().get("created"))
            .put("root_device", "/dev/sda")
            .put("devices", devices(instance))
            .put("initrd", null)
            .put("run_level", "default")
            .put("virt_mode", "paravirt")
            .put("interfaces", isLegacy ? LegacyInterfaces.of(instance) : null)
            .json());
  }

  private static JsonObject devices(Resource instance) {
    JsonObject devices = noDevices();
    devices.add("sda", Json.object("disk_id", diskId(instance), "volume_id", null));
    if (swap(instance) > 0) {
      devices.add("sdb", Json.object("disk_id", diskId(instance) + 1, "volume_id", null));
    }
    return devices;
  }

  /** All slots, empty. */
  static JsonObject noDevices() {
    JsonObject devices = new JsonObject();
    SLOTS.forEach(slot -> devices.add(slot, JsonNull.INSTANCE));
    return devices;
  }

  static JsonObject helpers(boolean network) {
    return Json.fields()
        .put("updatedb_disabled", true)
        .put("distro", true)
        .put("modules_dep", true)
        .put("network", network)
        .put("devtmpfs_automount", true)
        .json();
  }

  /** Those that somebody has made or changed; else the usual ones. */
  List<JsonObject> disks(Resource instance) {
    return StoredParts.has(instance)
        ? StoredParts.disks(instance).stream().map(one -> shownDisk(instance, one)).toList()
        : usualDisks(instance);
  }

  private static JsonObject shownDisk(Resource instance, JsonObject disk) {
    JsonObject view = disk.getAsJsonObject("view").deepCopy();
    if (!isMade(instance)) {
      view.addProperty("status", StoredParts.NOT_READY);
    }
    return view;
  }

  private static boolean isMade(Resource instance) {
    String status = instance.text("status");
    return !status.equals("provisioning") && !status.equals("rebuilding");
  }

  /** The image's disk, then the swap unless there is none; no disk without an image. */
  private List<JsonObject> usualDisks(Resource instance) {
    if (!Json.has(instance.view(), "image")) {
      return List.of();
    }
    int swap = swap(instance);
    int rest = instance.view().getAsJsonObject("specs").get("disk").getAsInt() - swap;
    int id = diskId(instance);
    JsonObject main = disk(instance, id, imageLabel(instance) + " Disk", "ext4", rest);
    return swap == 0
        ? List.of(main)
        : List.of(main, disk(instance, id + 1, swap + " MB Swap Image", "swap", swap));
  }

  private static int swap(Resource instance) {
    return new Input(instance.hidden()).integer("swap_size").orElse(USUAL_SWAP_MEBIBYTES);
  }

  private static JsonObject disk(
      Resource instance, int id, String label, String filesystem, int mebibytes) {
    return Json.fields()
        .put("id", id)
        .put("status", isMade(instance) ? StoredParts.READY : StoredParts.NOT_READY)
        .put("label", label)
        .put("created", instance.view().get("created"))
        .put("updated", instance.view().get("created"))
        .put("filesystem", filesystem)
        .put("size", mebibytes)
        .put("disk_encryption", instance.view().get("disk_encryption"))
        .json();
  }

  private String imageLabel(Resource instance) {
    return Catalog.find(catalog.images(), instance.text("image"))
        .map(image -> image.get("label").getAsString())
        .orElse("Linode");
  }

  private static int diskId(Resource instance) {
    return 2 * instance.id();
  }
}
