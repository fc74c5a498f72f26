package dev.replinode.sandbox.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.s3.KeyGrant;
import dev.replinode.sandbox.state.Json;
import dev.replinode.sandbox.state.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads out of a key's document what it opens at the S3 ports. */
public final class KeyGrants {
  private KeyGrants() {}

  /** What the key opens now; of two entries for one bucket the wider counts. */
  public static KeyGrant of(Resource key) {
    Set<String> regions =
        key.view().getAsJsonArray("regions").asList().stream()
            .map(row -> row.getAsJsonObject().get("id").getAsString())
            .collect(Collectors.toSet());
    String secret = key.hidden().get("secret_key").getAsString();
    return new KeyGrant(secret, regions, access(key.view()));
  }

  private static Map<String, Boolean> access(JsonObject view) {
    if (!Json.has(view, "bucket_access")) {
      return null;
    }
    Map<String, Boolean> access = new HashMap<>();
    for (JsonElement element : view.getAsJsonArray("bucket_access")) {
      JsonObject entry = element.getAsJsonObject();
      String bucket =
          entry.get("region").getAsString() + "/" + entry.get("bucket_name").getAsString();
      boolean writes = entry.get("permissions").getAsString().equals("read_write");
      access.merge(bucket, writes, Boolean::logicalOr);
    }
    return access;
  }
}
