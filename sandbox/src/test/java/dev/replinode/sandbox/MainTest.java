package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as others see it: arguments, document, exit status. */
class MainTest {
  private static final int LONGEST_SECONDS = 60;

  @TempDir private Path temporary;

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command).redirectError(temporary.resolve("stderr").toFile()).start();
  }

  private static JsonObject document(Process process) throws IOException {
    StringBuilder text = new StringBuilder();
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    String line = "";
    while (line != null && !line.equals("}")) {
      line = reader.readLine();
      text.append(line).append('\n');
    }
    return JsonParser.parseString(text.toString()).getAsJsonObject();
  }

  private int exit(Process process) throws InterruptedException {
    boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, "it did not end");
    return process.exitValue();
  }

  private String error() throws IOException {
    return Files.readString(temporary.resolve("stderr"));
  }

  private static int get(JsonObject document, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(document.get("apiUrl").getAsString() + path))
            .header("Authorization", "Bearer " + document.get("token").getAsString())
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void prints_one_document_serves_and_removes_everything_at_a_signal() throws Exception {
    Process process =
        start("--output", "json", "--bucket", "one@jp-osa", "--fill", "two@us-ord-1=.");

    JsonObject document = document(process);

    Path data = Path.of(document.get("dataDir").getAsString());
    assertEquals(200, get(document, "/v4/object-storage/buckets/jp-osa/one"));
    assertEquals(200, get(document, "/v4/object-storage/buckets/us-ord/two"));
    assertEquals(25, document.getAsJsonArray("regions").size());
    assertTrue(Files.isDirectory(data));
    process.destroy();
    assertEquals(0, exit(process));
    assertFalse(Files.exists(data));
    assertEquals("", error());
  }

  @Test
  void removes_what_a_killed_sandbox_has_left() throws Exception {
    Process killed = start("--output", "json");
    Path left = Path.of(document(killed).get("dataDir").getAsString());
    killed.destroyForcibly().waitFor();
    assertTrue(Files.exists(left));

    Process next = start("--output", "json");
    document(next);
    next.destroy();

    assertEquals(0, exit(next));
    assertFalse(Files.exists(left));
  }

  @Test
  void ends_with_its_parent() throws Exception {
    Process parent = new ProcessBuilder("cat").start();
    Process process = start("--output", "json", "--parent", Long.toString(parent.pid()));
    document(process);

    parent.destroy();

    assertEquals(0, exit(process));
  }

  @Test
  void warns_about_a_bucket_that_it_cannot_make() throws Exception {
    Process process = start("--output", "json", "--bucket", "one@mars");
    document(process);
    process.destroy();

    assertEquals(0, exit(process));
    assertEquals("warning: no bucket one: there is no Object Storage in mars", error().strip());
  }

  @Test
  void says_in_text_what_to_export() throws Exception {
    Process process = start();
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder text = new StringBuilder();
    while (!text.toString().contains("Data: ")) {
      text.append(reader.readLine()).append('\n');
    }
    process.destroy();

    assertEquals(0, exit(process));
    assertTrue(text.toString().contains("  export LINODE_URL=http://127.0.0.1:"));
    assertTrue(text.toString().contains("  export LINODE_TOKEN="));
    assertTrue(text.toString().contains("jp-osa-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--nonsense | error: replinode sandbox: unknown option: '--nonsense'",
        "--fualt boot-failed | error: replinode sandbox: unknown option: '--fualt'",
        "consle 5 | error: replinode sandbox: 'consle' is one word too many",
        "--data /dev/null | error: replinode sandbox: /dev/null: it is not a folder",
        "--data /dev/null/x | error: replinode sandbox: /dev/null",
        "--journal /nonexistent/x | error: replinode sandbox: /nonexistent/x: no such file or folder",
        "--boot-time soon | error: replinode sandbox: invalid value for option '--boot-time': 'soon' is not a"
            + " duration",
        "--fault meteor | error: replinode sandbox: no such fault: meteor",
        "--bucket one | error: replinode sandbox: invalid value for option '--bucket' (B@R): 'one' is not of the form",
        "--bucket B@r | error: replinode sandbox: invalid value for option '--bucket' (B@R): 'B' cannot be the name",
        "--fill one@jp-osa=/no/such | error: replinode sandbox: invalid value for option '--fill' (B@R=DIR",
        "--time-scale 0 | error: replinode sandbox: times must not be negative, the scale more than zero",
      })
  void refuses_wrong_arguments_with_a_line_and_a_hint(String arguments, String message)
      throws Exception {
    Process process = start(arguments.strip().split(" "));

    assertEquals(2, exit(process));
    List<String> lines = error().strip().lines().toList();
    assertEquals(2, lines.size(), error());
    assertTrue(lines.get(0).startsWith(message), error());
    assertTrue(lines.get(1).startsWith("hint: "), error());
  }

  @Test
  void says_that_a_port_is_taken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process process = start("--port", Integer.toString(taken.getLocalPort()));

      assertEquals(5, exit(process));
      assertTrue(error().contains("port " + taken.getLocalPort() + " is taken"), error());
    }
  }
}
