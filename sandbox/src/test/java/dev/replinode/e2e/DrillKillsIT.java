package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.e2e.Program.Result;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Drills that are killed at seeded moments leave nothing behind once restore has run. */
class DrillKillsIT {
  private static final int MOST_MILLIS = 25_000;
  private static final int SOAK_KILLS = 50;

  @TempDir Path temporary;
  @TempDir Path data;

  @Test
  void whatever_a_killed_drill_has_made_is_taken_back() throws Exception {
    Files.writeString(data.resolve("one.txt"), "one");
    Files.writeString(data.resolve("two.txt"), "two");
    Program program = new Program(temporary);
    Random random = new Random(11);
    int kills = Boolean.getBoolean("replinode.soak") ? SOAK_KILLS : 2;
    try (RunningSandbox sandbox =
        RunningSandbox.start(
            program, "--fill", "media@jp-osa-1=" + data, "--bucket", "media-dr@us-iad-1")) {
      List<String> before = left(sandbox);
      for (int i = 0; i < kills; i++) {
        int millis = 2_000 + random.nextInt(MOST_MILLIS);
        // Without keys of the user's own a read key is minted, and no canary can be written.
        boolean hasKeys = i % 2 == 0;
        Map<String, String> environment = hasKeys ? withKeys(sandbox) : sandbox.environment();
        kill(program, environment, millis, hasKeys, temporary.resolve("report-" + i));
        Result restored = program.run(environment, "drill", "restore");
        String moment = "kill " + i + " after " + millis + " ms\n";
        assertEquals(0, restored.exitCode(), () -> moment + restored.all());
        assertEquals(before, left(sandbox), moment);
      }
    }
  }

  private static void kill(
      Program program, Map<String, String> environment, int millis, boolean isCanary, Path report)
      throws InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                ("drill run --source media@jp-osa-1 --dest media-dr@us-iad-1 --with-replicator"
                        + " --rpo 3s --level 1 --before 2s --report-dir")
                    .split(" ", -1)));
    words.add(report.toString());
    if (isCanary) {
      words.add("--canary");
    }
    Process drill = program.start(environment, words.toArray(String[]::new));
    var out = Program.read(drill.getInputStream());
    var err = Program.read(drill.getErrorStream());
    if (!drill.waitFor(millis, TimeUnit.MILLISECONDS)) {
      drill.destroyForcibly().waitFor();
    }
    out.join();
    err.join();
  }

  private static Map<String, String> withKeys(RunningSandbox sandbox) {
    Map<String, String> environment = new HashMap<>(sandbox.environment());
    for (String side : List.of("SRC", "DEST")) {
      environment.put(side + "_ACCESSKEY", sandbox.text("accessKey"));
      environment.put(side + "_SECRETKEY_PASSWORD", sandbox.text("secretKey"));
    }
    return environment;
  }

  /** What costs money or was planted: instances, keys, firewalls, canaries. */
  private static List<String> left(RunningSandbox sandbox) throws IOException {
    List<String> left = new ArrayList<>();
    left.addAll(labels(sandbox, "/v4/linode/instances"));
    left.addAll(labels(sandbox, "/v4/object-storage/keys"));
    left.addAll(labels(sandbox, "/v4/networking/firewalls"));
    left.addAll(canaries(sandbox, "jp-osa-1", "media"));
    left.addAll(canaries(sandbox, "us-iad-1", "media-dr"));
    return left;
  }

  private static List<String> labels(RunningSandbox sandbox, String path) {
    List<String> labels = new ArrayList<>();
    JsonObject page = sandbox.get(path);
    for (JsonElement one : page.getAsJsonArray("data")) {
      labels.add(path + " " + one.getAsJsonObject().get("label").getAsString());
    }
    return labels;
  }

  private static List<String> canaries(RunningSandbox sandbox, String endpoint, String bucket) {
    try (S3Client s3 =
        S3Client.builder()
            .endpointOverride(URI.create(sandbox.s3(endpoint)))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        sandbox.text("accessKey"), sandbox.text("secretKey"))))
            .build()) {
      return s3
          .listObjectsV2(list -> list.bucket(bucket).prefix("replinode-canary/"))
          .contents()
          .stream()
          .map(object -> bucket + "/" + object.key())
          .toList();
    }
  }
}
