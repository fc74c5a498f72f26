package dev.replinode.domain.replicator;

import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.Endpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The values of the replication script's user-defined fields. */
final class ScriptValues {
  private static final String PLATFORM_DOMAIN = ".linodeobjects.com";

  private ScriptValues() {}

  static Map<String, String> of(
      BucketPair pair,
      BucketCredentials credentials,
      Replication replication,
      ReplicatorName name,
      Optional<String> runId) {
    Map<String, String> values = new LinkedHashMap<>();
    site(values, "SRC", pair.source(), credentials.source());
    site(values, "DEST", pair.dest(), credentials.dest());
    values.put("MODE", replication.mode().name().toLowerCase(Locale.ROOT));
    values.put("ALLOW_DELETE", replication.allowDelete() ? "yes" : "no");
    replication.maxDelete().ifPresent(bound -> values.put("MAX_DELETE", bound));
    replication.every().map(Duration::toSeconds).ifPresent(s -> values.put("EVERY", s + "s"));
    values.put("REPLICATOR", name.value());
    runId.ifPresent(id -> values.put("RUN_ID", id));
    return values;
  }

  private static void site(Map<String, String> values, String side, Site site, AccessKey key) {
    values.put(side + "_REGION", site.endpoint().id());
    values.put(side + "_BUCKET", site.bucket());
    values.put(side + "_ACCESSKEY", key.id());
    values.put(side + "_SECRETKEY_PASSWORD", key.secret().reveal());
    if (!isDerivedFromRegion(site.endpoint())) {
      values.put(side + "_ENDPOINT", site.endpoint().uri().toString());
    }
  }

  /** Whether the script finds the endpoint by the region field alone. */
  private static boolean isDerivedFromRegion(Endpoint endpoint) {
    return endpoint.uri().toString().equals("https://" + endpoint.id() + PLATFORM_DOMAIN);
  }
}
