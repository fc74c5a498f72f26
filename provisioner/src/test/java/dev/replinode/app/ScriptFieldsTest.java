package dev.replinode.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.catalog.ScriptLibrary;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Replication;
import dev.replinode.domain.replicator.Replication.Mode;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.domain.storage.Endpoint;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the tool takes, the replication script takes too: it would refuse it only when its instance
 * is paid for. The rules are read from the script itself.
 */
class ScriptFieldsTest {
  private static final String SCRIPT = ScriptLibrary.read(ScriptLibrary.REPLICATE_BUCKET).script();

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 90, 900, 86_400, 9_999_999, 10_000_000, 8_640_000_000L})
  void a_time_between_two_runs(long seconds) {
    boolean isTaken =
        isTaken(
            () ->
                new Replication(
                    Mode.SYNC, false, Optional.empty(), Optional.of(Duration.ofSeconds(seconds))));

    assertEquals(seconds > 0 && rule("EVERY").matcher(seconds + "s").matches(), isTaken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "17", "999999999", "1000000000", "0%", "25%", "100%", "101%", "-1", "x", ""})
  void a_bound_on_removals(String bound) {
    boolean isTaken =
        isTaken(() -> new Replication(Mode.SYNC, true, Optional.of(bound), Optional.empty()));

    assertEquals(rule("MAX_DELETE").matcher(bound).matches(), isTaken);
  }

  @ParameterizedTest
  @MethodSource("urls")
  void an_endpoint(String url) {
    Matcher longest = Pattern.compile("\\$\\{#endpoint} <= (\\d+)").matcher(SCRIPT);
    assertTrue(longest.find());

    String sent;
    try {
      sent = Endpoint.custom(URI.create(url)).uri().toString();
    } catch (IllegalArgumentException e) {
      assertTrue(url.length() > Integer.parseInt(longest.group(1)), url);
      return;
    }

    assertTrue(rule("$1_ENDPOINT").matcher(sent).matches(), sent);
    assertTrue(sent.length() <= Integer.parseInt(longest.group(1)), sent);
  }

  static List<String> urls() {
    return List.of(
        "https://s3.example.com",
        "https://S3.example.com:8443/",
        "https://[2001:db8::1]:8443",
        "http://localhost:9000",
        "http://jp-osa-1.localhost:9000",
        "http://127.1.2.3",
        "http://[::1]:9/",
        "https://" + "a".repeat(60) + "." + "b".repeat(31),
        "https://" + "a".repeat(60) + "." + "b".repeat(32));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "media-dr", "a23456789012345678901"})
  void a_name(String name) {
    assertTrue(rule("REPLICATOR").matcher(new ReplicatorName(name).value()).matches());
  }

  @ParameterizedTest
  @MethodSource("buckets")
  void a_bucket(String bucket) {
    assertTrue(rule("$1_BUCKET").matcher(new BucketRef(bucket, "jp-osa-1").bucket()).matches());
  }

  static List<String> buckets() {
    return List.of("abc", "a.b-c", "0" + "x".repeat(61) + "9");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void keys_of_the_environment(String id, String secret) {
    Map<String, String> environment = new HashMap<>();
    for (String side : List.of("SRC", "DEST")) {
      environment.put(side + "_ACCESSKEY", id);
      environment.put(side + "_SECRETKEY_PASSWORD", secret);
    }

    assertEquals(
        rule("$1_ACCESSKEY").matcher(id).matches()
            && rule("$1_SECRETKEY_PASSWORD").matcher(secret).matches(),
        isTaken(() -> Settings.credentials(environment)));
  }

  static List<Arguments> keys() {
    return List.of(
        pair("KEY", "a secret, with spaces"),
        pair("k".repeat(256), "s".repeat(1024)),
        pair("k".repeat(257), "s"),
        pair("k", "s".repeat(1025)),
        pair("KEY ", "s"),
        pair("KEY\r", "s"),
        pair("KEY", "s\n"),
        pair("KEY", "s\t"));
  }

  private static Arguments pair(String id, String secret) {
    return Arguments.of(id, secret);
  }

  private static boolean isTaken(Runnable made) {
    try {
      made.run();
      return true;
    } catch (ReplinodeException e) {
      assertEquals(ReplinodeException.Kind.USAGE, e.kind());
      return false;
    }
  }

  /** The pattern that the script holds a field against, in Java's words. */
  private static Pattern rule(String field) {
    Matcher line =
        Pattern.compile("require \"?" + Pattern.quote(field) + "\"? ['\"](\\^.*?\\\\?\\$)['\"] ")
            .matcher(SCRIPT);
    assertTrue(line.find(), field);
    Matcher loopback = Pattern.compile("loopback='(.*)'").matcher(SCRIPT);
    assertTrue(loopback.find());
    return Pattern.compile(
        line.group(1)
            .replace("\\$", "$")
            .replace("$loopback", loopback.group(1))
            .replace("[[:graph:]]", "\\p{Graph}")
            .replace("[^[:cntrl:]]", "\\P{Cntrl}"));
  }
}
