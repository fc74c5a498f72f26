package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.cli.Shell.Result;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeEvents;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way a command can end, with what it says then. */
class ExitCodeTest {
  private static final String THERE =
      "instance 501 (replinode-media-dr) is there and costs $0.036 an hour, $24.00 a month";

  private final Shell shell = new Shell();

  @AfterEach
  void clear_the_interruption() {
    Thread.interrupted();
  }

  @ParameterizedTest
  @CsvSource({
    "ANSWER_IS_NO, 1,",
    "USAGE, 2, hint: replinode list --help",
    "REFUSED, 3,",
    "NOT_AUTHORIZED, 4,",
    "UNREACHABLE, 5, hint: replinode list --output json",
    "INCONCLUSIVE, 6,",
    "CLEAN_UP_INCOMPLETE, 7,",
    "INTERRUPTED, 130,"
  })
  void each_kind_of_failure_has_its_code_and_some_a_next_command(Kind kind, int code, String hint) {
    shell.sessions().fail(ReplinodeException.of(kind, "it", "the test says so"));

    Result result = shell.run("list", "--output", "json").exits(code);

    assertEquals(
        Stream.of("error: it: the test says so", hint).filter(Objects::nonNull).toList(),
        result.errors());
    assertEquals(code, result.json().getAsJsonObject("error").get("exitCode").getAsInt());
  }

  @Test
  void no_kind_is_forgotten_and_no_code_used_twice() {
    Set<Integer> codes = new HashSet<>();
    Arrays.stream(Kind.values()).forEach(kind -> codes.add(ExitCodes.of(kind)));

    assertEquals(Set.of(1, 2, 3, 4, 5, 6, 7, 130), codes);
  }

  @Test
  void a_failed_boot_is_1_and_the_instance_is_named_with_its_price() {
    shell.cloud().events().then(FakeEvents.event("linode_boot", "failed"));

    Result result = shell.create("--quiet").exits(1);

    assertEquals(
        List.of(
            "error: boot of instance 501 (replinode-media-dr): linode_boot failed: the platform"
                + " gave no reason",
            THERE,
            "hint: replinode delete media-dr"),
        result.errors());
    assertEquals("", result.out());
    assertEquals(1, shell.cloud().instances().all().size());
  }

  @Test
  void a_failed_run_is_1_with_its_causes_and_the_document_tells_what_was_made() {
    shell.cloud().runs().finished(4, () -> {});

    Result result = shell.create("--quiet", "--output", "json").exits(1);

    assertTrue(
        result.errors().get(0).endsWith(": exit code 4: the destination is full"), result.err());
    assertEquals(
        List.of("  disk quota exceeded", "  2 objects failed"), result.errors().subList(1, 3));
    JsonObject json = result.json();
    assertEquals(4, json.getAsJsonObject("run").get("exitCode").getAsInt());
    assertEquals(501, json.getAsJsonObject("instance").get("id").getAsInt());
    assertEquals(1, json.getAsJsonObject("error").get("exitCode").getAsInt());
    assertEquals(2, json.getAsJsonObject("error").getAsJsonArray("reasons").size());
  }

  @Test
  void buckets_that_differ_are_1() {
    shell.cloud().runs().finished(0, () -> {});

    Result result = shell.create("--quiet", "--output", "json").exits(1);

    JsonObject verification = result.json().getAsJsonObject("verification");
    assertEquals("different", verification.get("verdict").getAsString());
    assertEquals(
        "missing",
        verification
            .getAsJsonArray("differences")
            .get(0)
            .getAsJsonObject()
            .get("kind")
            .getAsString());
  }

  @Test
  void extras_in_the_destination_are_3_with_the_way_out() {
    shell.cloud().stores().at("us-iad-1").put("media-dr", "old", "x");

    Result result = shell.create("--quiet").exits(3);

    assertEquals(
        List.of(
            "error: bucket media-dr@us-iad-1: it holds 1 objects that media@jp-osa-1 lacks",
            "hint: keep them with --mode copy, or let them be removed with --allow-delete"),
        result.errors());
  }

  @Test
  void a_missing_scope_is_4() {
    shell.cloud().account().scopes("linodes:read_only");

    Result result = shell.create("--quiet").exits(4);

    assertTrue(result.err().contains("scope linodes:read_write: the token lacks it"), result.err());
  }

  @Test
  void an_api_out_of_reach_is_5_and_what_may_be_left_is_named() {
    shell.cloud().calls().fail("instances.create", Failures.unreachable());
    shell
        .cloud()
        .calls()
        .before(
            "instances.create",
            () -> shell.cloud().calls().fail("instances.findByLabelOrTag", Failures.unreachable()));
    shell
        .cloud()
        .calls()
        .before(
            "firewalls.create",
            () -> shell.cloud().calls().fail("instances.findByLabelOrTag", Failures.unreachable()));

    Result result = shell.create("--quiet").exits(5);

    assertEquals(
        List.of(
            "error: a call: the API could not be reached",
            "left behind: instance (replinode-media-dr, $24.0 a month)",
            "left behind: key 71 (replinode-media-dr-source-7c7695)",
            "left behind: key 72 (replinode-media-dr-dest-7c7695)",
            "left behind: firewall (replinode-media-dr)",
            "hint: run the same command again, which takes up what is there; or replinode delete"
                + " media-dr"),
        result.errors());
  }

  @Test
  void a_run_that_says_nothing_is_6_with_the_way_back() {
    Result result = shell.create("--quiet").exits(6);

    assertTrue(result.errors().get(0).contains("it has written no status object for 5 minutes"));
    assertEquals(List.of(THERE, "hint: replinode wait media-dr"), result.errors().subList(1, 3));
  }

  @Test
  void the_commands_time_bounds_every_wait() {
    shell.create("--quiet", "--timeout", "20s").exits(6);

    assertEquals(20L, shell.cloud().time().seconds().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void keys_that_may_still_work_are_7() {
    shell.runSucceeds().cloud().keys().keep(72);

    Result result = shell.create("--quiet", "--output", "json").exits(7);

    assertTrue(result.err().contains("left behind: key 72 (replinode-media-dr-dest-7c7695)"));
    assertEquals(
        72, result.json().getAsJsonArray("left").get(0).getAsJsonObject().get("id").getAsInt());
  }

  @Test
  void a_removed_instance_is_not_said_to_be_there() {
    shell.runSucceeds().cloud().firewalls().stayAfterDelete();

    Result result = shell.create("--quiet", "--after-sync", "delete").exits(7);

    assertTrue(!result.err().contains(" is there"), result.err());
    assertTrue(result.err().contains("left behind: firewall 31"), result.err());
    assertTrue(result.err().endsWith("hint: replinode delete media-dr\n"), result.err());
  }

  @Test
  void an_instance_that_somebody_removes_is_not_said_to_be_there() {
    shell
        .cloud()
        .time()
        .beforeSleep(
            () -> {
              shell.cloud().instances().vanish();
              shell.cloud().firewalls().guard(31);
            });

    Result result = shell.create("--quiet").exits(1);

    assertTrue(!result.err().contains(" is there"), result.err());
    assertTrue(result.err().contains("left behind: firewall 31"), result.err());
    assertTrue(result.err().endsWith("hint: replinode delete media-dr\n"), result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "json"})
  void a_bug_is_70_and_says_how_to_report_it(String output) {
    shell.sessions().fail(new IllegalStateException("a loose screw"));

    Result result = shell.run("list", "--output", output).exits(70);

    assertEquals(
        List.of(
            "error: bug in replinode: IllegalStateException (a loose screw)",
            "hint: run it again with --stacktrace and report what it prints"),
        result.errors());
    assertEquals(output.equals("text"), result.out().isEmpty());
  }

  @Test
  void where_a_bug_is_can_be_shown() {
    shell.sessions().fail(new IllegalStateException("a loose screw"));

    Result result = shell.run("list", "--stacktrace").exits(70);

    assertTrue(result.err().startsWith("java.lang.IllegalStateException: a loose screw\n\tat "));
  }

  @Test
  void a_signal_detaches_with_130_and_the_way_back() {
    shell.cloud().time().interruptAt(2);

    Result result = shell.create("--quiet").exits(130);

    assertEquals(
        List.of(
            "error: interrupted: the command was told to end",
            THERE,
            "hint: replinode wait media-dr"),
        result.errors());
    assertEquals(1, shell.cloud().instances().all().size());
    assertEquals(2, shell.cloud().keys().all().size());
    assertEquals(1, shell.sessions().closed());
  }
}
