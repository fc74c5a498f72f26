package dev.replinode.sandbox.api;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.state.Json;
import java.util.List;

/** The document of an instance, in the API's field order. */
final class InstanceView {
  private InstanceView() {}

  static JsonObject create(int id, String label, JsonObject region, JsonObject type) {
    return Json.fields()
        .put("id", id)
        .put("label", label)
        .put("group", "")
        .put("status", "provisioning")
        .put("created", null)
        .put("updated", null)
        .put("type", type.get("id"))
        .put("ipv4", List.of(publicAddress(id)))
        .put("ipv6", "2001:db8::f03c:95ff:fe" + hex(id) + "/128")
        .put("image", null)
        .put("region", region.get("id"))
        .put("site_type", region.get("site_type"))
        .put("specs", specs(type))
        .put("alerts", alerts(type))
        .put(
            "backups",
            Json.fields()
                .put("enabled", false)
                .put("available", false)
                .put("schedule", Json.object("day", null, "window", null))
                .put("last_successful", null)
                .json())
        .put("hypervisor", "kvm")
        .put("watchdog_enabled", true)
        .put("tags", List.of())
        .put("host_uuid", "5b0c7e2a4f6d49138c0e".repeat(2))
        .put("has_user_data", false)
        .put("placement_group", null)
        .put("disk_encryption", "enabled")
        .put("lke_cluster_id", null)
        .put("capabilities", List.of("Block Storage Encryption"))
        .put("interface_generation", "legacy_config")
        .put("maintenance_policy", "linode/migrate")
        .put("locks", List.of())
        .json();
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
    return Json.fields()
        .put("disk", type.get("disk"))
        .put("memory", type.get("memory"))
        .put("vcpus", type.get("vcpus"))
        .put("gpus", type.get("gpus"))
        .put("transfer", type.get("transfer"))
        .put("accelerated_devices", type.get("accelerated_devices"))
        .json();
  }

  private static JsonObject alerts(JsonObject type) {
    return Json.fields()
        .put("cpu", 90 * type.get("vcpus").getAsInt())
        .put("network_in", 10)
        .put("network_out", 10)
        .put("transfer_quota", 80)
        .put("io", 10000)
        .put("system_alerts", List.of())
        .put("user_alerts", List.of())
        .json();
  }
}
