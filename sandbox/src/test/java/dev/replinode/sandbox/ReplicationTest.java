package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.state.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

/** Replinode's own script, published, deployed and run with the distribution's real rclone. */
class ReplicationTest {
  private static final String RESOURCE = "/stackscripts/replicate-bucket/script.sh";

  @TempDir private Path folder;

  private static String script() throws IOException {
    try (InputStream stream = ReplicationTest.class.getResourceAsStream(RESOURCE)) {
      assertNotNull(stream, "the library's script is not on the class path");
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static JsonObject fields(RunningSandbox sandbox) {
    JsonObject key =
        sandbox
            .post(
                "/v4/object-storage/keys",
                "{'label':'pair','bucket_access':["
                    + "{'region':'jp-osa','bucket_name':'source','permissions':'read_only'},"
                    + "{'region':'us-lax','bucket_name':'dest','permissions':'read_write'}]}")
            .json();
    return Json.object(
        "SRC_REGION", "jp-osa-1",
        "SRC_BUCKET", "source",
        "SRC_ACCESSKEY", key.get("access_key"),
        "SRC_SECRETKEY_PASSWORD", key.get("secret_key"),
        "SRC_ENDPOINT", sandbox.s3("jp-osa-1"),
        "DEST_REGION", "us-lax-1",
        "DEST_BUCKET", "dest",
        "DEST_ACCESSKEY", key.get("access_key"),
        "DEST_SECRETKEY_PASSWORD", key.get("secret_key"),
        "DEST_ENDPOINT", sandbox.s3("us-lax-1"),
        "RUN_ID", "run-1");
  }

  private static int deploy(RunningSandbox sandbox) throws IOException {
    JsonObject saved =
        Json.object("label", "own", "images", List.of("linode/ubuntu22.04"), "script", script());
    // The list of regions is renewed whenever the script is published: still the built-in one.
    String text = saved.toString().replaceFirst("oneOf=\\\\\"[^\\\\]*", "oneOf=\\\\\"jp-osa-1");
    int id =
        sandbox
            .send("POST", "/v4/linode/stackscripts", sandbox.token(), text.replace("'", "\\u0027"))
            .json()
            .get("id")
            .getAsInt();
    JsonObject order =
        Json.object(
            "region", "jp-osa",
            "type", "g6-standard-2",
            "image", "linode/ubuntu22.04",
            "root_pass", "aB3$aB3$xyzq",
            "stackscript_id", id,
            "stackscript_data", fields(sandbox));
    return sandbox.post("/v4/linode/instances", order.toString()).json().get("id").getAsInt();
  }

  @Test
  void runs_without_further_ado_and_copies_the_bucket() throws IOException {
    Files.createDirectories(folder.resolve("a b"));
    Files.writeString(folder.resolve("a b/caf\u00e9+1.txt"), "hello");
    Files.writeString(folder.resolve("empty"), "");
    try (RunningSandbox sandbox =
            RunningSandbox.start(
                settings -> {
                  BucketOption source = new BucketOption("source", "jp-osa-1");
                  settings.fills.add(new FillOption(source, Optional.of(folder)));
                  settings.buckets.add(new BucketOption("dest", "us-lax-1"));
                });
        S3Client dest = S3Clients.unlimited(sandbox, "us-lax-1")) {
      int id = deploy(sandbox);
      String console = "/sandbox/instances/" + id + "/console";

      RunningSandbox.await(
          "ended",
          () -> {
            String text = sandbox.get(console).text();
            assumeFalse(text.contains("rclone is not to be had"), "no rclone here: " + text);
            return text.contains("with exit status") || text.contains("finished") ? "ended" : text;
          });
      RunningSandbox.await("{\"objects\":2}", () -> "{\"objects\":" + copied(dest) + "}");

      assertTrue(sandbox.get(console).text().contains("2 objects"), sandbox.get(console).text());
      assertEquals(
          "hello",
          dest.getObjectAsBytes(get -> get.bucket("dest").key("a b/caf\u00e9+1.txt"))
              .asUtf8String());
      String status =
          dest.getObjectAsBytes(get -> get.bucket("dest").key(".replinode/runs/run-1/status.json"))
              .asUtf8String();
      assertTrue(status.contains("\"phase\":\"finished\""), status);
    }
  }

  private static long copied(S3Client dest) {
    return dest.listObjectsV2(list -> list.bucket("dest")).contents().stream()
        .filter(object -> !object.key().startsWith(".replinode/"))
        .count();
  }
}
