package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3KeysTest {
  private static RunningSandbox sandbox;

  @BeforeAll
  static void start() throws IOException {
    sandbox =
        RunningSandbox.start(
            settings -> {
              settings.buckets.add(new BucketOption("source", "jp-osa-1"));
              settings.buckets.add(new BucketOption("other", "jp-osa-1"));
              settings.buckets.add(new BucketOption("dest", "jp-osa"));
            });
    try (S3Client client = S3Clients.unlimited(sandbox, "jp-osa-1")) {
      client.putObject(put -> put.bucket("source").key("a"), RequestBody.fromString("1"));
      client.putObject(put -> put.bucket("other").key("a"), RequestBody.fromString("1"));
    }
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static JsonObject key() {
    return sandbox
        .post(
            "/v4/object-storage/keys",
            "{'label':'pair','bucket_access':["
                + "{'region':'jp-osa','bucket_name':'source','permissions':'read_only'},"
                + "{'region':'jp-osa','bucket_name':'dest','permissions':'read_write'}]}")
        .json();
  }

  private static void assertRefused(String code, Executable call) {
    S3Exception refusal = assertThrows(S3Exception.class, call);
    assertEquals(403, refusal.statusCode());
    assertEquals(code, refusal.awsErrorDetails().errorCode());
  }

  @Test
  void reads_what_it_may_read_and_writes_what_it_may_write() {
    try (S3Client client = S3Clients.withKey(sandbox, "jp-osa-1", key())) {
      assertEquals(
          "1", client.getObjectAsBytes(get -> get.bucket("source").key("a")).asUtf8String());
      client.copyObject(
          copy ->
              copy.sourceBucket("source")
                  .sourceKey("a")
                  .destinationBucket("dest")
                  .destinationKey("b"));
      client.putObject(put -> put.bucket("dest").key("c"), RequestBody.fromString("2"));
      assertEquals(2, client.listObjectsV2(list -> list.bucket("dest")).keyCount());
    }
  }

  @Test
  void does_not_write_where_it_may_only_read() {
    try (S3Client client = S3Clients.withKey(sandbox, "jp-osa-1", key())) {
      assertRefused(
          "AccessDenied",
          () -> client.putObject(put -> put.bucket("source").key("x"), RequestBody.fromString("")));
      assertRefused(
          "AccessDenied", () -> client.deleteObject(delete -> delete.bucket("source").key("a")));
      assertRefused(
          "AccessDenied",
          () -> client.createMultipartUpload(start -> start.bucket("source").key("x")));
    }
  }

  @Test
  void sees_nothing_outside_its_grant_not_even_what_is_missing() {
    try (S3Client client = S3Clients.withKey(sandbox, "jp-osa-1", key())) {
      assertRefused("AccessDenied", () -> client.listObjectsV2(list -> list.bucket("other")));
      assertRefused("AccessDenied", () -> client.getObjectAsBytes(g -> g.bucket("other").key("a")));
      assertRefused("AccessDenied", () -> client.getObjectAsBytes(g -> g.bucket("other").key("-")));
      assertRefused("AccessDenied", () -> client.listObjectsV2(list -> list.bucket("absent")));
    }
  }

  @Test
  void is_not_known_in_other_regions() {
    try (S3Client client = S3Clients.withKey(sandbox, "us-ord-1", key())) {
      assertRefused("InvalidAccessKeyId", client::listBuckets);
    }
  }

  @Test
  void opens_nothing_any_more_when_it_is_deleted() {
    JsonObject key = key();
    try (S3Client client = S3Clients.withKey(sandbox, "jp-osa-1", key)) {
      client.listObjectsV2(list -> list.bucket("source"));

      sandbox.delete("/v4/object-storage/keys/" + key.get("id").getAsInt());

      assertRefused(
          "InvalidAccessKeyId", () -> client.listObjectsV2(list -> list.bucket("source")));
    }
  }

  @Test
  void is_refused_with_a_wrong_secret() {
    JsonObject key = key();
    key.addProperty("secret_key", "x".repeat(40));
    try (S3Client client = S3Clients.withKey(sandbox, "jp-osa-1", key)) {
      assertRefused(
          "SignatureDoesNotMatch", () -> client.listObjectsV2(list -> list.bucket("source")));
    }
  }

  @Test
  void unlimited_ones_find_and_make_the_same_buckets_as_the_api() {
    JsonObject key = sandbox.post("/v4/object-storage/keys", "{'label':'unlimited'}").json();
    try (S3Client client = S3Clients.withKey(sandbox, "fr-par-1", key)) {
      client.createBucket(create -> create.bucket("made-by-s3"));
      client.putObject(put -> put.bucket("made-by-s3").key("k"), RequestBody.fromString("12345"));

      JsonObject bucket = sandbox.get("/v4/object-storage/buckets/fr-par/made-by-s3").json();

      assertEquals(5, bucket.get("size").getAsInt());
      assertEquals(1, bucket.get("objects").getAsInt());
      assertTrue(
          sandbox
              .delete("/v4/object-storage/buckets/fr-par/made-by-s3")
              .reason()
              .contains("not empty"));
      client.deleteObject(delete -> delete.bucket("made-by-s3").key("k"));
      assertEquals("{}", sandbox.delete("/v4/object-storage/buckets/fr-par/made-by-s3").text());
      assertEquals(
          404,
          assertThrows(S3Exception.class, () -> client.listObjectsV2(l -> l.bucket("made-by-s3")))
              .statusCode());
    }
  }
}
