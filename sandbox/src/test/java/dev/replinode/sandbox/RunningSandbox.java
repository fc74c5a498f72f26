package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.contract.OpenApiContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A sandbox in this JVM, with a client for its API. */
final class RunningSandbox implements AutoCloseable {
  /** The fields of an order that is accepted, for a body with single quotes. */
  static final String ORDER =
      "'region':'us-ord','type':'g6-nanode-1','image':'linode/ubuntu22.04',"
          + "'root_pass':'aC0rrect-Horse-Battery'";

  private static final Duration LONGEST = Duration.ofSeconds(90);
  private static final int PAUSE_MILLIS = 20;
  private static final OpenApiContract CONTRACT = new OpenApiContract();

  private final Sandbox sandbox;
  private final JsonObject document;
  private final HttpClient client = HttpClient.newHttpClient();

  /** What the API answered. */
  record Answer(int status, String text, HttpHeaders headers) {
    JsonObject json() {
      return JsonParser.parseString(text).getAsJsonObject();
    }

    String reason() {
      return json().getAsJsonArray("errors").get(0).getAsJsonObject().get("reason").getAsString();
    }

    String field() {
      JsonObject error = json().getAsJsonArray("errors").get(0).getAsJsonObject();
      return error.has("field") ? error.get("field").getAsString() : "";
    }

    String header(String name) {
      return headers.firstValue(name).orElse("");
    }
  }

  private RunningSandbox(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.document = JsonParser.parseString(sandbox.summary().toJson()).getAsJsonObject();
  }

  /** Starts one with the usual settings. */
  static RunningSandbox start() {
    try {
      return start(arguments -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one whose instances boot a hundred times faster than usual. */
  static RunningSandbox start(Consumer<Arguments> settings) throws IOException {
    Arguments arguments = new Arguments();
    arguments.provisionTime = Duration.ofMillis(40);
    arguments.bootTime = Duration.ofMillis(40);
    settings.accept(arguments);
    Sandbox sandbox = Sandbox.start(arguments);
    sandbox.warmUp();
    return new RunningSandbox(sandbox);
  }

  JsonObject document() {
    return document;
  }

  String token() {
    return document.get("token").getAsString();
  }

  String s3(String endpoint) {
    return document.getAsJsonArray("regions").asList().stream()
        .map(region -> region.getAsJsonObject())
        .filter(region -> region.get("id").getAsString().equals(endpoint))
        .map(region -> region.get("s3Endpoint").getAsString())
        .findFirst()
        .orElseThrow();
  }

  Answer get(String path, String... headers) {
    return send("GET", path, token(), "", headers);
  }

  Answer post(String path, String body) {
    return send("POST", path, token(), body);
  }

  Answer put(String path, String body) {
    return send("PUT", path, token(), body);
  }

  Answer delete(String path) {
    return send("DELETE", path, token(), "");
  }

  /**
   * Sends a request; without a token when it is empty. Quotes in {@code body} may be single. Every
   * answer of every test must be as the OpenAPI document says.
   */
  Answer send(String method, String path, String token, String body, String... headers) {
    try {
      return attempt(method, path, token, body, headers);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * The same.
   *
   * @throws IOException no answer came; whether the request was carried out is not known
   */
  Answer attempt(String method, String path, String token, String body, String... headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(document.get("apiUrl").getAsString() + path))
            .timeout(LONGEST)
            .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Answer answer = new Answer(response.statusCode(), response.body(), response.headers());
      if (!method.equals("HEAD")) {
        assertEquals(
            List.of(),
            CONTRACT.answerProblems(method, path, answer.status(), answer.text()),
            answer::text);
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Asks again and again until the answer is this one; gives up after a long while. */
  static void await(String wanted, Supplier<String> question) {
    long end = System.nanoTime() + LONGEST.toNanos();
    String answer = question.get();
    while (!answer.equals(wanted)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited for <" + wanted + ">, last seen <" + answer + ">");
      }
      pause();
      answer = question.get();
    }
  }

  private static void pause() {
    try {
      new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** An answer that a fault has spoilt: it need not be as the OpenAPI document says. */
  Answer spoilt(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(document.get("apiUrl").getAsString() + path))
            .timeout(LONGEST)
            .header("Authorization", "Bearer " + token())
            .build();
    HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.body(), response.headers());
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
