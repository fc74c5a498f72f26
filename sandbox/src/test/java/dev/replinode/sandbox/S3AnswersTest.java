package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What S3 says of settings that nobody has made, and to strangers. */
class S3AnswersTest {
  private static RunningSandbox sandbox;
  private static S3Client client;

  @BeforeAll
  static void start() throws IOException {
    sandbox =
        RunningSandbox.start(
            settings -> {
              settings.buckets.add(new BucketOption("closed", "jp-osa-1"));
              settings.buckets.add(new BucketOption("open", "jp-osa-1"));
              settings.buckets.add(new BucketOption("versions", "jp-osa-1"));
              settings.buckets.add(new BucketOption("only-one", "us-ord-10"));
              settings.buckets.add(new BucketOption("only-one", "us-ord-1"));
            });
    client = S3Clients.unlimited(sandbox, "jp-osa-1");
    client.putBucketAcl(put -> put.bucket("open").acl(BucketCannedACL.PUBLIC_READ));
    client.putObject(put -> put.bucket("closed").key("private"), RequestBody.fromString("1"));
    client.putObject(
        put -> put.bucket("closed").key("public").acl(ObjectCannedACL.PUBLIC_READ),
        RequestBody.fromString("1"));
  }

  @AfterAll
  static void stop() {
    client.close();
    sandbox.close();
  }

  private static void refused(int status, String code, Executable call) {
    S3Exception refusal = assertThrows(S3Exception.class, call);
    assertEquals(code, refusal.awsErrorDetails().errorCode());
    assertEquals(status, refusal.statusCode());
  }

  private static int stranger(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.s3("jp-osa-1") + path)).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void a_bucket_is_at_one_endpoint_of_its_region_only() {
    try (S3Client other = S3Clients.unlimited(sandbox, "us-ord-1")) {
      refused(409, "BucketAlreadyOwnedByYou", () -> other.createBucket(c -> c.bucket("only-one")));
      assertEquals(List.of(), other.listBuckets().buckets());
    }
    String buckets = "/v4/object-storage/buckets/us-ord";
    assertEquals(1, sandbox.get(buckets).json().get("results").getAsInt());
    // Elsewhere the name is free.
    client.createBucket(create -> create.bucket("only-one"));
    client.deleteBucket(delete -> delete.bucket("only-one"));
  }

  @Test
  void settings_that_nobody_made_are_empty_or_absent() {
    assertNull(client.getBucketVersioning(get -> get.bucket("closed")).status());
    refused(
        404,
        "NoSuchLifecycleConfiguration",
        () -> client.getBucketLifecycleConfiguration(get -> get.bucket("closed")));
    refused(404, "NoSuchBucketPolicy", () -> client.getBucketPolicy(get -> get.bucket("closed")));
    refused(
        404, "NoSuchWebsiteConfiguration", () -> client.getBucketWebsite(g -> g.bucket("closed")));
    assertEquals(
        List.of(), client.getObjectTagging(g -> g.bucket("closed").key("public")).tagSet());
    client.getBucketLocation(get -> get.bucket("closed"));
  }

  @Test
  void settings_that_somebody_made_are_told_and_can_be_ended() {
    String bucket = "closed";
    client.putBucketWebsite(
        put ->
            put.bucket(bucket)
                .websiteConfiguration(site -> site.indexDocument(page -> page.suffix("i.html"))));
    assertEquals(
        "i.html", client.getBucketWebsite(get -> get.bucket(bucket)).indexDocument().suffix());

    client.deleteBucketWebsite(gone -> gone.bucket(bucket));

    refused(
        404, "NoSuchWebsiteConfiguration", () -> client.getBucketWebsite(g -> g.bucket(bucket)));
  }

  @Test
  void cors_of_the_api_and_of_s3_are_one_and_the_same() throws Exception {
    String access = "/v4/object-storage/buckets/jp-osa-1/open/access";
    assertTrue(sandbox.get(access).json().get("cors_enabled").getAsBoolean());
    assertEquals(
        List.of("*"),
        client.getBucketCors(get -> get.bucket("open")).corsRules().get(0).allowedOrigins());

    client.deleteBucketCors(gone -> gone.bucket("open"));

    assertFalse(sandbox.get(access).json().get("cors_enabled").getAsBoolean());
    refused(404, "NoSuchCORSConfiguration", () -> client.getBucketCors(g -> g.bucket("open")));
  }

  @Test
  void a_key_that_may_only_read_makes_and_ends_no_setting() {
    JsonObject key =
        sandbox
            .post(
                "/v4/object-storage/keys",
                "{'label':'reader','bucket_access':[{'bucket_name':'closed','region':'jp-osa',"
                    + "'permissions':'read_only'}]}")
            .json();
    try (S3Client reader = S3Clients.withKey(sandbox, "jp-osa-1", key)) {
      refused(403, "AccessDenied", () -> reader.deleteBucketCors(gone -> gone.bucket("closed")));
      reader.getBucketVersioning(get -> get.bucket("closed"));
    }
  }

  @Test
  void without_versioning_each_object_has_one_version_that_has_no_id() {
    for (String key : List.of("v/a b&c", "v/ä", "v/sub/1", "v/sub/2", "w")) {
      client.putObject(put -> put.bucket("versions").key(key), RequestBody.fromString(key));
    }

    List<String> seen = new ArrayList<>();
    for (ListObjectVersionsResponse page :
        client.listObjectVersionsPaginator(
            list -> list.bucket("versions").prefix("v/").delimiter("/").maxKeys(1))) {
      page.versions().forEach(v -> seen.add(v.key() + " " + v.versionId() + " " + v.size()));
      page.commonPrefixes().forEach(prefix -> seen.add(prefix.prefix()));
    }

    assertEquals(List.of("v/a b&c null 7", "v/sub/", "v/ä null 4"), seen);
    ObjectVersion last =
        client.listObjectVersions(list -> list.bucket("versions").prefix("w")).versions().get(0);
    assertTrue(last.isLatest());
    assertEquals(client.headObject(h -> h.bucket("versions").key("w")).eTag(), last.eTag());
    refused(
        400,
        "InvalidArgument",
        () -> client.listObjectVersions(list -> list.bucket("versions").maxKeys(-1)));
    refused(404, "NoSuchBucket", () -> client.listObjectVersions(list -> list.bucket("absent")));
  }

  @Test
  void deleting_a_version_that_is_not_there_deletes_nothing() {
    client.putObject(put -> put.bucket("closed").key("only"), RequestBody.fromString("1"));

    refused(
        404,
        "NoSuchVersion",
        () -> client.deleteObject(d -> d.bucket("closed").key("only").versionId("other")));
    client.headObject(head -> head.bucket("closed").key("only").versionId("null"));
    client.deleteObject(d -> d.bucket("closed").key("only").versionId("null"));
    refused(404, "NoSuchKey", () -> client.getObject(get -> get.bucket("closed").key("only")));
  }

  @Test
  void settings_are_told_only_to_those_who_may_know() {
    refused(404, "NoSuchBucket", () -> client.getBucketVersioning(get -> get.bucket("absent")));
    JsonObject key =
        sandbox
            .post(
                "/v4/object-storage/keys",
                "{'label':'one','bucket_access':[{'region':'jp-osa','bucket_name':'open',"
                    + "'permissions':'read_only'}]}")
            .json();
    try (S3Client limited = S3Clients.withKey(sandbox, "jp-osa-1", key)) {
      assertNull(limited.getBucketVersioning(get -> get.bucket("open")).status());
      refused(403, "AccessDenied", () -> limited.getBucketVersioning(g -> g.bucket("closed")));
    }
    key.addProperty("secret_key", "x".repeat(40));
    try (S3Client wrong = S3Clients.withKey(sandbox, "jp-osa-1", key)) {
      refused(403, "SignatureDoesNotMatch", () -> wrong.getBucketVersioning(g -> g.bucket("open")));
      refused(
          403,
          "SignatureDoesNotMatch",
          () -> wrong.putObject(p -> p.bucket("open").key("k"), RequestBody.fromString("trailer")));
    }
  }

  @Test
  void strangers_read_what_is_public_and_learn_nothing_else() throws Exception {
    assertEquals(200, stranger("/closed/public"));
    assertEquals(403, stranger("/closed/private"));
    assertEquals(403, stranger("/closed/missing"));
    assertEquals(403, stranger("/closed"));
    assertEquals(200, stranger("/open"));
    assertEquals(404, stranger("/open/missing"));
    assertEquals(404, stranger("/absent/missing"));
  }

  @Test
  void an_objects_access_can_be_changed_and_read() throws Exception {
    client.putObject(put -> put.bucket("closed").key("turning"), RequestBody.fromString("1"));
    client.putObjectAcl(
        put -> put.bucket("closed").key("turning").acl(ObjectCannedACL.PUBLIC_READ));

    assertEquals(200, stranger("/closed/turning"));
    assertEquals(
        2, client.getObjectAcl(get -> get.bucket("closed").key("turning")).grants().size());
    client.putObjectAcl(put -> put.bucket("closed").key("turning").acl(ObjectCannedACL.PRIVATE));
    assertEquals(403, stranger("/closed/turning"));
  }

  @Test
  void a_signature_that_says_nothing_of_the_body_is_refused_in_words() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.s3("jp-osa-1") + "/closed"))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/s3/aws4_request,"
                    + " SignedHeaders=host, Signature="
                    + "0".repeat(64))
            .build();

    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("x-amz-content-sha256"), answer.body());
  }
}
