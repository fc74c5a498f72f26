package dev.replinode.domain.drill;

import dev.replinode.domain.storage.BucketSetting;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is alike on both sides: each {@code same}, {@code differs} or {@code unknown}.
 *
 * @param headers of the sampled objects
 * @param access who may read the sampled objects, and a key that cannot exist
 * @param accessRead of how many sampled objects both sides told that
 */
public record Parity(
    String headers,
    String access,
    long accessRead,
    String cors,
    String lifecycle,
    String website,
    String versioning,
    String lock,
    String policy) {
  /** Both sides are alike. */
  public static final String SAME = "same";

  /** They are not. */
  public static final String DIFFERS = "differs";

  /** At least one side was not seen. */
  public static final String UNKNOWN = "unknown";

  static Parity of(
      String headers, String access, long accessRead, Map<BucketSetting, String> settings) {
    return new Parity(
        headers,
        access,
        accessRead,
        settings.getOrDefault(BucketSetting.CORS, UNKNOWN),
        settings.getOrDefault(BucketSetting.LIFECYCLE, UNKNOWN),
        settings.getOrDefault(BucketSetting.WEBSITE, UNKNOWN),
        settings.getOrDefault(BucketSetting.VERSIONING, UNKNOWN),
        settings.getOrDefault(BucketSetting.LOCK, UNKNOWN),
        settings.getOrDefault(BucketSetting.POLICY, UNKNOWN));
  }

  /** The buckets' settings in one line. */
  public String settings() {
    return List.of(
            "CORS " + cors,
            "lifecycle " + lifecycle,
            "website " + website,
            "versioning " + versioning,
            "lock " + lock,
            "policy " + policy)
        .stream()
        .collect(Collectors.joining(", "));
  }
}
