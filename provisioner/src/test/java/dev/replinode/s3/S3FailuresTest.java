package dev.replinode.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.Secret;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.ByteRange;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.domain.storage.StorageException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3FailuresTest {
  private static final AccessKey KEY = new AccessKey("AKID", Secret.of("s"));

  @StartStop private final MockWebServer server = new MockWebServer();

  @AutoClose private ObjectStore store;

  @BeforeEach
  void open() {
    store = ScriptedS3.store(server, ScriptedS3.QUICK);
  }

  private StorageException failure() {
    return assertThrows(StorageException.class, () -> store.probe("media"));
  }

  private static MockResponse cutShort(String part) {
    return new MockResponse.Builder()
        .body(part)
        .setHeader("Content-Length", 1_000)
        .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
        .build();
  }

  @ParameterizedTest(name = "{0} {1} -> {2}")
  @CsvSource({
    "404, NoSuchBucket, NO_SUCH_BUCKET, there is no bucket media at jp-osa-1",
    "403, AccessDenied, ACCESS_DENIED, the key may not do this with bucket media at jp-osa-1",
    "401, Whatever, ACCESS_DENIED, the key may not do this with bucket media at jp-osa-1",
    "403, InvalidAccessKeyId, BAD_KEY, jp-osa-1 does not accept the access key"
        + " (InvalidAccessKeyId)",
    "403, SignatureDoesNotMatch, BAD_KEY, jp-osa-1 does not accept the secret key"
        + " (SignatureDoesNotMatch)",
    "301, PermanentRedirect, OTHER, jp-osa-1 refused a request for bucket media (HTTP 301"
        + " PermanentRedirect)",
    "400, InvalidBucketName, OTHER, jp-osa-1 refused a request for bucket media (HTTP 400"
        + " InvalidBucketName)",
    "501, NotImplemented, OTHER, jp-osa-1 refused a request for bucket media (HTTP 501"
        + " NotImplemented)",
  })
  void tells_what_the_server_answered_without_asking_again(
      int status, String code, Kind kind, String message) {
    server.enqueue(ScriptedS3.error(status, code));

    StorageException failure = failure();

    assertEquals(kind, failure.kind());
    assertEquals(message, failure.getMessage());
    assertEquals(1, server.getRequestCount());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "503, SlowDown",
    "503, ServiceUnavailable",
    "500, InternalError",
    "429, TooManyRequests",
    "502, Whatever",
    "504, Whatever"
  })
  void tries_a_busy_server_a_few_times_and_then_says_so(int status, String code) {
    for (int i = 0; i < 9; i++) {
      server.enqueue(ScriptedS3.error(status, code));
    }

    StorageException failure = failure();

    assertEquals(Kind.BUSY, failure.kind());
    assertEquals(
        "jp-osa-1 is busy or failing (HTTP " + status + " " + code + ")", failure.getMessage());
    assertEquals(ScriptedS3.QUICK.attempts(), server.getRequestCount());
  }

  @Test
  void goes_on_when_a_busy_server_recovers() {
    server.enqueue(ScriptedS3.error(503, "SlowDown"));
    server.enqueue(ScriptedS3.page(false, ""));

    store.probe("media");

    assertEquals(2, server.getRequestCount());
  }

  @Test
  void says_that_the_clock_is_wrong() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(ScriptedS3.error(403, "RequestTimeTooSkewed"));
    }

    StorageException failure = failure();

    assertEquals(Kind.OTHER, failure.kind());
    assertEquals("the clock here is too far from that of jp-osa-1", failure.getMessage());
  }

  @Test
  void names_a_server_of_the_users_by_its_address_and_not_by_the_endpoint_it_stands_in_for() {
    String address = "127.0.0.1:" + server.getPort();
    Endpoint own = new Endpoint("jp-osa-1", "jp-osa", "", URI.create("http://" + address));
    server.enqueue(ScriptedS3.error(404, "NoSuchBucket"));
    server.enqueue(ScriptedS3.xml("<html/>").build());

    try (ObjectStore other = new S3ObjectStores(ScriptedS3.QUICK).open(own, KEY)) {
      assertEquals(
          "there is no bucket media at " + address,
          assertThrows(StorageException.class, () -> other.probe("media")).getMessage());
      assertEquals(
          address + " sent an answer that is not S3's",
          assertThrows(StorageException.class, () -> other.probe("media")).getMessage());
    }
  }

  @Test
  void says_that_nobody_listens() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    ObjectStore nobody =
        new S3ObjectStores(ScriptedS3.QUICK)
            .open(
                Endpoint.of("jp-osa", "E1", "jp-osa-1.localhost:" + port),
                new AccessKey("AKID", Secret.of("s")));

    StorageException failure =
        assertThrows(StorageException.class, () -> nobody.head("media", "k"));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertEquals(
        "jp-osa-1 cannot be reached at http://127.0.0.1:" + port + ": the connection was refused",
        failure.getMessage());
  }

  @Test
  void says_that_no_answer_came_in_time() {
    ObjectStore impatient =
        ScriptedS3.store(
            server,
            new S3Limits(
                Duration.ofSeconds(5),
                Duration.ofMillis(50),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                2,
                Duration.ofMillis(1)));
    MockResponse silence =
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
    server.enqueue(silence);
    server.enqueue(silence);

    StorageException failure = assertThrows(StorageException.class, () -> impatient.probe("media"));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertTrue(failure.getMessage().endsWith(": no answer in time"), failure.getMessage());
  }

  @Test
  void reads_again_when_the_body_is_cut_short() {
    server.enqueue(cutShort("te"));
    server.enqueue(cutShort("te"));
    server.enqueue(new MockResponse.Builder().body("text").build());
    server.enqueue(cutShort("te"));
    server.enqueue(new MockResponse.Builder().body("text").build());

    assertEquals("text", store.get("media", "k", 2_000).orElseThrow().text());
    assertEquals(
        Optional.of("982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"),
        store.sha256("media", "k"));
  }

  @Test
  void never_takes_a_part_of_an_object_for_the_whole() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(cutShort("te"));
    }

    StorageException failure =
        assertThrows(StorageException.class, () -> store.sha256("media", "k"));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertTrue(failure.getMessage().contains("the connection broke"), failure.getMessage());
  }

  @Test
  void never_takes_a_part_of_a_list_for_the_whole() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(cutShort("<ListBucketResult><IsTruncated>false</IsTruncated>"));
    }

    StorageException failure =
        assertThrows(StorageException.class, () -> store.list("media", "").iterator().hasNext());

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertEquals(3, server.getRequestCount());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>hello</html", "<html>hello</html>", "", "{}", "plain"})
  void takes_no_answer_that_is_not_s3s_for_an_empty_list(String body) {
    server.enqueue(new MockResponse.Builder().body(body).build());

    assertEquals(
        Kind.OTHER,
        assertThrows(StorageException.class, () -> store.list("media", "").iterator().hasNext())
            .kind());
  }

  @Test
  void takes_a_404_that_names_the_bucket_for_no_bucket_when_getting() {
    server.enqueue(ScriptedS3.error(404, "NoSuchBucket"));

    assertEquals(
        Kind.NO_SUCH_BUCKET,
        assertThrows(StorageException.class, () -> store.get("media", "k", 9)).kind());
  }

  @Test
  void takes_a_range_behind_the_end_for_nothing_to_read() {
    server.enqueue(ScriptedS3.error(416, "InvalidRange"));

    assertEquals(
        Optional.empty(),
        store.read(
            "media",
            "k",
            Optional.of(new ByteRange(5, 1)),
            () -> {
              throw new AssertionError("nothing is there to read");
            }));
  }

  @Test
  void ends_when_it_is_interrupted_and_keeps_the_flag() {
    Thread.currentThread().interrupt();

    StorageException failure = failure();

    assertTrue(Thread.interrupted());
    assertEquals(Kind.OTHER, failure.kind());
    assertEquals("the request to jp-osa-1 was interrupted", failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bad&#x9b;2J", "two words", "", ScriptedS3.SECRET})
  void repeats_nothing_of_the_server_but_an_error_code(String code) {
    server.enqueue(ScriptedS3.error(400, code));

    assertEquals("jp-osa-1 refused a request for bucket media (HTTP 400)", failure().getMessage());
  }
}
