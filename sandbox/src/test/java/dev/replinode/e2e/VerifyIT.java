package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.e2e.Program.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verify against a real S3 server: what is equal, and every kind of planted difference. */
class VerifyIT {
  private static final int PART = 5 << 20;
  private static final List<String> KEYS =
      List.of(
          "a b+c%20.txt",
          "caf\u00e9",
          "cafe\u0301",
          "deep/er//double",
          "line\nend",
          "\ud83d\ude00",
          "\uff46ull-width",
          "<&>\"'");

  @TempDir Path temporary;

  private RunningSandbox sandbox;
  private PairClient source;
  private PairClient dest;

  @BeforeEach
  void start() {
    sandbox = RunningSandbox.start(new Program(temporary));
    sandbox.post("/v4/object-storage/buckets", "{\"label\":\"media\",\"region\":\"jp-osa\"}");
    sandbox.post("/v4/object-storage/buckets", "{\"label\":\"media-dr\",\"region\":\"us-iad\"}");
    source = new PairClient(sandbox, "jp-osa-1", "media");
    dest = new PairClient(sandbox, "us-iad-1", "media-dr");
    for (String key : KEYS) {
      source.put(key, "content of " + key);
      dest.put(key, "content of " + key);
    }
    source.putInParts("video", bytes(), PART);
    dest.putInParts("video", bytes(), PART + (1 << 20));
    dest.put(".replinode/runs/x/status.json", "{}");
  }

  @AfterEach
  void stop() {
    source.close();
    dest.close();
    sandbox.close();
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[2 * PART + 123_456];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private Result verify(String level) {
    return new Program(temporary)
        .run(
            sandbox.environment(),
            "verify",
            "--source",
            "media@jp-osa-1",
            "--dest",
            "media-dr@us-iad-1",
            "--output",
            "json",
            "--level",
            level);
  }

  private static JsonObject document(Result result, int exitCode) {
    assertEquals(exitCode, result.exitCode(), result::all);
    return JsonParser.parseString(result.out()).getAsJsonObject();
  }

  @Test
  void equal_bytes_in_other_parts_are_equal_and_one_other_byte_is_found() {
    JsonObject equal = document(verify("content"), 0);

    assertEquals("equal", equal.get("verdict").getAsString());
    assertEquals(
        JsonParser.parseString("{\"content\":" + KEYS.size() + ",\"parts\":1}"),
        equal.getAsJsonObject("tiers"));
    assertEquals(KEYS.size() + 1, equal.getAsJsonObject("dest").get("objects").getAsInt());
    assertFalse(equal.has("aclsUnread"), equal::toString);

    byte[] other = bytes();
    other[PART + 77] ^= 1;
    dest.putInParts("video", other, PART + (1 << 20));

    assertEquals(Map.of("video", "content"), differences(document(verify("content"), 1)));
    assertEquals(0, sandbox.get("/v4/object-storage/keys").get("results").getAsInt());
  }

  @Test
  void every_planted_difference_is_named() {
    source.put("missing", "x");
    dest.put("extra\u0001", "x");
    source.put("size", "x");
    dest.put("size", "xx");
    source.put("etag", "x");
    dest.put("etag", "y");
    source.put("header", new byte[] {1}, Map.of(), "max-age=60");
    dest.put("header", new byte[] {1}, Map.of(), null);
    source.put("user", new byte[] {1}, Map.of("owner", "a"), null);
    dest.put("user", new byte[] {1}, Map.of("owner", "b"), null);
    source.put("open", "x");
    dest.put("open", "x");
    source.publish("open");
    byte[] other = bytes();
    other[other.length - 1] ^= 1;
    dest.putInParts("video", other, PART + (1 << 20));

    JsonObject document = document(verify("metadata"), 1);

    Map<String, String> expected = new TreeMap<>();
    expected.put("missing", "missing");
    expected.put("extra\u0001", "extra");
    expected.put("size", "size");
    expected.put("etag", "etag");
    expected.put("header", "metadata");
    expected.put("user", "metadata");
    expected.put("open", "metadata");
    expected.put("video", "content");
    assertEquals(expected, differences(document));
    assertTrue(document.toString().contains("AllUsers:READ"), document::toString);
  }

  private static Map<String, String> differences(JsonObject document) {
    Map<String, String> differences = new TreeMap<>();
    for (JsonElement difference : document.getAsJsonArray("differences")) {
      JsonObject one = difference.getAsJsonObject();
      differences.put(one.get("key").getAsString(), one.get("kind").getAsString());
    }
    return differences;
  }
}
