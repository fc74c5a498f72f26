package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import dev.replinode.sandbox.state.Json;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ApiProtocolTest {
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  private static String limited(String scopes) {
    Answer answer = sandbox.post("/sandbox/tokens", "{'scopes':'" + scopes + "'}");
    return answer.json().get("token").getAsString();
  }

  @Test
  void wants_a_token() {
    Answer answer = sandbox.send("GET", "/v4/profile", "", "");

    assertEquals(401, answer.status());
    assertEquals("Invalid Token", answer.reason());
    assertEquals("unknown", answer.header("X-OAuth-Scopes"));
  }

  @Test
  void answers_public_calls_without_one() {
    for (String path :
        List.of(
            "/v4/regions",
            "/v4/regions/us-ord",
            "/v4/regions/availability",
            "/v4/linode/types",
            "/v4/linode/kernels",
            "/v4/object-storage/types",
            "/v4/object-storage/clusters",
            "/v4/images",
            "/v4/linode/stackscripts")) {
      assertEquals(200, sandbox.send("GET", path, "", "").status(), path);
    }
  }

  @Test
  void refuses_a_wrong_token_even_there() {
    assertEquals(401, sandbox.send("GET", "/v4/regions", "wrong", "").status());
  }

  @Test
  void refuses_a_token_without_the_scope_and_names_both() {
    String token = limited("linodes:read_only");

    Answer answer = sandbox.send("POST", "/v4/linode/instances", token, "{}");

    assertEquals(401, answer.status());
    assertEquals("Your OAuth token is not authorized to use this endpoint.", answer.reason());
    assertEquals("linodes:read_only", answer.header("X-OAuth-Scopes"));
    assertEquals("linodes:read_write", answer.header("X-Accepted-OAuth-Scopes"));
    assertEquals(200, sandbox.send("GET", "/v4/linode/instances", token, "").status());
    assertEquals(200, sandbox.send("GET", "/v4/profile", token, "").status());
  }

  @Test
  void keeps_its_own_paths_to_the_unlimited_token() {
    String token = limited("account:read_write linodes:read_write");

    assertEquals(401, sandbox.send("GET", "/sandbox/faults", token, "").status());
    assertEquals(401, sandbox.send("GET", "/sandbox/faults", "", "").status());
  }

  @Test
  void tells_the_scopes_of_an_unlimited_token_and_the_rate_limit() {
    Answer answer = sandbox.get("/v4beta/profile");

    assertEquals("*", answer.header("X-OAuth-Scopes"));
    assertEquals("1600", answer.header("X-RateLimit-Limit"));
    assertTrue(Integer.parseInt(answer.header("X-RateLimit-Remaining")) < 1600);
    assertFalse(answer.header("X-RateLimit-Reset").isEmpty());
    assertEquals("", answer.header("Access-Control-Allow-Origin"));
  }

  @Test
  void answers_grants_of_an_unrestricted_user_with_204() {
    Answer answer = sandbox.get("/v4/profile/grants");

    assertEquals(204, answer.status());
    assertEquals("", answer.text());
  }

  @Test
  void answers_unknown_paths_and_versions_with_404() {
    assertEquals("Not found", sandbox.get("/v4/nothing/here").reason());
    assertEquals(404, sandbox.get("/v5/profile").status());
    assertEquals(404, sandbox.get("/v4/linode/instances/nonsense").status());
    assertEquals(404, sandbox.get("/nothing").status());
    assertEquals(404, sandbox.post("/", "").status());
  }

  @Test
  void answers_a_method_that_a_path_does_not_have_with_405_and_the_others() {
    Answer answer = sandbox.delete("/v4/profile");

    assertEquals(405, answer.status());
    assertEquals("GET, PUT", answer.header("Allow"));
    assertEquals("Method Not Allowed", answer.reason());
  }

  @Test
  void answers_head_like_get_without_a_body_and_options_with_the_methods() {
    Answer head = sandbox.send("HEAD", "/v4/profile", sandbox.token(), "");
    Answer options = sandbox.send("OPTIONS", "/v4/tags", "", "");

    assertEquals(200, head.status());
    assertEquals("", head.text());
    assertEquals(204, options.status());
    assertEquals("GET, POST", options.header("Allow"));
  }

  @Test
  void refuses_names_that_are_not_loopback() throws IOException {
    URI api = URI.create(sandbox.document().get("apiUrl").getAsString());
    try (Socket socket = new Socket(api.getHost(), api.getPort())) {
      String request =
          "GET /v4/regions HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
    }
  }

  @Test
  void refuses_bodies_that_are_no_json_object() {
    assertEquals(400, sandbox.post("/v4/tags", "{label:1}").status());
    assertEquals(400, sandbox.post("/v4/tags", "[1]").status());
    assertEquals(400, sandbox.post("/v4/tags", "{'label':'abc'} trailing").status());
  }

  @Test
  void finds_slugs_with_an_encoded_slash() {
    Answer answer = sandbox.get("/v4/images/linode%2Fubuntu22.04");

    assertEquals("Ubuntu 22.04 LTS", answer.json().get("label").getAsString());
  }

  @Test
  void answers_the_availability_of_one_region_with_a_bare_array() {
    assertTrue(sandbox.get("/v4/regions/us-ord/availability").text().startsWith("["));
    assertEquals(404, sandbox.get("/v4/regions/nowhere/availability").status());
  }

  @Test
  void regions_have_the_capabilities_and_monitors_that_were_recorded() {
    JsonObject osaka = sandbox.get("/v4/regions/jp-osa").json();
    JsonObject dallas = sandbox.get("/v4/regions/us-central").json();
    JsonObject washington = sandbox.get("/v4/regions/us-iad").json();

    List<String> capabilities = Json.strings(osaka, "capabilities");
    assertTrue(capabilities.containsAll(List.of("GPU Linodes", "Object Storage")));
    assertTrue(Json.strings(dallas, "capabilities").contains("LA Disk Encryption"));
    assertEquals(
        List.of("Linodes", "Managed Databases", "NodeBalancers", "Object Storage"),
        Json.strings(washington.getAsJsonObject("monitors"), "metrics"));
    assertEquals(
        List.of("NodeBalancers"),
        Json.strings(
            sandbox.get("/v4/regions/eu-west").json().getAsJsonObject("monitors"), "alerts"));
  }

  @Test
  void filters_and_pages_over_http() {
    Answer answer =
        sandbox.get("/v4/regions?page=1&page_size=25", "X-Filter", "{\"country\":\"jp\"}");

    assertEquals(3, answer.json().get("results").getAsInt());
    Answer bad = sandbox.get("/v4/regions", "X-Filter", "{\"foo\":1}");
    assertEquals("Cannot filter on foo", bad.reason());
    assertEquals("X-Filter", bad.field());
  }
}
