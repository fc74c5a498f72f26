package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single functions of the script, called after sourcing it. */
class FunctionsTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({"90s, 90", "15m, 900", "1h30m, 5400", "1d, 86400", "2d3h4m5s, 183845", "008m, 480"})
  void durations_are_read_as_seconds(String duration, String seconds) throws Exception {
    assertEquals(seconds, bash("seconds_of \"$1\"", duration));
  }

  @ParameterizedTest
  @CsvSource({
    "https://US-IAD-1.linodeobjects.com, us-iad-1.linodeobjects.com",
    "https://us-iad-1.linodeobjects.com:443/, us-iad-1.linodeobjects.com",
    "https://us-iad-1.linodeobjects.com., us-iad-1.linodeobjects.com",
    "https://example.com:8443, example.com:8443",
    "http://localhost:9000, loopback:9000",
    "http://jp-osa-1.localhost:9000/, loopback:9000",
    "http://127.8.9.1:9000, loopback:9000",
    "http://[::1]:9000, loopback:9000",
    "https://localhost.example.com, localhost.example.com"
  })
  void an_endpoint_has_one_name(String endpoint, String host) throws Exception {
    assertEquals(host, bash("host_of \"$1\"", endpoint));
  }

  @Test
  void text_is_escaped_for_json() throws Exception {
    assertEquals(
        "\"a \\\"b\\\" \\\\c d e $x `y` &\"",
        bash("json_string \"$1\"", "a \"b\" \\c\td\ne $x `y` &"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AccessDenied: Access Denied status code: 403|32|access denied (403)",
        "QuotaExceeded: status code: 403|33|the quota is used up",
        "dial tcp: lookup x: no such host|41|the storage host is not known",
        "x509: certificate signed by unknown authority|41|the certificate is not trusted",
        "RequestTimeTooSkewed: status code: 403|32|the clock of this machine is wrong",
        "SlowDown: please|41|the storage is busy or failed",
        "corrupted on transfer: sizes differ 3 vs 4|41|an object changed meanwhile",
        "something about secret/key.txt|0|another cause: see the log on the instance"
      })
  void messages_become_known_causes_only(String line, String kind, String cause) throws Exception {
    Path messages = Files.writeString(temporary.resolve("messages"), line + "\n");

    String answer =
        bash(
            "collect_causes \"$1\"; printf '%s|%s' \"$kind\" \"${causes[0]}\"",
            messages.toString());

    assertEquals(kind + "|" + cause, answer);
  }

  @ParameterizedTest
  @CsvSource({"0, 10", "599, 609", "600, 660"})
  void a_long_run_writes_its_status_less_often(String second, String next) throws Exception {
    assertEquals(
        next,
        bash(
            "status_json() { :; }; put() { :; }; run_id=r;"
                + " SECONDS=$1; write_status; printf '%s' \"$next_write\"",
            second));
  }

  @ParameterizedTest
  @CsvSource({"500, 16, 2", "1000, 16, 2", "2000, 64, 4", "4000, 128, 4", "32000, 128, 4"})
  void a_small_machine_transfers_fewer_objects_at_once(String mebibytes, String many, String few)
      throws Exception {
    String answer =
        bash(
            "awk() { printf '%s' \"$memory_of_test\"; }; memory_of_test=$1 metadata=false"
                + " objects_total=1 dest_count=1 lost_before=0 few=4; choose_speed;"
                + " printf '%s ' \"${small[@]}\" / \"${large[@]}\"",
            mebibytes);

    assertTrue(answer.contains("--transfers " + many + " --buffer-size"), answer);
    assertTrue(answer.contains("/ --transfers " + few + " "), answer);
  }

  private String bash(String script, String argument) throws Exception {
    Path output = temporary.resolve("output");
    List<String> words =
        new ArrayList<>(List.of("bash", "-c", "source '" + ScriptRun.file() + "'; " + script));
    words.addAll(List.of("bash", argument));
    Process process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return Files.readString(output);
  }
}
