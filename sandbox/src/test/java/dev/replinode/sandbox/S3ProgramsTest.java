package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.S3Program.Access;
import dev.replinode.sandbox.S3Program.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that nobody here has written, against the S3 side. */
class S3ProgramsTest {
  private static final int LARGE_BYTES = 11 << 20;

  private static RunningSandbox sandbox;

  @TempDir private Path home;

  @BeforeAll
  static void start() throws IOException {
    sandbox = RunningSandbox.start(settings -> {});
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static String bucket(String program) {
    String name = program.replace(' ', '-').replace(".", "-");
    sandbox.post("/v4/object-storage/buckets", "{'region':'jp-osa','label':'" + name + "'}");
    return name;
  }

  private Access access(JsonObject key) {
    return new Access(
        home,
        sandbox.s3("jp-osa-1"),
        key.get("access_key").getAsString(),
        key.get("secret_key").getAsString());
  }

  private static JsonObject key(String bucket, String permissions) {
    return sandbox
        .post(
            "/v4/object-storage/keys",
            "{'label':'limited','bucket_access':[{'region':'jp-osa','bucket_name':'"
                + bucket
                + "','permissions':'"
                + permissions
                + "'}]}")
        .json();
  }

  private static Result good(Result result) {
    assertEquals(0, result.exitCode(), result.output());
    return result;
  }

  private static Map<String, String> at(String bucket, String key, Path file) {
    return Map.of("bucket", bucket, "key", key, "file", file.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rclone", "rclone 1.53.3", "s3cmd", "awscli"})
  void puts_lists_copies_gets_and_deletes(String name) throws Exception {
    S3Program program = S3Program.of(name);
    String bucket = bucket(name);
    Access access = access(key(bucket, "read_write"));
    Path small = Files.writeString(home.resolve("small"), "small\n");
    byte[] bytes = new byte[LARGE_BYTES];
    new Random(1).nextBytes(bytes);
    Path large = Files.write(home.resolve("large"), bytes);

    good(program.run(access, "put", at(bucket, "dir/a+b_c.txt", small)));
    good(program.run(access, "put", at(bucket, "large", large)));
    Map<String, String> copy = Map.of("bucket", bucket, "from", "large", "key", "copied");
    good(program.run(access, "copy", copy));
    Path back = home.resolve("back");
    good(program.run(access, "get", at(bucket, "copied", back)));
    good(program.run(access, "delete", Map.of("bucket", bucket, "key", "large")));
    String listed = good(program.run(access, "list", Map.of("bucket", bucket))).output();

    assertEquals(-1, Files.mismatch(large, back));
    assertTrue(listed.contains("dir/a+b_c.txt") && listed.contains("copied"), listed);
    assertFalse(listed.contains("large"), listed);
    String journal = sandbox.get("/sandbox/journal?limit=10000").text();
    assertTrue(journal.contains("/" + bucket + "/large?uploads"), "it was sent in parts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rclone", "rclone 1.53.3", "s3cmd", "awscli"})
  void a_key_that_may_only_read_writes_nothing(String name) throws Exception {
    S3Program program = S3Program.of(name);
    String bucket = bucket(name);
    Path file = Files.writeString(home.resolve("file"), "1");
    Access access = access(key(bucket, "read_only"));

    Result put = program.run(access, "put", at(bucket, "forbidden", file));

    assertNotEquals(0, put.exitCode(), put.output());
    assertTrue(put.output().contains("403") || put.output().contains("AccessDenied"), put.output());
    Result listed = good(program.run(access, "list", Map.of("bucket", bucket)));
    assertFalse(listed.output().contains("forbidden"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rclone", "rclone 1.53.3", "s3cmd", "awscli"})
  void a_wrong_secret_opens_nothing(String name) throws Exception {
    S3Program program = S3Program.of(name);
    String bucket = bucket(name);
    JsonObject key = key(bucket, "read_write");
    key.addProperty("secret_key", "x".repeat(40));

    Result listed = program.run(access(key), "list", Map.of("bucket", bucket));

    assertNotEquals(0, listed.exitCode(), listed.output());
    assertTrue(
        listed.output().contains("SignatureDoesNotMatch") || listed.output().contains("403"),
        listed.output());
  }
}
