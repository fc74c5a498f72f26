package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.state.Json;
import java.util.List;

/** The document of an instance, in the API's field order. */
final class InstanceView {
  private InstanceView() {}

  static JsonObject create(int id, String label, JsonObject region, JsonObject type) {
    return Json.object(
        "id",
        id,
        "label",
        label,
        "group",
        "",
        "status",
        "provisioning",
        "created",
        null,
        "updated",
        null,
        "type",
        type.get("id"),
        "ipv4",
        List.of(publicAddress(id)),
        "ipv6",
        "2001:db8::f03c:95ff:fe" + hex(id) + "/128",
        "image",
        null,
        "region",
        region.get("id"),
        "site_type",
        region.get("site_type"),
        "specs",
        specs(type),
        "alerts",
        alerts(type),
        "backups",
        Json.object(
            "enabled",
            false,
            "available",
            false,
            "schedule",
            Json.object("day", null, "window", null),
            "last_successful",
            null),
        "hypervisor",
        "kvm",
        "watchdog_enabled",
        true,
        "tags",
        List.of(),
        "host_uuid",
        "5b0c7e2a4f6d49138c0e".repeat(2),
        "has_user_data",
        false,
        "placement_group",
        null,
        "disk_encryption",
        "enabled",
        "lke_cluster_id",
        null,
        "capabilities",
        List.of("Block Storage Encryption"),
        "interface_generation",
        "legacy_config",
        "maintenance_policy",
        "linode/migrate",
        "locks",
        List.of());
  }

  /** An address of the ranges set aside for documentation (RFC 5737): it leads nowhere. */
  private static String publicAddress(int id) {
    List<String> ranges = List.of("192.0.2.", "198.51.100.", "203.0.113.");
    return ranges.get(id / 254 % 3) + (1 + id % 254);
  }

  static String privateAddress(int id) {
    return "192.168." + (128 + id / 250 % 100) + "." + (1 + id % 250);
  }

  private static String hex(int id) {
    return String.format("%02x:%04x", id >> 16 & 0xff, id & 0xffff);
  }

  private static JsonObject specs(JsonObject type) {
    return Json.object(
        "disk", type.get("disk"),
        "memory", type.get("memory"),
        "vcpus", type.get("vcpus"),
        "gpus", type.get("gpus"),
        "transfer", type.get("transfer"),
        "accelerated_devices", type.get("accelerated_devices"));
  }

  private static JsonObject alerts(JsonObject type) {
    return Json.object(
        "cpu", 90 * type.get("vcpus").getAsInt(),
        "network_in", 10,
        "network_out", 10,
        "transfer_quota", 80,
        "io", 10000,
        "system_alerts", List.of(),
        "user_alerts", List.of());
  }
}
