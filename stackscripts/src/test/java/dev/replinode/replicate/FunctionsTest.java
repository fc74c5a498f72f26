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
                + " unset SECONDS; SECONDS=$1; write_status; printf '%s' \"$next_write\"",
            second));
  }

  @ParameterizedTest
  @CsvSource({"500, 16, 2", "1000, 16, 2", "2000, 64, 4", "4000, 128, 4", "32000, 128, 4"})
  void a_small_machine_transfers_fewer_objects_at_once(String mebibytes, String many, String few)
      throws Exception {
    String answer =
        bash(
            "awk() { printf '%s' \"$memory_of_test\"; }; memory_of_test=$1 metadata=false"
                + " objects_total=1 dest_count=1 lost_before=0 few=4 many=64 chunk=1000 source=s"
                + " dest=d; choose_speed;"
                + " printf '%s ' \"${small[@]}\" / \"${large[@]}\"",
            mebibytes);

    assertTrue(answer.contains("--transfers " + many + " --buffer-size"), answer);
    assertTrue(answer.contains("/ --transfers " + few + " "), answer);
  }

  @Test
  void a_key_in_a_message_is_no_cause() throws Exception {
    Path messages =
        Files.writeString(
            temporary.resolve("messages"),
            """
            {"level":"error","msg":"Failed to copy: internal","object":"a/AccessDenied.png"}
            {"level":"error","msg":"Get \\"http://127.0.0.1:9/b/NoSuchBucket?x\\": connection refused"}
            {"level":"notice","msg":"x509.txt: 100%","stats":{"bytes":1}}
            """);

    String answer =
        bash("collect_causes \"$1\"; printf '%s|' \"$kind\" \"${causes[@]}\"", messages.toString());

    assertEquals("41|no connection|", answer);
  }

  @Test
  void a_value_in_the_file_of_values_keeps_its_last_sign() throws Exception {
    Path values =
        Files.writeString(temporary.resolve("values"), "SRC_PREFIX=dt=\nMODE==\nEVERY= a=b= \n");

    assertEquals(
        "dt=|=| a=b= |",
        bash(
            "load_values \"$1\"; printf '%s|' \"$SRC_PREFIX\" \"$MODE\" \"$EVERY\"",
            values.toString()));
  }

  @Test
  void an_end_that_was_not_said_before_is_no_success() throws Exception {
    String console = bash("initialize; exit 0", "");

    assertTrue(
        console.contains("finished with status 70: unexpected failure (0) while checking"),
        console);
  }

  @Test
  void a_lost_console_ends_nothing() throws Exception {
    String alive =
        "initialize; trap - EXIT; exec 3>&1;"
            + " { for i in {1..5000}; do log INFO \"$i\"; done; printf alive >&3; } 2>/dev/null"
            + " | true || :";

    assertEquals("alive", bash(alive, ""));
  }

  @ParameterizedTest
  @CsvSource({"stopping, installing", "unknown, installing", "'', installing", "running, finished"})
  void a_restart_is_no_end_even_when_systemd_no_longer_answers(String state, String phase)
      throws Exception {
    Path folder = Files.createDirectory(temporary.resolve("state"));
    Files.writeString(folder.resolve("run"), "run-1 2026-01-01T00:00:00Z\n");

    assertEquals(
        phase,
        bash(
            "initialize; trap - EXIT; trap - ERR; folder=$1 phase=installing exit_code=143;"
                + (" systemctl() { echo '" + state + "'; };")
                + " forget; printf '%s' \"$phase\"",
            folder.toString()));
  }

  @ParameterizedTest
  @CsvSource({"copying, 41", "verifying, 41", "checking, 0"})
  void a_copy_or_comparison_of_which_nothing_moves_is_given_up(String phase, String exitCode)
      throws Exception {
    assertEquals(
        exitCode,
        bash(
            "initialize; trap - EXIT; trap - ERR; tmp=$1 next_write=9999 patience=1 moved_at=-5;"
                + (" phase=" + phase + "; : >\"$tmp/rclone.log\"; turns=0;")
                + " end() { kill $child 2>/dev/null || :; }; nap() { ((++turns < 3)) || end; };"
                + " sleep 60 & child=$!; disown;"
                + " fail() { printf '%s' \"$1\"; end; exit; }; follow || :; printf 0",
            temporary.toString()));
  }

  @ParameterizedTest
  @CsvSource({"0, old, 8", "61, new, 13"})
  void a_long_run_reads_the_figures_of_other_pairs_again_before_it_writes_them(
      String second, String others, int deleted) throws Exception {
    String written =
        bash(
            "initialize; trap - EXIT; tmp=$1 pair=p today=2026-01-02 other_days=(old)"
                + " today_deleted=5; reach() { cat \"$tmp/state\"; };"
                + " read_state() { other_days=(new) today_deleted=10; };"
                + (" unset SECONDS; SECONDS=" + second + "; write_state 7 3"),
            temporary.toString());

    assertTrue(written.contains("[\n" + others + ",\n{\"pair\":\"p\""), written);
    assertTrue(written.contains("\"objects\":7,\"deleted\":" + deleted + ","), written);
  }

  @ParameterizedTest
  @CsvSource({"values, other, no", "'', other, yes", "'', run-2, no"})
  void a_run_that_finds_another_at_work_tells_so_unless_it_is_a_later_pass_or_the_same_run(
      String valuesFile, String atWork, String isTold) throws Exception {
    Path folder = Files.createDirectories(temporary.resolve("run/replinode"));
    Files.writeString(folder.resolve("p.lock"), atWork);

    assertEquals(
        "13 " + isTold,
        bash(
            "initialize; trap - EXIT; root=$1 pair=p run_id=run-2 reportable=yes;"
                + (" values_file=" + valuesFile + "; flock() { return 1; };")
                + " fail() { printf '%s %s' \"$1\" \"${reportable:-no}\"; exit; }; take_lock",
            temporary.toString()));
  }

  @Test
  void another_users_folder_of_locks_is_left_alone() throws Exception {
    Files.createDirectories(temporary.resolve("run"));

    assertEquals(
        temporary + "/own/replinode-",
        bash(
                "initialize; trap - EXIT; root=$1 pair=p XDG_RUNTIME_DIR=$1/own;"
                    + " if ((EUID == 0)); then install -d -o 12345 \"$1/run/replinode\";"
                    + " else ln -s /etc \"$1/run/replinode\"; fi;"
                    + " take_lock; printf '%s' \"$lock\"",
                temporary.toString())
            .replaceFirst("\\d+/p\\.lock$", ""));
  }

  @Test
  void keys_leave_json_as_they_are() throws Exception {
    String inJson = "a\\u003cb\\u003e\\u0026 \\\"q\\\" \\\\u003c \\u2028\\u2029|";

    assertEquals("a<b>& \"q\" \\u003c \u2028\u2029|", bash("printf %s \"$1\" | unescape", inJson));
  }

  @Test
  void a_listing_that_ends_in_no_xml_is_asked_for_in_other_pages() throws Exception {
    assertEquals(
        "1000 999 998 ",
        bash(
            "initialize; trap - EXIT; tmp=$1 error_file=/dev/null pause=0 log_file=/dev/null;"
                + " log() { :; }; fail() { exit; };"
                + " list() { printf '%s ' $chunk; echo 'XML syntax error' >$tmp/error; return 1; };"
                + " reach 30 source list a b",
            temporary.toString()));
  }

  /** rclone skips keys after a page that ends at a key with a percent sign, once it encodes. */
  @Test
  void keys_that_xml_cannot_hold_are_listed_in_two_ways() throws Exception {
    Files.createDirectory(temporary.resolve("t"));
    Files.writeString(
        temporary.resolve("t/1000"), listed("a\u2401", 1) + listed("b", 2) + listed("d", 4));
    Files.writeString(
        temporary.resolve("t/950"), listed("a\u2401", 1) + listed("c", 3) + listed("d", 5));

    assertEquals(
        "a\u2401 1,b 2,c 3,d 5,950",
        bash(
            "initialize; trap - EXIT; tmp=$1/t;"
                + " start() { cp $tmp/$chunk $tmp/output; }; follow() { :; };"
                + " list x $tmp/src; tr '\\t\\n' ' ,' <$tmp/src; printf %s $chunk",
            temporary.toString()));
  }

  /** rclone does not see a/x beside an object a, and calls it missing; our own listings show it. */
  @ParameterizedTest
  @CsvSource({
    "0, =, 0, equal",
    "1, +, 1, equal",
    "1, +, 2, not known",
    "1, =, 0, not known",
    "137, +, 1, not known",
    "137, =, 0, not known",
    "1, *, 1, not known"
  })
  void only_copies_out_of_rclones_sight_are_no_difference(
      int status, String mark, int errors, String verdict) throws Exception {
    Files.writeString(temporary.resolve("src"), "a/x\t1\n");
    Files.writeString(temporary.resolve("dst"), "a\t1\na/x\t1\n");
    String words = mark + " " + status + " " + errors;

    assertEquals(
        verdict,
        bash(
            "initialize; trap - EXIT ERR; tmp=$1 extras=1 deleted=0; reach() { :; };"
                + (" words=(" + words.replace("*", "'*'") + ");")
                + " start() { echo \"${words[0]} a/x\" >$tmp/compared;"
                + " for ((i = 0; i < words[2]; i++)); do echo '{\"level\":\"error\"}'; done >$tmp/rclone.log; };"
                + " follow() { return ${words[1]}; }; options=() both=() dest=d;"
                + " if compare; then printf equal; else printf 'not known'; fi",
            temporary.toString()));
  }

  private static String listed(String key, int size) {
    String time = "\"ModTime\":\"2026-11-29T12:00:00.000000000Z\"";
    return "{\"Path\":\"%s\",\"Name\":\"x\",\"Size\":%d,%s},\n".formatted(key, size, time);
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
