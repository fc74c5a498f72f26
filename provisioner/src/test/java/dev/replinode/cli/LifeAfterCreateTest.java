package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.cli.Shell.Result;
import dev.replinode.domain.replicator.Instance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a replicator costs, what belongs to none, and how one is replaced. */
class LifeAfterCreateTest {
  private final Shell shell = new Shell();

  @Test
  void status_tells_what_it_has_cost_so_far_as_an_estimate() {
    shell.create("--wait", "none").exits(0);
    shell.cloud().runs().phase("copying", 1);
    shell.cloud().instances().created(501, ago(Duration.ofHours(50)));

    Result text = shell.run("status", "media-dr").exits(0);
    JsonObject json = shell.run("status", "media-dr", "--output", "json").exits(0).json();

    assertEquals(
        "cost so far about $1.80 (estimate: 50 begun hours), $0.036 an hour, $24.00 a month",
        text.lines().get(4));
    assertEquals(
        JsonParser.parseString(
            "{\"hourly\":0.036,\"monthly\":24.0,\"hours\":50,\"soFar\":1.80,\"estimate\":true}"),
        json.get("cost"));
    assertTrue(json.has("lag"), "three objects of the source are not there yet");
  }

  @Test
  void status_tells_no_cost_that_it_does_not_know() {
    shell.create("--wait", "none").exits(0);
    shell.cloud().runs().phase("copying", 1);

    assertFalse(shell.run("status", "media-dr", "--output", "json").exits(0).json().has("cost"));
  }

  @Test
  void list_shows_orphans_with_reason_price_and_remedy() {
    shell.cloud().instances().add("replinode-alien");
    oldFirewall("left");

    Result result = shell.run("list").exits(0);

    assertEquals(
        """
        The account has no replicators.

        Orphans, which belong to nothing any more:
          instance 501 (replinode-alien, $24.00 a month): it bears our label, but its tags do not \
        say that this tool made it
            if it is yours: replinode delete alien --instance 501
          firewall 31 (replinode-left): it guards nothing
        To remove them: replinode delete --orphans
        """,
        result.out());
    JsonObject json = shell.run("list", "--output", "json").exits(0).json();
    assertEquals(0, json.getAsJsonArray("replicators").size());
    assertEquals(
        JsonParser.parseString(
            "{\"kind\":\"firewall\",\"id\":31,\"label\":\"replinode-left\",\"why\":\"it guards"
                + " nothing\"}"),
        json.getAsJsonArray("orphans").get(1));
  }

  @Test
  void delete_orphans_removes_them_and_says_so() {
    oldFirewall("left");

    Result result = shell.run("delete", "--orphans", "--yes", "--quiet").exits(0);

    assertEquals("1 orphans are gone; the absence of each was checked.\n", result.out());
    assertEquals(List.of(), shell.cloud().firewalls().all());
    assertEquals("There are no orphans.\n", shell.run("delete", "--orphans").exits(0).out());
  }

  @Test
  void delete_orphans_asks_for_the_word() {
    oldFirewall("left");
    shell.sessions().answer("yes");
    shell.run("delete", "--orphans").exits(3);

    shell.sessions().answer("orphans");
    shell.run("delete", "--orphans").exits(0);

    assertEquals("Remove these 1 for good? Type 'orphans': ", shell.sessions().questions().get(0));
  }

  @Test
  void without_a_terminal_it_wants_yes() {
    oldFirewall("left");

    Result result = shell.run("delete", "--orphans", "--quiet").exits(3);

    assertEquals("hint: replinode delete --orphans --yes", result.errors().get(1));
    assertEquals(1, shell.cloud().firewalls().all().size());
  }

  @Test
  void what_remains_is_7_with_everything_named() {
    oldFirewall("left");
    shell.cloud().firewalls().stayAfterDelete();

    Result result = shell.run("delete", "--orphans", "--yes", "--output", "json").exits(7);

    assertEquals(1, result.json().getAsJsonArray("left").size());
    assertTrue(result.err().contains("left behind: firewall 31 (replinode-left)"), result.err());
  }

  @Test
  void a_name_and_orphans_exclude_each_other() {
    shell.run("delete", "media-dr", "--orphans", "--yes").exits(2);
    shell.run("delete", "--orphans", "--instance", "5").exits(2);
    shell.run("delete").exits(2);

    assertEquals(0, shell.sessions().opened());
  }

  @Test
  void create_replace_says_what_was_replaced() {
    shell.create("--every", "15m", "--wait", "none").exits(0);
    shell.cloud().time().pass(Duration.ofHours(1));
    shell.runSucceeds();

    JsonObject json = shell.create("--every", "15m", "--replace", "--output", "json").json();

    assertEquals("created", json.getAsJsonObject("instance").get("action").getAsString());
    assertEquals(
        501, json.getAsJsonArray("replaced").get(0).getAsJsonObject().get("id").getAsInt());
    assertEquals(
        List.of("replinode-media-dr"),
        shell.cloud().instances().all().stream().map(Instance::label).toList());
  }

  @Test
  void a_replacement_that_fails_never_proposes_to_delete_what_works() {
    shell.create("--every", "15m", "--wait", "none").exits(0);
    shell.cloud().time().pass(Duration.ofHours(1));
    shell.cloud().runs().finished(4, () -> {});

    Result result = shell.create("--every", "15m", "--replace", "--quiet").exits(1);

    assertTrue(
        result
            .err()
            .endsWith(
                "hint: what it replaces goes on working: mend the cause and run it" + " again\n"),
        result.err());
  }

  private void oldFirewall(String name) {
    shell
        .cloud()
        .firewalls()
        .addFree("replinode-" + name, ago(Duration.ofDays(2)), "replinode:" + name);
  }

  private Instant ago(Duration age) {
    return shell.cloud().time().instant().minus(age);
  }
}
