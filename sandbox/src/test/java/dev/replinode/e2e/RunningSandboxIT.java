package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.e2e.Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox that stays: other clients fill and check the buckets, later commands come back. */
class RunningSandboxIT {
  private static final List<String> GUIDE =
      List.of(
          "SRC_REGION",
          "SRC_BUCKET",
          "SRC_ACCESSKEY",
          "SRC_SECRETKEY_PASSWORD",
          "DEST_REGION",
          "DEST_BUCKET",
          "DEST_ACCESSKEY",
          "DEST_SECRETKEY_PASSWORD");
  private static final String GUIDE_IDS =
      "nl-ams-1,us-southeast-1,in-maa-1,us-ord-1,eu-central-1,id-cgk-1,us-lax-1,es-mad-1,us-mia-1,"
          + "it-mil-1,us-east-1,jp-osa-1,fr-par-1,br-gru-1,us-sea-1,ap-south-1,se-sto-1,us-iad-1";

  /**
   * Six of them tell what may spoil the replication later, before anything is made: whether the
   * account's script of that name can be used, the type is sold out, how both buckets are shared,
   * and whether the destination has room for bytes and objects.
   */
  private static final int MOST_REQUESTS = 31;

  @TempDir Path temporary;
  @TempDir Path data;

  private Program program;
  private RunningSandbox sandbox;

  @BeforeEach
  void start() {
    program = new Program(temporary);
    sandbox = RunningSandbox.start(program);
    sandbox.post("/v4/object-storage/buckets", "{\"label\":\"media\",\"region\":\"jp-osa\"}");
    sandbox.post("/v4/object-storage/buckets", "{\"label\":\"media-dr\",\"region\":\"us-iad\"}");
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void what_another_client_wrote_is_replicated_byte_for_byte_and_can_be_removed()
      throws IOException, InterruptedException {
    Rclone rclone = Rclone.forSandbox(sandbox);
    writeFiles();
    rclone.run("copy", data.toString(), "jp:media");

    Result created = create("--debug", "--name", "first");

    assertEquals(0, created.exitCode(), created::all);
    rclone.run("check", "jp:media", "us:media-dr", "--download", "--exclude", "/.replinode/**");
    assertTrue(requests(created) <= MOST_REQUESTS, () -> requests(created) + " requests");
    assertOneScriptWithTheGuidesFields();
    assertOneInstance();
    assertNothingNewIsMade();
    assertDeleteLeavesNothing();
  }

  private void writeFiles() throws IOException {
    Files.createDirectories(data.resolve("deep/er"));
    Files.writeString(data.resolve("deep/er/with space + % & #.txt"), "one");
    Files.writeString(data.resolve(".dot"), "two");
    Files.writeString(data.resolve("empty"), "");
    Files.write(data.resolve("big"), new byte[3 << 20]);
  }

  private void assertOneScriptWithTheGuidesFields() {
    JsonArray scripts = sandbox.get("/v4/linode/stackscripts").getAsJsonArray("data");
    List<JsonObject> own =
        objects(scripts).stream().filter(s -> s.get("mine").getAsBoolean()).toList();
    assertEquals(1, own.size());
    List<JsonObject> fields = objects(own.get(0).getAsJsonArray("user_defined_fields"));
    assertEquals(
        GUIDE, fields.stream().limit(GUIDE.size()).map(f -> f.get("name").getAsString()).toList());
    for (int region : List.of(0, 4)) {
      Set<String> offered = Set.of(fields.get(region).get("oneof").getAsString().split(",", -1));
      assertTrue(offered.containsAll(Arrays.asList(GUIDE_IDS.split(",", -1))));
      assertTrue(offered.containsAll(endpointIds()), () -> offered + " lacks some endpoint");
    }
  }

  private Set<String> endpointIds() {
    return objects(sandbox.get("/v4/object-storage/endpoints?page_size=500").getAsJsonArray("data"))
        .stream()
        .filter(endpoint -> !endpoint.get("s3_endpoint").isJsonNull())
        .map(endpoint -> endpoint.get("s3_endpoint").getAsString().split("\\.", 2)[0])
        .collect(Collectors.toSet());
  }

  private void assertOneInstance() {
    List<JsonObject> instances =
        objects(sandbox.get("/v4/linode/instances").getAsJsonArray("data"));
    assertEquals(1, instances.size());
    assertAll(
        () -> assertEquals("jp-osa", instances.get(0).get("region").getAsString()),
        () -> assertEquals("linode/ubuntu22.04", instances.get(0).get("image").getAsString()),
        () -> assertEquals("running", instances.get(0).get("status").getAsString()));
    assertEquals(0, results("/v4/object-storage/keys"), "both minted keys are revoked");
  }

  private void assertNothingNewIsMade() {
    Result again = create("--name", "first", "--output", "json");

    assertEquals(0, again.exitCode(), again::all);
    JsonObject document = JsonParser.parseString(again.out()).getAsJsonObject();
    assertEquals("adopted", document.getAsJsonObject("instance").get("action").getAsString());
    assertEquals(1, results("/v4/linode/instances"));
    assertEquals(1, results("/v4/networking/firewalls"));
    assertEquals(0, results("/v4/object-storage/keys"));
    Result status = program.run(sandbox.environment(), "status", "first", "--output", "json");
    assertEquals(0, status.exitCode(), status::all);
    assertEquals(
        "finished",
        JsonParser.parseString(status.out()).getAsJsonObject().get("phase").getAsString());
    assertEquals(0, results("/v4/object-storage/keys"), "the read key is gone again");
    Result list = program.run(sandbox.environment(), "list");
    assertTrue(list.out().contains("first"), list::all);
  }

  private void assertDeleteLeavesNothing() {
    assertEquals(3, program.run(sandbox.environment(), "delete", "first").exitCode());
    Result deleted = program.run(sandbox.environment(), "delete", "first", "--yes");

    assertEquals(0, deleted.exitCode(), deleted::all);
    assertEquals(0, results("/v4/linode/instances"));
    assertEquals(0, results("/v4/object-storage/keys"));
    assertEquals(0, results("/v4/networking/firewalls"));
    assertEquals(3, program.run(sandbox.environment(), "delete", "first", "--yes").exitCode());
  }

  @Test
  void a_bucket_that_the_users_keys_cannot_write_is_refused_before_anything_is_made() {
    JsonObject key =
        sandbox.post(
            "/v4/object-storage/keys",
            "{\"label\":\"mine\",\"bucket_access\":["
                + "{\"region\":\"jp-osa\",\"bucket_name\":\"media\",\"permissions\":\"read_only\"},"
                + "{\"region\":\"us-iad\",\"bucket_name\":\"media-dr\","
                + "\"permissions\":\"read_only\"}]}");
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    for (String side : List.of("SRC", "DEST")) {
      environment.put(side + "_ACCESSKEY", key.get("access_key").getAsString());
      environment.put(side + "_SECRETKEY_PASSWORD", key.get("secret_key").getAsString());
    }

    Result result = program.run(environment, arguments("--name", "refused"));

    assertEquals(3, result.exitCode(), result::all);
    assertTrue(result.err().contains("media-dr"), result::all);
    assertEquals(0, results("/v4/linode/instances"));
    assertEquals(0, results("/v4/networking/firewalls"));
    assertEquals(1, results("/v4/object-storage/keys"));
  }

  private Result create(String... more) {
    return program.run(sandbox.environment(), arguments(more));
  }

  private static String[] arguments(String... more) {
    String[] base = {"create", "--source", "media@jp-osa-1", "--dest", "media-dr@us-iad-1"};
    String[] all = Arrays.copyOf(base, base.length + more.length);
    System.arraycopy(more, 0, all, base.length, more.length);
    return all;
  }

  /** Every request but those that poll: events and the look at the instance itself. */
  private static long requests(Result created) {
    return created
        .err()
        .lines()
        .filter(line -> line.startsWith("debug: > "))
        .filter(line -> !line.contains("/account/events"))
        .filter(line -> !line.matches("debug: > GET /v4/linode/instances/\\d+"))
        .count();
  }

  private int results(String path) {
    return sandbox.get(path).get("results").getAsInt();
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.asList().stream().map(JsonElement::getAsJsonObject).toList();
  }
}
