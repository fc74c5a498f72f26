package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A sandbox as its users run it, and an HTTP client of the test's own beside it. */
final class RunningSandbox implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final JsonObject document;

  private RunningSandbox(Process process, JsonObject document) {
    this.process = process;
    this.document = document;
  }

  /** Starts one with short times for creation and boot. */
  static RunningSandbox start(Program program, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "sandbox",
                "--output",
                "json",
                "--provision-time",
                "300ms",
                "--boot-time",
                "300ms"));
    all.addAll(List.of(arguments));
    Process process = program.start(Map.of(), all.toArray(String[]::new));
    CompletableFuture<String> log = Program.read(process.getErrorStream());
    InputStreamReader reader =
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
    JsonObject document = new Gson().fromJson(new JsonReader(reader), JsonObject.class);
    if (document == null) {
      throw new AssertionError("the sandbox did not start: " + log.join());
    }
    return new RunningSandbox(process, document);
  }

  /** What another program needs to use it. */
  Map<String, String> environment() {
    return Map.of("LINODE_URL", text("apiUrl"), "LINODE_TOKEN", text("token"));
  }

  /** A text of the sandbox's document. */
  String text(String key) {
    return document.get(key).getAsString();
  }

  /** The S3 address of an endpoint. */
  String s3(String endpointId) {
    for (JsonElement region : document.getAsJsonArray("regions")) {
      if (region.getAsJsonObject().get("id").getAsString().equals(endpointId)) {
        return region.getAsJsonObject().get("s3Endpoint").getAsString();
      }
    }
    throw new AssertionError("the document lacks endpoint " + endpointId);
  }

  /** The answer to a GET. */
  JsonObject get(String path) {
    return send(HttpRequest.newBuilder().GET(), path);
  }

  /** The answer to a POST. */
  JsonObject post(String path, String body) {
    return send(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path);
  }

  /** The answer to a DELETE. */
  JsonObject delete(String path) {
    return send(HttpRequest.newBuilder().DELETE(), path);
  }

  private JsonObject send(HttpRequest.Builder request, String path) {
    HttpRequest ready =
        request
            .uri(URI.create(text("apiUrl") + path))
            .header("Authorization", "Bearer " + text("token"))
            .header("Content-Type", "application/json")
            .build();
    try {
      return new Gson()
          .fromJson(http.send(ready, BodyHandlers.ofString()).body(), JsonObject.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("the sandbox did not end at SIGTERM");
      }
      assertEquals(0, process.exitValue(), "a signal is how a sandbox is meant to end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
