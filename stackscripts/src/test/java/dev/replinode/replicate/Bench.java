package dev.replinode.replicate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Two regions with a fresh bucket each, and a machine on which the script may run. */
final class Bench {
  /** The key of the record of earlier runs. */
  static final String RECORD = ".replinode/state.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The source region. */
  final LocalS3 source;

  /** The destination region. */
  final LocalS3 dest;

  /** The source bucket. */
  final String from;

  /** The destination bucket. */
  final String to;

  /** The machine. */
  final Machine machine;

  /** Makes the buckets {@code from-number} and {@code to-number}. */
  Bench(LocalS3 source, LocalS3 dest, int number, Machine machine) {
    this.source = source;
    this.dest = dest;
    this.from = "from-" + number;
    this.to = "to-" + number;
    this.machine = machine;
    source.createBucket(from);
    dest.createBucket(to);
  }

  /** The script with every required field; the run is {@code run-1}. HOME is not set. */
  ScriptRun script() {
    return script(ScriptRun.file());
  }

  /** Another script, with the same values. */
  ScriptRun script(Path file) {
    return new ScriptRun(machine, file)
        .with("SRC_REGION", "jp-osa-1")
        .with("SRC_BUCKET", from)
        .with("SRC_ACCESSKEY", Regions.KEY.id())
        .with("SRC_SECRETKEY_PASSWORD", Regions.KEY.secret())
        .with("SRC_ENDPOINT", source.url())
        .with("DEST_REGION", "us-iad-1")
        .with("DEST_BUCKET", to)
        .with("DEST_ACCESSKEY", Regions.KEY.id())
        .with("DEST_SECRETKEY_PASSWORD", Regions.KEY.secret())
        .with("DEST_ENDPOINT", dest.url())
        .with("RUN_ID", "run-1");
  }

  /** Puts objects with these keys into the source; each holds its own key. */
  void fill(String... keys) {
    for (String key : keys) {
      source.put(from, key, key);
    }
  }

  /** Puts such objects into both buckets, and the record that a first run leaves. */
  void replicated(String... keys) {
    fill(keys);
    for (String key : keys) {
      dest.put(to, key, key);
    }
    dest.put(to, RECORD, record(keys.length, 0));
  }

  /** The record of the pair for today, as the script writes it. */
  String record(int objects, int deleted) {
    String buckets = host(source) + "/" + from + "\n\n" + host(dest) + "/" + to + "\n\n";
    String pair = Hashing.sha256().hashString(buckets, UTF_8).toString().substring(0, 16);
    return "{\"schema\":1,\"days\":[\n"
        + ("{\"pair\":\"" + pair + "\",\"day\":\"" + LocalDate.now(ZoneOffset.UTC) + "\",")
        + ("\"objects\":" + objects + ",\"deleted\":" + deleted + ",\"held\":0,\"lost\":0}\n]}\n");
  }

  private static String host(LocalS3 region) {
    return region.url().replaceFirst(".*:", "loopback:");
  }

  /** The status object of a run. */
  JsonNode status(String runId) throws IOException {
    return JSON.readTree(dest.text(to, ".replinode/runs/" + runId + "/status.json"));
  }

  /** The status of a run that ended with {@code exitCode}; it must tell {@code cause}. */
  JsonNode told(int exitCode, String cause) throws IOException {
    JsonNode status = status("run-1");
    assertEquals("finished", status.get("phase").asText());
    assertEquals(exitCode, status.get("exitCode").asInt());
    String words = status.get("message").asText() + status.get("logTail");
    assertTrue(words.contains(cause), words);
    return status;
  }

  /** Counts down when a status in the destination says that the run copies. */
  CountDownLatch copying() {
    CountDownLatch told = new CountDownLatch(1);
    phases(told);
    return told;
  }

  /** The phases that the status tells from now on; {@code copying} counts down with that one. */
  List<String> phases(CountDownLatch copying) {
    List<String> phases = new CopyOnWriteArrayList<>();
    dest.afterWrite(
        to,
        key -> {
          if (key.endsWith("/status.json")) {
            String phase = textOf(key).replaceFirst("(?s).*\"phase\":\"(\\w+)\".*", "$1");
            phases.add(phase);
            if (phase.equals("copying")) {
              copying.countDown();
            }
          }
        });
    return phases;
  }

  private String textOf(String key) {
    try {
      return dest.text(to, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A key that may do only what {@code grants} says, known to both regions. */
  S3Key limitedKey(Map<String, S3Key.Access> grants) {
    S3Key key = new S3Key("LIMITED" + to.toUpperCase(Locale.ROOT), "limited", grants);
    source.add(key);
    return dest.add(key);
  }

  /** What stands for {@code /} on the machine. */
  Path root() {
    return machine.root();
  }

  /** What the last run said when it began to copy. */
  String copyingLine() throws IOException {
    return Files.readAllLines(machine.console()).stream()
        .filter(line -> line.contains(" copying: "))
        .findFirst()
        .map(line -> line.replaceFirst(".* copying: ", ""))
        .orElse("nothing");
  }
}
