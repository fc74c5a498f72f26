package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.replinode.contract.OpenApiContract;
import dev.replinode.contract.Operation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tool sends is as the OpenAPI document says, call by call. */
class RequestsIT {
  @TempDir private static Path temporary;

  @Test
  void every_request_of_the_tool_is_as_the_document_says() throws IOException {
    Program program = new Program(temporary);
    try (RunningSandbox sandbox =
            RunningSandbox.start(
                program,
                "--time-scale",
                "3",
                "--fill",
                "assets@jp-osa-1=sample",
                "--bucket",
                "copy@us-iad-1");
        Witness witness = Witness.before(sandbox.text("apiUrl"))) {
      Map<String, String> environment = new HashMap<>(sandbox.environment());
      environment.put("LINODE_URL", witness.url());

      List<String> create =
          List.of("create", "--source", "assets@jp-osa-1", "--dest", "copy@us-iad-1");
      run(program, environment, with(create, "--name", "witness", "--wait", "boot"));
      if (Boolean.getBoolean("replinode.soak")) {
        theRest(program, environment);
      }
      run(program, environment, "delete", "witness", "--yes");

      assertEquals(List.of(), witness.problems);
      assertTrue(
          witness.seen.containsAll(
              Set.of(
                  "createStackScript",
                  "createInstance",
                  "createKey",
                  "createFirewall",
                  "listEvents",
                  "deleteInstance")),
          () -> "only " + witness.seen);
    }
  }

  private static void theRest(Program program, Map<String, String> environment) {
    run(program, environment, "publish");
    run(program, environment, "publish", "--check");
    run(program, environment, "scripts");
    run(program, environment, "list");
    run(program, environment, "wait", "witness");
  }

  private static String[] with(List<String> first, String... more) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static void run(Program program, Map<String, String> environment, String... arguments) {
    Program.Result result = program.run(environment, arguments);
    assertTrue(result.exitCode() < 2, result::all);
  }

  /** Stands before the sandbox, hands everything on, and holds requests against the document. */
  private static final class Witness implements AutoCloseable {
    private static final List<String> KEPT = List.of("Authorization", "X-Filter", "Content-Type");

    private final OpenApiContract contract = new OpenApiContract();
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> seen = new ConcurrentSkipListSet<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final HttpServer server;
    private final String target;

    private Witness(HttpServer server, String target) {
      this.server = server;
      this.target = target;
    }

    static Witness before(String target) throws IOException {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
      Witness witness = new Witness(server, target);
      server.setExecutor(witness.workers);
      server.createContext("/", witness::handle);
      server.start();
      return witness;
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
      try (exchange) {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        problems.addAll(contract.requestProblems(method, path, body));
        contract.find(method, path).stream().map(Operation::id).forEach(seen::add);
        HttpResponse<byte[]> response = send(exchange, method, path, body);
        String text = new String(response.body(), StandardCharsets.UTF_8);
        problems.addAll(contract.answerProblems(method, path, response.statusCode(), text));
        answer(exchange, response);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private HttpResponse<byte[]> send(
        HttpExchange exchange, String method, String path, String body)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(target + path))
              .method(method, BodyPublishers.ofString(body));
      for (String name : KEPT) {
        String value = exchange.getRequestHeaders().getFirst(name);
        if (value != null) {
          request.header(name, value);
        }
      }
      return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response)
        throws IOException {
      for (String name : new TreeSet<>(response.headers().map().keySet())) {
        if (name.startsWith("x-") || name.equals("content-type")) {
          exchange.getResponseHeaders().put(name, response.headers().allValues(name));
        }
      }
      byte[] body = response.body();
      exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
      server.stop(0);
      workers.shutdownNow();
    }
  }
}
