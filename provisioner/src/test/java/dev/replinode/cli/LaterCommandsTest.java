package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.cli.Shell.Result;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same replicator later: wait, status, list, delete. */
class LaterCommandsTest {
  private final Shell shell = new Shell();

  @AfterEach
  void clear_the_interruption() {
    Thread.interrupted();
  }

  @Test
  void wait_follows_to_the_proof_and_retires_the_keys() {
    make();
    shell.runSucceeds();

    Result result = shell.run("wait", "media-dr", "--quiet").exits(0);

    assertEquals(
        """
        media@jp-osa-1 and media-dr@us-iad-1 are equal: 3 objects, 15 B (3 by ETag).
        Found: instance 501 (replinode-media-dr), g6-standard-2 in jp-osa; 2 keys, revoked.
        Remove it: replinode delete media-dr
        """,
        result.out());
    assertEquals(List.of(), shell.cloud().keys().all());
  }

  @Test
  void wait_as_json_tells_the_same_as_create() {
    make();
    shell.runSucceeds();

    JsonObject json = shell.run("wait", "media-dr", "--output", "json").exits(0).json();

    assertEquals("adopted", json.getAsJsonObject("instance").get("action").getAsString());
    assertEquals("finished", json.getAsJsonObject("run").get("phase").getAsString());
    assertFalse(json.has("price"), "it was not asked for");
  }

  @Test
  void wait_until_boot_reads_no_bucket() {
    make();

    Result result = shell.run("wait", "media-dr", "--until", "boot").exits(0);

    assertTrue(result.out().startsWith("The instance has booted; "), result.out());
    assertEquals(0, shell.cloud().runs().reads());
  }

  @Test
  void wait_can_remove_it_afterwards() {
    make();
    shell.runSucceeds();

    shell.run("wait", "media-dr", "--after-sync", "delete").exits(0);

    assertEquals(List.of(), shell.cloud().instances().all());
  }

  @Test
  void a_recurring_replicator_is_never_done_so_wait_will_not_remove_it() {
    shell.create("--wait", "none", "--every", "15m").exits(0);

    Result result = shell.run("wait", "media-dr", "--after-sync", "delete").exits(3);

    assertTrue(result.err().contains("a replicator with --every is never done"), result.err());
    assertEquals(1, shell.cloud().instances().all().size());
  }

  @Test
  void status_says_how_far_it_is() {
    make();
    shell.cloud().runs().phase("copying", 1);

    Result result = shell.run("status", "media-dr").exits(0);

    assertEquals(
        """
        media-dr: media@jp-osa-1 → media-dr@us-iad-1
        instance 501 (replinode-media-dr) is running
        run RUN copying: 1/3 objects, 15 B, rclone 1.53.3, as of 2026-11-22T15:31:42Z
        %s
        """
            .formatted(
                "lag: 3 objects (15 B) wait, the oldest for 325d; complete up to 2026-01-01T00:00:00Z"),
        result.out().replaceAll("20261122T153000Z-[0-9a-f]{6}", "RUN"));
    assertEquals("", result.err().replaceAll("  waiting .*\n", ""));
  }

  @Test
  void status_as_json_is_the_status_object_and_the_instance() {
    make();
    shell.cloud().runs().phase("copying", 1);

    JsonObject json = shell.run("status", "media-dr", "--output", "json").exits(0).json();

    assertEquals("copying", json.get("phase").getAsString());
    assertEquals(JsonParser.parseString("{\"done\":1,\"total\":3}"), json.get("objects"));
    assertEquals("media-dr", json.get("name").getAsString());
    assertEquals(501, json.getAsJsonObject("instance").get("id").getAsInt());
    assertFalse(json.has("exitCode"));
    assertEquals("[]", json.get("left").toString());
  }

  @Test
  void status_names_a_key_that_it_could_not_revoke() {
    make();
    shell.cloud().runs().phase("copying", 1);
    shell.cloud().keys().keep(73);

    Result result = shell.run("status", "media-dr", "--output", "json", "--quiet").exits(0);

    JsonObject left = result.json().getAsJsonArray("left").get(0).getAsJsonObject();
    assertEquals(73, left.get("id").getAsInt());
    assertTrue(result.err().contains("may still work: key 73 ("), result.err());
  }

  @Test
  void the_status_of_a_failed_run_is_a_no_with_the_document_all_the_same() {
    make();
    shell.cloud().runs().finished(4, () -> {});

    Result result = shell.run("status", "media-dr", "--output", "json", "--quiet").exits(1);

    assertEquals(4, result.json().get("exitCode").getAsInt());
    assertEquals(1, result.json().getAsJsonObject("error").get("exitCode").getAsInt());
  }

  @Test
  void a_run_that_told_nothing_yet_is_inconclusive() {
    make();

    Result result = shell.run("status", "media-dr", "--quiet").exits(6);

    assertEquals(
        List.of(
            "error: run of instance 501 (replinode-media-dr): it has written no status object yet;"
                + " the instance is running",
            "hint: replinode wait media-dr"),
        result.errors());
  }

  @Test
  void an_unknown_replicator_is_refused_with_a_way_on() {
    Result result = shell.run("status", "nothing").exits(3);

    assertEquals(
        List.of(
            "error: replicator nothing: the account has none of that name", "hint: replinode list"),
        result.errors());
  }

  @Test
  void list_shows_a_line_each() {
    assertEquals("The account has no replicators.\n", shell.run("list").exits(0).out());
    make();

    assertEquals(
        List.of(
            "NAME                   INSTANCE     REGION         TYPE             STATUS       RUN",
            "media-dr               501          jp-osa         g6-standard-2    running      not"
                + " verified yet"),
        shell.run("list").exits(0).lines());
  }

  @Test
  void list_as_json() {
    make();

    JsonObject json = shell.run("list", "--output", "json").exits(0).json();

    JsonObject one = json.getAsJsonArray("replicators").get(0).getAsJsonObject();
    assertEquals("media-dr", one.get("name").getAsString());
    assertFalse(one.get("done").getAsBoolean());
    assertTrue(one.get("runId").getAsString().startsWith("20261122T153000Z-"));
    assertEquals("running", one.getAsJsonObject("instance").get("status").getAsString());
  }

  @Test
  void delete_removes_everything_and_says_so() {
    make();

    Result result = shell.run("delete", "media-dr", "--yes", "--quiet").exits(0);

    assertEquals(
        "Replicator media-dr is gone; buckets and StackScript are untouched.\n", result.out());
    assertEquals("", result.err());
    assertEquals(List.of(), shell.cloud().keys().all());
    assertEquals(List.of(), shell.cloud().firewalls().all());
  }

  @Test
  void delete_as_json_names_the_keys_it_revoked() {
    make();

    JsonObject json = shell.run("delete", "media-dr", "--yes", "--output=json").exits(0).json();

    assertTrue(json.get("deleted").getAsBoolean());
    assertEquals(2, json.getAsJsonArray("keys").size());
    assertEquals("[]", json.get("left").toString());
  }

  @Test
  void delete_asks_for_the_name() {
    make();
    shell.sessions().answer("media-dr");

    shell.run("delete", "media-dr").exits(0);

    assertEquals(
        List.of("Remove instance 501 (replinode-media-dr) for good? Type its name: "),
        shell.sessions().questions());
  }

  @Test
  void any_other_answer_removes_nothing() {
    make();
    shell.sessions().answer("yes");

    Result result = shell.run("delete", "media-dr").exits(3);

    assertEquals(
        List.of("error: delete media-dr: it was not confirmed", "hint: replinode delete media-dr"),
        result.errors());
    assertEquals(1, shell.cloud().instances().all().size());
  }

  @Test
  void without_a_terminal_delete_wants_yes() {
    make();

    Result result = shell.run("delete", "media-dr").exits(3);

    assertEquals(
        List.of(
            "error: delete media-dr: there is no terminal to ask on",
            "hint: replinode delete media-dr --yes"),
        result.errors());
  }

  @Test
  void without_tags_delete_takes_the_id() {
    shell.cloud().account().restrict();
    make();
    shell.run("delete", "media-dr", "--yes").exits(3);

    shell.run("delete", "media-dr", "--yes", "--instance", "501").exits(0);

    assertEquals(List.of(), shell.cloud().instances().all());
    assertEquals(List.of(), shell.cloud().keys().all());
  }

  @Test
  void a_delete_that_is_cut_short_tells_how_to_go_on() {
    make();
    shell.cloud().instances().stayAfterDelete();
    shell.cloud().time().interruptAt(shell.cloud().time().sleeps().size() + 1);

    Result result = shell.run("delete", "media-dr", "--yes", "--quiet").exits(130);

    assertTrue(result.err().endsWith("hint: replinode delete media-dr\n"), result.err());
  }

  @Test
  void a_delete_that_may_leave_something_is_7() {
    make();
    shell.cloud().keys().keep(71);

    Result result = shell.run("delete", "media-dr", "--yes", "--output", "json").exits(7);

    assertFalse(result.json().get("deleted").getAsBoolean());
    assertTrue(result.err().contains("left behind: key 71"), result.err());
    assertTrue(result.err().endsWith("hint: replinode delete media-dr\n"), result.err());
  }

  private void make() {
    shell.create("--wait", "none").exits(0);
  }
}
