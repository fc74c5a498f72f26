package dev.replinode.s3;

import dev.replinode.domain.storage.BucketSetting;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CORSRule;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** Asks for settings of a bucket, and writes equal ones alike. */
final class S3Settings {
  private S3Settings() {}

  /** What one bucket says; the SDK's exception when it has no such setting. */
  static String of(S3Client client, String bucket, BucketSetting setting) {
    return switch (setting) {
      case CORS -> cors(client.getBucketCors(get -> get.bucket(bucket)).corsRules());
      case LIFECYCLE ->
          lifecycle(client.getBucketLifecycleConfiguration(get -> get.bucket(bucket)).rules());
      case WEBSITE -> client.getBucketWebsite(get -> get.bucket(bucket)).toString();
      case VERSIONING ->
          told(client.getBucketVersioning(get -> get.bucket(bucket)).statusAsString());
      case LOCK ->
          told(
              client
                  .getObjectLockConfiguration(get -> get.bucket(bucket))
                  .objectLockConfiguration());
      case POLICY ->
          told(client.getBucketPolicy(get -> get.bucket(bucket)).policy())
              .replace(":" + bucket, ":BUCKET");
    };
  }

  private static String told(Object value) {
    return value == null ? BucketSetting.NONE : value.toString();
  }

  /** The first rule that fits decides, so their order stays; servers make the ids up. */
  private static String cors(List<CORSRule> rules) {
    return rules.stream()
        .map(rule -> rule.toBuilder().id(null).build().toString())
        .collect(Collectors.joining("\n"));
  }

  private static String lifecycle(List<LifecycleRule> rules) {
    return rules.stream()
        .map(rule -> rule.toBuilder().id(null).build().toString())
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}
