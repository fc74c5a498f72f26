package dev.replinode.s3;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.storage.ObjectHeaders;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.domain.storage.StoredObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3ObjectStoresTest {
  private static final String SHA256_OF_TEXT =
      "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1";

  @StartStop private final MockWebServer server = new MockWebServer();

  @AutoClose private ObjectStore store;

  @BeforeEach
  void open() {
    store = ScriptedS3.store(server, ScriptedS3.QUICK);
  }

  private static MockResponse ok() {
    return new MockResponse.Builder().build();
  }

  private static MockResponse.Builder object(String text) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/plain")
        .addHeader("Cache-Control", "no-store")
        .addHeader("Content-Encoding", "gzip")
        .addHeader("Content-Disposition", "inline")
        .addHeader("Content-Language", "en")
        .addHeader("Expires", "0")
        .addHeader("ETag", "\"abc-2\"")
        .addHeader("Last-Modified", "Mon, 04 May 2026 03:02:01 GMT")
        .addHeader("X-Amz-Meta-Owner", "me")
        .body(text);
  }

  @Test
  void opens_without_a_request() {
    assertEquals(0, server.getRequestCount());
    assertEquals("S3 at http://127.0.0.1:" + server.getPort(), store.toString());
  }

  @Test
  void puts_a_plain_signed_body_at_a_path_style_address() throws Exception {
    server.enqueue(ok());

    store.put("media", "a/b.txt", "text".getBytes(StandardCharsets.UTF_8), "text/plain");

    RecordedRequest put = ScriptedS3.request(server);
    assertEquals("PUT /media/a/b.txt HTTP/1.1", put.getRequestLine());
    assertEquals("127.0.0.1:" + server.getPort(), put.getHeaders().get("Host"));
    assertEquals("text", put.getBody().utf8());
    assertEquals("text/plain", put.getHeaders().get("Content-Type"));
    assertEquals("4", put.getHeaders().get("Content-Length"));
    assertEquals(SHA256_OF_TEXT, put.getHeaders().get("x-amz-content-sha256"));
    assertTrue(
        put.getHeaders()
            .get("Authorization")
            .matches("AWS4-HMAC-SHA256 Credential=AKID/\\d{8}/jp-osa-1/s3/aws4_request, .*"));
  }

  @Test
  void sends_nothing_that_older_ceph_rejects() throws Exception {
    server.enqueue(ok());

    store.put("media", "k", new byte[100_000], "application/octet-stream");

    RecordedRequest put = ScriptedS3.request(server);
    assertNull(put.getHeaders().get("Content-Encoding"));
    assertNull(put.getHeaders().get("Transfer-Encoding"));
    assertNull(put.getHeaders().get("Expect"));
    assertNull(put.getHeaders().get("x-amz-trailer"));
    assertFalse(put.getHeaders().toString().toLowerCase(Locale.ROOT).contains("checksum"));
    assertEquals(100_000, put.getBodySize());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a b+c|/media/a%20b%2Bc",
        "a%41b|/media/a%2541b",
        "/lead|/media//lead",
        "dbl//slash/|/media/dbl//slash/",
        "x/../y|/media/x/../y",
        "./dot|/media/./dot",
        "..|/media/..",
        "?#&=|/media/%3F%23%26%3D",
        "é\u0301日😀|/media/%C3%A9%CC%81%E6%97%A5%F0%9F%98%80",
        "'\u0001\t\n\u007f\\\\'|/media/%01%09%0A%7F%5C%5C",
      })
  void sends_every_key_as_it_is(String key, String target) throws Exception {
    server.enqueue(ok());

    store.delete("media", key);

    RecordedRequest delete = ScriptedS3.request(server);
    assertEquals("DELETE", delete.getMethod());
    assertEquals(target, delete.getTarget());
  }

  @Test
  void gets_a_small_object_with_its_headers() throws Exception {
    server.enqueue(object("text").build());

    StoredObject object = store.get("media", "k", 4).orElseThrow();

    assertEquals("GET /media/k HTTP/1.1", ScriptedS3.request(server).getRequestLine());
    assertEquals("text", object.text());
    assertArrayEquals("text".getBytes(StandardCharsets.UTF_8), object.body());
    assertEquals(
        new ObjectHeaders(
            4,
            "abc-2",
            Instant.parse("2026-05-04T03:02:01Z"),
            Map.of(
                "content-type", "text/plain",
                "cache-control", "no-store",
                "content-encoding", "gzip",
                "content-disposition", "inline",
                "content-language", "en",
                "expires", "0"),
            Map.of("owner", "me")),
        object.headers());
  }

  @Test
  void refuses_an_object_that_is_larger_than_expected() {
    server.enqueue(object("text!").build());

    StorageException failure =
        assertThrows(StorageException.class, () -> store.get("media", "k", 4));

    assertEquals(StorageException.Kind.OTHER, failure.kind());
    assertEquals(
        "jp-osa-1 holds an object in bucket media where one of at most 4 bytes was expected",
        failure.getMessage());
  }

  @Test
  void refuses_a_large_object_of_unknown_length_without_reading_it_all() {
    server.enqueue(object("").chunkedBody("x".repeat(1_000), 10).build());

    assertThrows(StorageException.class, () -> store.get("media", "k", 4));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Integer.MAX_VALUE})
  void refuses_a_bound_that_no_array_has(long maxBytes) {
    assertThrows(IllegalArgumentException.class, () -> store.get("media", "k", maxBytes));
    assertEquals(0, server.getRequestCount());
  }

  @Test
  void tells_headers_without_the_body() throws Exception {
    server.enqueue(object("text").build());

    ObjectHeaders headers = store.head("media", "k").orElseThrow();

    assertEquals("HEAD", ScriptedS3.request(server).getMethod());
    assertEquals(4, headers.size());
    assertEquals("abc-2", headers.etag());
    assertEquals(Map.of("owner", "me"), headers.metadata());
  }

  @Test
  void finds_nothing_by_a_key_that_is_not_there() {
    server.enqueue(ScriptedS3.error(404, "NoSuchKey"));
    server.enqueue(ScriptedS3.error(404, "NoSuchKey"));
    server.enqueue(new MockResponse.Builder().code(404).build());

    assertEquals(Optional.empty(), store.get("media", "k", 10));
    assertEquals(Optional.empty(), store.sha256("media", "k"));
    assertEquals(Optional.empty(), store.head("media", "k"));
  }

  @Test
  void tells_the_digest_of_the_content() {
    server.enqueue(object("text").build());

    assertEquals(Optional.of(SHA256_OF_TEXT), store.sha256("media", "k"));
  }
}
