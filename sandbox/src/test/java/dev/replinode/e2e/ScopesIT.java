package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.e2e.Program.Result;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that lack scopes, against an API that enforces them. */
class ScopesIT {
  private static final List<String> REQUIRED =
      List.of(
          "stackscripts:read_write",
          "linodes:read_write",
          "object_storage:read_write",
          "firewall:read_write");
  private static final String[] PAIR = {
    "--source", "media@jp-osa-1", "--dest", "media-dr@us-iad-1", "--output", "json"
  };

  @TempDir Path temporary;

  private Program program;
  private RunningSandbox sandbox;

  @BeforeEach
  void start() {
    program = new Program(temporary);
    sandbox =
        RunningSandbox.start(
            program,
            "--bucket=media@jp-osa-1",
            "--bucket=media-dr@us-iad-1",
            "--fill=media@jp-osa-1=sample");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void each_required_one_that_is_missing_is_refused_before_anything_is_made() {
    for (String scope : REQUIRED) {
      String others =
          REQUIRED.stream().filter(s -> !s.equals(scope)).collect(Collectors.joining(" "));

      Result result = run(others, "create");

      assertEquals(4, result.exitCode(), result::all);
      assertTrue(ids(result).contains("token.scope." + scope.split(":", 2)[0]), result::all);
      assertTrue(result.err().startsWith("error: scope " + scope), result::all);
    }
    assertEquals(0, results("/v4/linode/instances"));
    assertEquals(0, results("/v4/object-storage/keys"));
    assertEquals(0, results("/v4/networking/firewalls"));
  }

  @Test
  void with_the_required_ones_alone_it_replicates_and_says_what_it_could_not_see() {
    String scopes = String.join(" ", REQUIRED);

    Result doctor = run(scopes, "doctor");
    Result plan = run(scopes, "create", "--dry-run");
    Result created = run(scopes, "create", "--firewall", "none");

    Set<String> unseen = Set.of("token.scope.events", "token.scope.account", "token.scope.images");
    assertEquals(0, doctor.exitCode(), doctor::all);
    assertTrue(ids(doctor).containsAll(unseen), doctor::all);
    assertEquals(0, plan.exitCode(), plan::all);
    assertEquals(0, created.exitCode(), created::all);
    assertTrue(ids(created).containsAll(unseen), created::all);
    assertTrue(created.err().contains("the token may not read events"), created::all);
    assertTrue(created.err().contains("paid backups"), created::all);
  }

  @Test
  void doctor_tries_own_keys_and_leaves_nothing() {
    JsonObject key = sandbox.post("/v4/object-storage/keys", "{\"label\":\"mine\"}");
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    for (String side : List.of("SRC", "DEST")) {
      environment.put(side + "_ACCESSKEY", key.get("access_key").getAsString());
      environment.put(side + "_SECRETKEY_PASSWORD", key.get("secret_key").getAsString());
    }

    Result result = program.run(environment, with("doctor"));

    assertEquals(0, result.exitCode(), result::all);
    assertTrue(ids(result).contains("keys.probe"), result::all);
    JsonObject dest = sandbox.get("/v4/object-storage/buckets/us-iad/media-dr");
    assertEquals(0, dest.get("objects").getAsInt());
    assertEquals(1, results("/v4/object-storage/keys"));
  }

  private Result run(String scopes, String verb, String... more) {
    JsonObject made = sandbox.post("/sandbox/tokens", "{\"scopes\":\"" + scopes + "\"}");
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    environment.put("LINODE_TOKEN", made.get("token").getAsString());
    return program.run(environment, with(verb, more));
  }

  private static String[] with(String verb, String... more) {
    return Stream.of(new String[] {verb}, PAIR, more)
        .flatMap(Arrays::stream)
        .toArray(String[]::new);
  }

  private static Set<String> ids(Result result) {
    return JsonParser.parseString(result.out())
        .getAsJsonObject()
        .getAsJsonArray("findings")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .map(finding -> finding.get("id").getAsString())
        .collect(Collectors.toSet());
  }

  private int results(String path) {
    return sandbox.get(path).get("results").getAsInt();
  }
}
