package dev.replinode.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.Secret;
import dev.replinode.domain.drill.Answer;
import dev.replinode.domain.drill.Outcome;
import dev.replinode.domain.drill.Reader;
import dev.replinode.domain.drill.Readers.Patience;
import dev.replinode.domain.drill.Side;
import dev.replinode.domain.network.Proxies;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.Endpoint;
import dev.replinode.s3.S3Origins;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One request a read, and every answer told as it is. */
class HttpReadersTest {
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(2), Duration.ofMillis(500));

  private final MockWebServer server = new MockWebServer();
  private final HttpReaders readers =
      new HttpReaders(
          Proxies.none(), (site, key) -> S3Origins.signed(site.endpoint(), site.bucket(), key));

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void an_object_comes_with_its_headers_its_hash_and_the_servers_clock() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .code(206)
            .addHeader("Content-Type", "text/css")
            .addHeader("Content-Encoding", "gzip")
            .addHeader("x-amz-meta-author", "me")
            .addHeader("Date", "Sun, 06 Nov 1994 08:49:37 GMT")
            .body(new Buffer().writeByte(0x1f).writeByte(0x8b))
            .build());

    Answer answer = anonymous().read("a b/\u00fc?.txt");

    assertTrue(answer.isOk());
    assertEquals(
        Map.of("content-type", "text/css", "content-encoding", "gzip", "x-amz-meta-author", "me"),
        answer.headers());
    assertTrue(answer.isGzip());
    assertEquals(2, answer.bytes());
    assertEquals(Optional.of(Instant.parse("1994-11-06T08:49:37Z")), answer.date());
    RecordedRequest request = server.takeRequest();
    assertEquals("/media/a%20b/%C3%BC%3F.txt", request.getTarget());
    assertEquals("bytes=0-1048575", request.getHeaders().get("Range"));
    assertEquals(null, request.getHeaders().get("Authorization"));
  }

  @Test
  void a_key_signs_the_address_and_its_secret_is_not_sent() throws Exception {
    server.enqueue(new MockResponse.Builder().code(200).body("x").build());
    AccessKey key = new AccessKey("AKID", Secret.of("very-secret"));

    readers.bucket(site(), Optional.of(key), PATIENCE).read("k");

    String target = server.takeRequest().getTarget();
    assertTrue(target.startsWith("/media/k?") && target.contains("X-Amz-Signature="), target);
    assertFalse(target.contains("very-secret"));
  }

  @Test
  void each_status_is_told_and_nothing_is_followed_or_repeated() {
    int[] statuses = {404, 403, 301, 429, 500, 503};
    Outcome[] outcomes = {
      Outcome.NOT_FOUND,
      Outcome.CLIENT_ERROR,
      Outcome.CLIENT_ERROR,
      Outcome.CLIENT_ERROR,
      Outcome.SERVER_ERROR,
      Outcome.SERVER_ERROR
    };
    for (int status : statuses) {
      server.enqueue(new MockResponse.Builder().code(status).addHeader("Location", "/x").build());
    }

    for (int i = 0; i < statuses.length; i++) {
      Answer answer = anonymous().read("k");
      assertEquals(statuses[i], answer.status());
      assertEquals(outcomes[i], answer.outcome());
    }
    assertEquals(statuses.length, server.getRequestCount());
  }

  @Test
  void silence_is_a_time_out_and_a_broken_line_is_none() {
    server.enqueue(new MockResponse.Builder().onRequestStart(SocketEffect.Stall.INSTANCE).build());
    server.enqueue(
        new MockResponse.Builder().onRequestStart(new SocketEffect.CloseSocket()).build());

    assertEquals(Outcome.TIMED_OUT, anonymous().read("k").outcome());
    assertEquals(Outcome.UNREACHABLE, anonymous().read("k").outcome());
  }

  @Test
  void answers_of_caches_and_of_the_emulated_edge_are_told_apart() {
    server.enqueue(new MockResponse.Builder().addHeader("X-Cache", "TCP_MEM_HIT from x").build());
    server.enqueue(new MockResponse.Builder().addHeader("X-Cache", "TCP_MISS from x").build());
    server.enqueue(new MockResponse.Builder().addHeader("Age", "12").build());
    server.enqueue(new MockResponse.Builder().addHeader("Replinode-Origin", "backup").build());

    assertTrue(anonymous().read("k").isCached());
    assertFalse(anonymous().read("k").isCached());
    assertTrue(anonymous().read("k").isCached());
    assertEquals(Optional.of(Side.B), anonymous().read("k").origin());
  }

  @Test
  void a_staging_edge_is_asked_by_the_sites_name_with_the_header_that_breaks_it() throws Exception {
    server.enqueue(new MockResponse.Builder().body("x").build());
    Reader path =
        readers.path(
            URI.create("http://127.0.0.1:" + server.getPort()),
            Optional.of("static.example.com"),
            () -> Map.of("breakconnection", "value"),
            PATIENCE);

    assertTrue(path.read("k").isOk());

    RecordedRequest request = server.takeRequest();
    assertEquals("static.example.com:" + server.getPort(), request.getHeaders().get("Host"));
    assertEquals("value", request.getHeaders().get("breakconnection"));
  }

  private Reader anonymous() {
    return readers.bucket(site(), Optional.empty(), PATIENCE);
  }

  private Site site() {
    return new Site(
        "media", Endpoint.custom(URI.create("http://127.0.0.1:" + server.getPort())), true);
  }
}
