package dev.replinode.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.replinode.domain.storage.BucketSetting;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.StorageException;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bucket says of its settings, and what counts as the same. */
class S3SettingsTest {
  @StartStop private final MockWebServer server = new MockWebServer();

  @AutoClose private ObjectStore store;

  @BeforeEach
  void open() {
    store = ScriptedS3.store(server, ScriptedS3.QUICK);
  }

  private String told(BucketSetting setting, String document) {
    server.enqueue(ScriptedS3.xml(document).build());
    return store.setting("media", setting).orElseThrow();
  }

  @Test
  void versions_are_kept_when_the_bucket_says_so() throws InterruptedException {
    String start = "<VersioningConfiguration>";
    String end = "</VersioningConfiguration>";

    assertEquals(
        BucketSetting.ON, told(BucketSetting.VERSIONING, start + "<Status>Enabled</Status>" + end));
    assertEquals(
        "Suspended", told(BucketSetting.VERSIONING, start + "<Status>Suspended</Status>" + end));
    assertEquals(BucketSetting.NONE, told(BucketSetting.VERSIONING, start + end));
    assertEquals("/media?versioning", ScriptedS3.request(server).getTarget());
  }

  @Test
  void the_ids_that_servers_make_up_are_no_difference() {
    String rule = "<Status>Enabled</Status><Prefix>a</Prefix><Expiration><Days>%d</Days>";

    String one = lifecycle("<ID>one</ID>" + String.format(rule, 3));

    assertEquals(one, lifecycle("<ID>two</ID>" + String.format(rule, 3)));
    assertNotEquals(one, lifecycle("<ID>one</ID>" + String.format(rule, 4)));
  }

  private String lifecycle(String rule) {
    return told(
        BucketSetting.LIFECYCLE,
        "<LifecycleConfiguration><Rule>" + rule + "</Expiration></Rule></LifecycleConfiguration>");
  }

  @Test
  void the_order_of_lifecycle_rules_is_no_difference_and_that_of_cors_rules_is_one() {
    String a = "<Rule><Prefix>a</Prefix><Status>Enabled</Status></Rule>";
    String b = "<Rule><Prefix>b</Prefix><Status>Enabled</Status></Rule>";
    String start = "<LifecycleConfiguration>";
    String end = "</LifecycleConfiguration>";
    assertEquals(
        told(BucketSetting.LIFECYCLE, start + a + b + end),
        told(BucketSetting.LIFECYCLE, start + b + a + end));

    String every = "<CORSRule><AllowedOrigin>*</AllowedOrigin></CORSRule>";
    String one = "<CORSRule><AllowedOrigin>https://one.example</AllowedOrigin></CORSRule>";
    assertNotEquals(
        told(BucketSetting.CORS, "<CORSConfiguration>" + every + one + "</CORSConfiguration>"),
        told(BucketSetting.CORS, "<CORSConfiguration>" + one + every + "</CORSConfiguration>"));
  }

  @Test
  void the_name_of_the_bucket_in_its_policy_is_no_difference() {
    String policy = "{\"Resource\":[\"arn:aws:s3:::%s/*\"]}";
    server.enqueue(ScriptedS3.xml(String.format(policy, "media-dr")).build());
    String other = store.setting("media-dr", BucketSetting.POLICY).orElseThrow();

    assertEquals(told(BucketSetting.POLICY, String.format(policy, "media")), other);
    assertNotEquals(told(BucketSetting.POLICY, String.format(policy, "media/open")), other);
  }

  @ParameterizedTest
  @CsvSource({
    "CORS, cors, <CORSConfiguration><CORSRule><AllowedMethod>%s</AllowedMethod></CORSRule>"
        + "</CORSConfiguration>",
    "LIFECYCLE, lifecycle, <LifecycleConfiguration><Rule><Prefix>%s</Prefix></Rule>"
        + "</LifecycleConfiguration>",
    "WEBSITE, website, <WebsiteConfiguration><IndexDocument><Suffix>%s</Suffix></IndexDocument>"
        + "</WebsiteConfiguration>",
    "VERSIONING, versioning, <VersioningConfiguration><Status>%s</Status>"
        + "</VersioningConfiguration>",
    "LOCK, object-lock, <ObjectLockConfiguration><ObjectLockEnabled>%s</ObjectLockEnabled>"
        + "</ObjectLockConfiguration>",
    "POLICY, policy, '{\"Statement\":\"%s\"}'"
  })
  void each_setting_is_asked_for_by_its_name_and_told_apart(
      BucketSetting setting, String query, String document) throws InterruptedException {
    String one = told(setting, String.format(document, "one"));

    assertEquals("/media?" + query, ScriptedS3.request(server).getTarget());
    assertNotEquals(BucketSetting.NONE, one);
    assertNotEquals(one, told(setting, String.format(document, "two")));
  }

  @ParameterizedTest
  @CsvSource({
    "CORS, NoSuchCORSConfiguration",
    "LIFECYCLE, NoSuchLifecycleConfiguration",
    "WEBSITE, NoSuchWebsiteConfiguration",
    "LOCK, ObjectLockConfigurationNotFoundError",
    "POLICY, NoSuchBucketPolicy"
  })
  void a_setting_that_nobody_made_is_none(BucketSetting setting, String code) {
    server.enqueue(ScriptedS3.error(404, code));

    assertEquals(Optional.of(BucketSetting.NONE), store.setting("media", setting));
  }

  @ParameterizedTest
  @CsvSource({
    "403, AccessDenied",
    "405, MethodNotAllowed",
    "501, NotImplemented",
    "404, NoSuchBucket"
  })
  void what_may_not_be_asked_for_is_not_told(int status, String code) {
    for (BucketSetting setting : BucketSetting.values()) {
      server.enqueue(ScriptedS3.error(status, code));

      assertEquals(Optional.empty(), store.setting("media", setting), setting::toString);
    }
  }

  @Test
  void a_busy_server_is_a_failure_and_no_answer() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(ScriptedS3.error(503, "SlowDown"));
    }

    assertThrows(StorageException.class, () -> store.setting("media", BucketSetting.CORS));
  }
}
