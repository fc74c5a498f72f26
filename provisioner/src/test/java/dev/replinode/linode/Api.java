package dev.replinode.linode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.replinode.domain.Secret;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.fake.FakeRuns;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.FixedRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** The API's side of a test: scripted answers; a request that nobody scripted is answered 418. */
final class Api {
  static final String TOKEN = "t0ken-that-nobody-may-see";

  private final MockWebServer server;
  private final Queue<MockResponse> answers = new ConcurrentLinkedQueue<>();
  private final FakeTime time = new FakeTime();
  private final List<String> retries = new ArrayList<>();
  private final List<String> debug = new ArrayList<>();

  Api(MockWebServer server) {
    this.server = server;
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            MockResponse next = answers.poll();
            return next == null ? new MockResponse.Builder().code(418).build() : next;
          }
        });
  }

  Api answer(MockResponse answer) {
    answers.add(answer);
    return this;
  }

  /** An answer with status 200. */
  Api answer(String json) {
    return answer(200, json);
  }

  /** A JSON answer; headers are given as name and value in turn. */
  Api answer(int status, String json, String... headers) {
    MockResponse.Builder builder =
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/json")
            .body(json);
    for (int i = 0; i < headers.length; i += 2) {
      builder.addHeader(headers[i], headers[i + 1]);
    }
    return answer(builder.build());
  }

  /** One page that is the whole list. */
  Api answerPage(String... items) {
    return answer(page(1, 1, items));
  }

  static String page(int number, int pages, String... items) {
    return "{\"data\":["
        + String.join(",", items)
        + "],\"page\":"
        + number
        + ",\"pages\":"
        + pages
        + ",\"results\":"
        + items.length
        + "}";
  }

  Cloud cloud() {
    return cloud(Deadline.none());
  }

  Cloud cloud(Deadline deadline) {
    return new LinodeCloud(
            new LinodeSettings(server.url("/v4").uri(), Secret.of(TOKEN), Optional.empty()),
            deadline,
            time,
            new FixedRandom())
        .connect(
            (endpoint, key) -> {
              throw new AssertionError("no bucket is opened here");
            },
            new FakeRuns(),
            retries::add,
            Optional.of(debug::add));
  }

  /** The next request that came, which must be this one. */
  RecordedRequest take(String method, String path) throws InterruptedException {
    RecordedRequest request = server.takeRequest(1, TimeUnit.SECONDS);
    assertNotNull(request, "no further request came");
    assertEquals(method + " /v4" + path, request.getMethod() + " " + request.getTarget());
    return request;
  }

  /** The next request, whose body must be this JSON. */
  void takeBody(String method, String path, String json) throws InterruptedException {
    assertEquals(JsonParser.parseString(json), bodyOf(take(method, path)));
  }

  /** The body of a request as JSON. */
  static JsonElement bodyOf(RecordedRequest request) {
    ByteString body = request.getBody();
    return JsonParser.parseString(body == null ? "" : body.utf8());
  }

  /** How many requests came. */
  int requests() {
    return server.getRequestCount();
  }

  /** The sleeper and clock of the client. */
  FakeTime time() {
    return time;
  }

  /** What was told of repeated requests. */
  List<String> retries() {
    return retries;
  }

  /** The HTTP log. */
  List<String> debug() {
    return debug;
  }

  /** A script that nobody used means that a request was not made. */
  void requireAllUsed() {
    assertEquals(0, answers.size(), "answers that nobody asked for");
  }
}
