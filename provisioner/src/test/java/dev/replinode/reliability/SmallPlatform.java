package dev.replinode.reliability;

import com.google.gson.JsonObject;
import dev.replinode.reliability.Wire.Answer;
import java.util.List;
import java.util.Map;

/** What is the same on every account: regions, types, images, endpoints, and whose token it is. */
final class SmallPlatform {
  private SmallPlatform() {}

  /** Long because it is a table: an entry a path. */
  static Answer get(String path, boolean isRestricted) {
    return switch (path) {
      case "/profile" -> profile(isRestricted);
      case "/profile/grants" ->
          ok(
              Map.of(
                  "global",
                  Map.of("add_linodes", true, "add_stackscripts", true, "add_firewalls", true)));
      case "/account/settings" ->
          ok(Map.of("backups_enabled", false, "interfaces_for_new_linodes", "legacy_config_only"));
      case "/object-storage/endpoints" ->
          SmallApi.page(List.of(endpoint("jp-osa"), endpoint("us-iad")));
      case "/object-storage/buckets" ->
          SmallApi.page(List.of(bucket("media", "jp-osa"), bucket("media-dr", "us-iad")));
      case "/object-storage/buckets/jp-osa/media" -> SmallChanges.ok(bucket("media", "jp-osa"));
      case "/object-storage/buckets/us-iad/media-dr" ->
          SmallChanges.ok(bucket("media-dr", "us-iad"));
      case "/regions/jp-osa" ->
          ok(
              Map.of(
                  "id",
                  "jp-osa",
                  "label",
                  "Osaka",
                  "status",
                  "ok",
                  "capabilities",
                  List.of("Linodes", "StackScripts", "Metadata", "Cloud Firewall")));
      case "/regions/jp-osa/availability" -> new Answer(200, "application/json", Map.of(), "[]");
      case "/object-storage/buckets/jp-osa/media/access",
          "/object-storage/buckets/us-iad/media-dr/access" ->
          ok(Map.of("acl", "private", "cors_enabled", true));
      case "/object-storage/quotas/obj-bytes-us-iad-1.linodeobjects.com/usage",
          "/object-storage/quotas/obj-objects-us-iad-1.linodeobjects.com/usage" ->
          ok(Map.of("quota_limit", 100_000_000_000L, "usage", 1000));
      case "/linode/types/g6-standard-2" ->
          ok(
              Map.of(
                  "id",
                  "g6-standard-2",
                  "label",
                  "Linode 4GB",
                  "transfer",
                  4000,
                  "price",
                  Map.of("hourly", 0.036, "monthly", 24.0)));
      case "/images/linode%2Fubuntu22.04" ->
          ok(Map.of("id", "linode/ubuntu22.04", "label", "Ubuntu 22.04 LTS", "deprecated", false));
      default -> throw new AssertionError("no such path");
    };
  }

  private static Answer profile(boolean isRestricted) {
    JsonObject profile = SmallAccount.json(Map.of("username", "ada", "restricted", isRestricted));
    return new Answer(200, "application/json", Map.of("X-OAuth-Scopes", "*"), profile.toString());
  }

  private static Answer ok(Map<String, Object> fields) {
    return SmallChanges.ok(SmallAccount.json(fields));
  }

  private static JsonObject endpoint(String region) {
    return SmallAccount.json(
        Map.of(
            "region",
            region,
            "endpoint_type",
            "E1",
            "s3_endpoint",
            region + "-1.linodeobjects.com"));
  }

  private static JsonObject bucket(String label, String region) {
    JsonObject bucket = endpoint(region);
    bucket.addProperty("label", label);
    bucket.addProperty("objects", 2);
    bucket.addProperty("size", 10);
    return bucket;
  }
}
