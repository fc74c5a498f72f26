package dev.replinode.sandbox.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a configuration profile that somebody sends; those left out are kept. */
final class ConfigFields {
  private static final int LONGEST_LABEL = 48;
  private static final int LONGEST_COMMENTS = 65_535;
  private static final String DEVICES = "devices";
  private static final String HELPERS = "helpers";
  private static final String INTERFACES = "interfaces";
  private static final List<String> TEXTS =
      List.of("label", "kernel", "comments", "root_device", "run_level", "virt_mode");

  private final Input input;
  private final Resource instance;
  private final Catalog catalog;
  private final List<JsonObject> disks;

  /**
   * Reads them.
   *
   * @param disks the documents of the instance's disks
   */
  ConfigFields(Input input, Resource instance, Catalog catalog, List<JsonObject> disks) {
    this.input = input;
    this.instance = instance;
    this.catalog = catalog;
    this.disks = disks;
  }

  /**
   * Accepts or refuses them.
   *
   * @throws ApiException 400 with every complaint
   */
  void check() {
    Checks checks = new Checks();
    checks.run(
        () -> input.string("label").ifPresent(l -> Labels.length("label", l, 1, LONGEST_LABEL)));
    checks.run(
        () ->
            input
                .string("comments")
                .ifPresent(text -> Labels.length("comments", text, 0, LONGEST_COMMENTS)));
    checks.run(() -> input.string("root_device"));
    checks.run(() -> input.oneOf("run_level", List.of("default", "single", "binbash")));
    checks.run(() -> input.oneOf("virt_mode", List.of("paravirt", "fullvirt")));
    checks.run(this::checkKernel);
    checks.run(this::checkMemory);
    checks.run(this::checkHelpers);
    checks.run(this::checkDevices);
    checks.run(() -> input.integer("initrd").ifPresent(id -> requireDisk(id, "initrd")));
    checks.run(this::checkInterfaces);
    checks.end();
  }

  private void checkKernel() {
    Optional<String> id = input.string("kernel");
    if (id.isPresent() && Catalog.find(catalog.kernels(), id.get()).isEmpty()) {
      throw ApiException.invalid("kernel", "kernel is not valid");
    }
  }

  private void checkMemory() {
    int most = instance.view().getAsJsonObject("specs").get("memory").getAsInt();
    int limit = input.integer("memory_limit").orElse(0);
    if (limit < 0 || limit > most) {
      throw ApiException.invalid("memory_limit", "Must be 0-" + most);
    }
  }

  private void checkHelpers() {
    Optional<JsonObject> helpers = input.object(HELPERS);
    for (String name : InstanceParts.helpers(true).keySet()) {
      helpers.ifPresent(sent -> new Input(sent, HELPERS + ".").bool(name));
    }
  }

  private void checkDevices() {
    JsonObject devices = input.object(DEVICES).orElseGet(JsonObject::new);
    for (Map.Entry<String, JsonElement> entry : devices.entrySet()) {
      String at = DEVICES + "." + entry.getKey();
      if (!InstanceParts.noDevices().has(entry.getKey())) {
        throw ApiException.invalid(at, "There is no such device");
      }
      Optional<JsonObject> device = new Input(devices, DEVICES + ".").object(entry.getKey());
      device.ifPresent(sent -> checkDevice(new Input(sent, at + "."), at));
    }
  }

  private void checkDevice(Input device, String at) {
    if (device.integer("volume_id").isPresent()) {
      // The account has no volumes.
      throw ApiException.invalid(at + ".volume_id", "Not found");
    }
    device.integer("disk_id").ifPresent(id -> requireDisk(id, at + ".disk_id"));
  }

  private void requireDisk(int id, String field) {
    if (disks.stream().noneMatch(disk -> disk.get("id").getAsInt() == id)) {
      throw ApiException.invalid(field, "Not found");
    }
  }

  private void checkInterfaces() {
    if (input.objects(INTERFACES).orElse(List.of()).isEmpty()) {
      return;
    }
    if (!instance.text("interface_generation").equals("legacy_config")) {
      throw ApiException.invalid(INTERFACES, "Not allowed with linode interfaces");
    }
    Interfaces.check(input, "legacy_config", kind -> true);
  }

  /** Writes them into a profile's document; only after {@link #check()}. */
  void write(JsonObject config) {
    for (String field : TEXTS) {
      input.string(field).ifPresent(text -> config.addProperty(field, text));
    }
    input.integer("memory_limit").ifPresent(limit -> config.addProperty("memory_limit", limit));
    if (input.mentions("initrd")) {
      config.add("initrd", Json.object("id", input.integer("initrd").orElse(null)).get("id"));
    }
    JsonObject helpers = config.getAsJsonObject(HELPERS);
    input.object(HELPERS).ifPresent(sent -> writeHelpers(new Input(sent), helpers));
    input.object(DEVICES).ifPresent(sent -> config.add(DEVICES, devices(sent)));
    boolean isLegacy = instance.text("interface_generation").equals("legacy_config");
    if (isLegacy) {
      int first = 3 * config.get("id").getAsInt();
      input
          .objects(INTERFACES)
          .ifPresent(
              sent -> config.add(INTERFACES, Json.array(LegacyInterfaces.views(sent, first))));
    }
  }

  private static void writeHelpers(Input sent, JsonObject helpers) {
    for (String name : List.copyOf(helpers.keySet())) {
      sent.bool(name).ifPresent(on -> helpers.addProperty(name, on));
    }
  }

  /** All slots: those that were not sent are empty. */
  private static JsonObject devices(JsonObject sent) {
    JsonObject devices = InstanceParts.noDevices();
    for (String slot : List.copyOf(devices.keySet())) {
      Optional<Integer> disk =
          new Input(sent).object(slot).flatMap(one -> new Input(one).integer("disk_id"));
      devices.add(
          slot,
          disk.isPresent()
              ? Json.object("disk_id", disk.get(), "volume_id", null)
              : JsonNull.INSTANCE);
    }
    return devices;
  }
}
