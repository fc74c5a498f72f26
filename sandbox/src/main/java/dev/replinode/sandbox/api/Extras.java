package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.catalog.Catalog;
import dev.replinode.sandbox.http.ApiException;
import dev.replinode.sandbox.state.Json;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The rarer fields of an order for an instance. */
record Extras(
    Optional<String> diskEncryption, Optional<String> maintenancePolicy, boolean backups) {
  private static final List<String> POLICIES = List.of("linode/migrate", "linode/power_off_on");
  private static final List<String> DISK_ENCRYPTION =
      List.of("Disk Encryption", "LA Disk Encryption");
  private static final int SMALLEST_BOOT_MEBIBYTES = 8192;

  /**
   * Reads and checks them.
   *
   * @throws ApiException 400 with every complaint
   */
  static Extras of(Input input, Catalog catalog) {
    Checks checks = new Checks();
    checks.run(() -> size(input, "swap_size", 0));
    checks.run(() -> size(input, "boot_size", SMALLEST_BOOT_MEBIBYTES));
    checks.run(() -> kernel(input, catalog));
    checks.run(() -> nothingOfThat(input.has("backup_id"), "backup_id"));
    checks.run(
        () -> nothingOfThat(input.object("placement_group").isPresent(), "placement_group.id"));
    checks.run(() -> nothingOfThat(!input.strings("ipv4").orElse(List.of()).isEmpty(), "ipv4[0]"));
    checks.run(() -> input.bool("private_ip"));
    checks.run(() -> input.bool("network_helper"));
    checks.run(() -> input.string("group"));
    Optional<Optional<String>> encryption =
        checks.get(() -> input.oneOf("disk_encryption", List.of("enabled", "disabled")));
    Optional<Optional<String>> policy = checks.get(() -> policy(input));
    Optional<Boolean> backups = checks.get(() -> input.bool("backups_enabled").orElse(false));
    checks.end();
    return new Extras(encryption.orElseThrow(), policy.orElseThrow(), backups.orElseThrow());
  }

  /**
   * The field {@code maintenance_policy}: what becomes of an instance when its host is maintained.
   *
   * @throws ApiException 400 when there is no such policy
   */
  static Optional<String> policy(Input input) {
    Optional<String> slug = input.string("maintenance_policy");
    if (slug.isPresent() && !POLICIES.contains(slug.get())) {
      throw ApiException.invalid(
          "maintenance_policy", "Unsupported maintenance policy slug format.");
    }
    return slug;
  }

  /**
   * Refuses what the region does not have.
   *
   * @throws ApiException 400
   */
  void requireFit(JsonObject region) {
    List<String> capabilities = Json.strings(region, "capabilities");
    Checks checks = new Checks();
    checks.run(
        () -> {
          if (diskEncryption.isPresent() && Collections.disjoint(capabilities, DISK_ENCRYPTION)) {
            throw ApiException.invalid(
                "disk_encryption", "Disk encryption is not supported in this region.");
          }
        });
    checks.run(() -> requirePolicies(maintenancePolicy, hasPolicies(region)));
    checks.end();
  }

  private static boolean hasPolicies(JsonObject region) {
    return Json.strings(region, "capabilities").contains("Maintenance Policy");
  }

  /**
   * Refuses to set a policy where there are none.
   *
   * @throws ApiException 400
   */
  static void requirePolicies(Optional<String> policy, boolean hasPolicies) {
    if (policy.isPresent() && !hasPolicies) {
      throw ApiException.invalid(
          "maintenance_policy", "Maintenance policy is not supported in this region.");
    }
  }

  /**
   * Refuses swap that leaves no room for anything else.
   *
   * @throws ApiException 400
   */
  static void requireRoom(Input input, JsonObject type) {
    int disk = type.get("disk").getAsInt();
    if (input.integer("swap_size").orElse(0) >= disk) {
      throw ApiException.invalid("swap_size", "Must be less than the plan's " + disk + " MB");
    }
  }

  /** Writes down what configuration and disks are made from, of an order that was accepted. */
  static void keep(Input input, JsonObject hidden) {
    input.integer("swap_size").ifPresent(size -> hidden.addProperty("swap_size", size));
    input.string("kernel").ifPresent(id -> hidden.addProperty("kernel", id));
  }

  /**
   * Completes a new instance's document: what was not ordered is as {@code settings} have it, and
   * these force backups on every instance.
   */
  void write(JsonObject view, JsonObject region, JsonObject settings) {
    diskEncryption.ifPresent(word -> view.addProperty("disk_encryption", word));
    if (hasPolicies(region)) {
      maintenancePolicy
          .or(() -> Json.string(settings, "maintenance_policy"))
          .ifPresent(word -> view.addProperty("maintenance_policy", word));
    } else {
      view.remove("maintenance_policy");
    }
    boolean forced = new Input(settings).bool("backups_enabled").orElse(false);
    view.getAsJsonObject("backups").addProperty("enabled", backups || forced);
  }

  private static void size(Input input, String field, int smallest) {
    Optional<Integer> size = input.integer(field);
    if (size.isPresent() && size.get() < smallest) {
      throw ApiException.invalid(field, "Must be " + smallest + " or greater");
    }
  }

  private static void kernel(Input input, Catalog catalog) {
    Optional<String> id = input.string("kernel");
    if (id.isPresent() && Catalog.find(catalog.kernels(), id.get()).isEmpty()) {
      throw ApiException.invalid("kernel", "kernel is not valid");
    }
  }

  /** The account has none of the things that {@code field} would name. */
  private static void nothingOfThat(boolean named, String field) {
    if (named) {
      throw ApiException.invalid(field, "Not found");
    }
  }
}
