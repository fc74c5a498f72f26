package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

class S3ObjectsTest {
  private static RunningSandbox sandbox;
  private static S3Client client;
  private static int buckets;

  private String bucket;

  @BeforeAll
  static void start() throws IOException {
    sandbox = RunningSandbox.start(settings -> {});
    client = S3Clients.unlimited(sandbox, "us-lax-1");
  }

  @AfterAll
  static void stop() {
    client.close();
    sandbox.close();
  }

  @BeforeEach
  void make_a_bucket() {
    bucket = "bucket-" + buckets++;
    client.createBucket(create -> create.bucket(bucket));
  }

  private void put(String key, String body) {
    client.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(body));
  }

  private List<String> keys() {
    return client.listObjectsV2Paginator(list -> list.bucket(bucket).maxKeys(7)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  @Test
  void keeps_and_lists_odd_keys_in_the_order_of_their_bytes() {
    List<String> odd =
        List.of(
            " leading space",
            "#",
            "%41",
            ".hidden",
            "a",
            "a%2Fb",
            "a/b",
            "a//b",
            "a+b",
            "a&b",
            "back\\slash",
            "caf\u00e9",
            "cafe\u0301",
            "dir/",
            "tab\there",
            "\uffee before",
            "\ud83d\ude80 after");
    odd.forEach(key -> put(key, key));

    List<String> listed = keys();

    assertEquals(odd.size(), listed.size());
    assertTrue(listed.containsAll(odd), listed.toString());
    assertEquals("\ud83d\ude80 after", listed.get(listed.size() - 1));
    for (String key : odd) {
      String body = client.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
      assertEquals(key, body);
    }
  }

  @Test
  void pages_through_common_prefixes() {
    for (int i = 0; i < 30; i++) {
      put("folder-" + i % 3 + "/file-" + i, "x");
    }
    put("top", "x");

    ListObjectsV2Response first =
        client.listObjectsV2(list -> list.bucket(bucket).delimiter("/").maxKeys(2));
    ListObjectsV2Response second =
        client.listObjectsV2(
            list ->
                list.bucket(bucket)
                    .delimiter("/")
                    .maxKeys(2)
                    .continuationToken(first.nextContinuationToken()));

    assertEquals(
        List.of("folder-0/", "folder-1/"),
        first.commonPrefixes().stream().map(CommonPrefix::prefix).toList());
    assertTrue(first.isTruncated());
    assertEquals("folder-2/", second.commonPrefixes().get(0).prefix());
    assertEquals("top", second.contents().get(0).key());
  }

  @Test
  void shows_nothing_of_a_multipart_upload_before_it_is_complete() {
    String id =
        client
            .createMultipartUpload(
                start ->
                    start
                        .bucket(bucket)
                        .key("big")
                        .contentType("video/mp4")
                        .metadata(Map.of("k", "v")))
            .uploadId();
    RequestBody body = RequestBody.fromBytes(new byte[5 << 20]);
    String first = upload(id, 1, body);

    assertEquals(List.of(), keys());
    assertEquals(
        0,
        sandbox
            .get("/v4/object-storage/buckets/us-lax/" + bucket)
            .json()
            .get("objects")
            .getAsInt());

    String second = upload(id, 2, RequestBody.fromString("end"));
    client.completeMultipartUpload(
        complete ->
            complete
                .bucket(bucket)
                .key("big")
                .uploadId(id)
                .multipartUpload(m -> m.parts(part(1, first), part(2, second))));

    HeadObjectResponse head = client.headObject(h -> h.bucket(bucket).key("big"));
    assertEquals(List.of("big"), keys());
    assertTrue(head.eTag().matches("\"[0-9a-f]{32}-2\""), head.eTag());
    assertEquals((5 << 20) + 3, head.contentLength());
    assertEquals("video/mp4", head.contentType());
    assertEquals(Map.of("k", "v"), head.metadata());
  }

  private String upload(String id, int number, RequestBody body) {
    return client
        .uploadPart(part -> part.bucket(bucket).key("big").uploadId(id).partNumber(number), body)
        .eTag();
  }

  private static CompletedPart part(int number, String etag) {
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  @Test
  void keeps_content_headers() {
    client.putObject(
        put ->
            put.bucket(bucket)
                .key("page")
                .contentType("text/html")
                .cacheControl("max-age=60")
                .contentEncoding("gzip")
                .contentDisposition("attachment")
                .contentLanguage("de")
                .metadata(Map.of("author", "me")),
        RequestBody.fromString("x"));

    HeadObjectResponse head = client.headObject(h -> h.bucket(bucket).key("page"));

    assertEquals("max-age=60", head.cacheControl());
    assertEquals("gzip", head.contentEncoding());
    assertEquals("attachment", head.contentDisposition());
    assertEquals("de", head.contentLanguage());
    assertEquals(Map.of("author", "me"), head.metadata());
  }

  @Test
  void answers_ranges_and_conditions() {
    put("digits", "0123456789");

    assertEquals(
        "345",
        client
            .getObjectAsBytes(get -> get.bucket(bucket).key("digits").range("bytes=3-5"))
            .asUtf8String());
    S3Exception missing =
        assertThrows(
            S3Exception.class,
            () -> client.getObjectAsBytes(g -> g.bucket(bucket).key("digits").ifMatch("x")));
    assertEquals(412, missing.statusCode());
  }

  @Test
  void shows_public_objects_and_no_others_to_anybody() throws Exception {
    client.putObject(
        put -> put.bucket(bucket).key("open").acl(ObjectCannedACL.PUBLIC_READ),
        RequestBody.fromString("hello"));
    put("closed", "secret");

    assertEquals(200, anonymously("open"));
    assertEquals(403, anonymously("closed"));
  }

  private int anonymously(String key) throws Exception {
    URI address = URI.create(sandbox.s3("us-lax-1") + "/" + bucket + "/" + key);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
