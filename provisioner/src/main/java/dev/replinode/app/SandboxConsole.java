package dev.replinode.app;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.linode.LinodeSettings;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Asks a running sandbox for an instance's console; no other API has such a path. */
final class SandboxConsole {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private final LinodeSettings settings;

  SandboxConsole(LinodeSettings settings) {
    this.settings = settings;
  }

  /** What the instance has printed so far. */
  String read(int instance) {
    URI base = settings.baseUrl();
    String what = "console of instance " + instance;
    if (!LOOPBACK.contains(base.getHost())) {
      // The token of an account is none of this path's business.
      throw ReplinodeException.usage(what, "only a sandbox has one, and " + base + " is none")
          .hint(
              "name the sandbox: --api-url http://127.0.0.1:PORT, with its token in LINODE_TOKEN");
    }
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/sandbox/instances/" + instance + "/console"))
            .timeout(settings.patience())
            .header("Authorization", "Bearer " + settings.token().reveal())
            .build();
    HttpResponse<String> answer = send(request, what);
    return switch (answer.statusCode()) {
      case 200 -> answer.body();
      case 401 ->
          throw ReplinodeException.of(Kind.NOT_AUTHORIZED, what, "the token is not good")
              .hint("set LINODE_TOKEN to the token that this sandbox printed");
      case 404 ->
          throw ReplinodeException.refused(what, "the sandbox has no such instance")
              .hint("replinode list --output json tells the ids");
      default ->
          throw ReplinodeException.of(
              Kind.UNREACHABLE, what, "the answer was status " + answer.statusCode());
    };
  }

  private HttpResponse<String> send(HttpRequest request, String what) {
    HttpClient client =
        HttpClient.newBuilder()
            .proxy(ProxySelector.of(null))
            .connectTimeout(settings.patience())
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      String why = "nothing answers at " + settings.baseUrl();
      throw ReplinodeException.of(Kind.UNREACHABLE, what, why).causedBy(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReplinodeException.of(Kind.INTERRUPTED, what, "the command was told to end");
    }
  }
}
