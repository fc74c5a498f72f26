package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.cli.Shell.Result;
import dev.replinode.domain.publish.Revision;
import dev.replinode.fake.Failures;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be taken back, what ends half done, and what programs read. */
class PublishEndingsTest {
  private final Shell shell = new Shell();
  private final FakeFolder folder = new FakeFolder().add("web").add("db");

  @BeforeEach
  void use_the_folder() {
    shell.sessions().local().folders(folder);
  }

  @AfterEach
  void clear_the_interruption() {
    Thread.interrupted();
  }

  @Test
  void a_script_that_becomes_public_needs_yes_where_nobody_can_be_asked() {
    folder.add("shown", true, FakeFolder.text("true"));

    Result result = shell.run("publish", "my scripts").exits(3);

    assertEquals(
        List.of(
            "error: publish: Public for good, never private or deleted: shown. There is no terminal"
                + " to ask on",
            "hint: replinode publish 'my scripts' --yes"),
        result.errors());
    assertEquals(List.of(), changes());
    shell.run("publish", "my scripts", "--yes").exits(0);
    assertEquals(4, changes().size());
    assertEquals("scripts.update ", changes().get(3).replaceAll("[0-9]", ""));
    shell.run("publish", "my scripts").exits(0);
  }

  @Test
  void a_private_script_that_becomes_public_is_asked_for() {
    folder.add("web", true, FakeFolder.text("true"));
    shell.cloud().scripts().add(7, FakeFolder.content("web", FakeFolder.text("true")));
    shell.sessions().answer("y");

    Result no = shell.run("publish", "scripts", "--quiet").exits(3);
    assertEquals(
        List.of(
            "error: publish: it was not confirmed, so nothing was sent",
            "hint: replinode publish scripts --quiet"),
        no.errors());
    assertEquals(List.of(), changes());
    shell.sessions().answer("yes");
    shell.run("publish", "scripts").exits(0);

    assertEquals(
        "Public for good, never private or deleted: web. Type yes to go on: ",
        shell.sessions().questions().get(1));
    assertTrue(changes().contains("scripts.update 7"), changes().toString());
  }

  @Test
  void pruning_is_asked_for_and_keeps_what_others_made() {
    shell.cloud().scripts().addOurs(5, FakeFolder.content("gone", FakeFolder.text("true")));
    shell.cloud().scripts().add(6, FakeFolder.content("theirs", FakeFolder.text("true")));

    Result told = shell.run("publish", "scripts").exits(0);
    assertTrue(told.out().contains("? orphan    gone (StackScript 5): "), told.out());
    assertTrue(told.out().endsWith("2 created, 0 updated, 0 unchanged, 1 not in the folder.\n"));
    Result refused = shell.run("publish", "scripts", "--prune").exits(3);
    assertTrue(refused.err().contains("Deleted for good: gone."), refused.err());
    Result pruned = shell.run("publish", "scripts", "--prune", "--yes").exits(0);

    assertTrue(pruned.out().contains("- delete    gone (StackScript 5): "), pruned.out());
    assertTrue(pruned.out().endsWith("0 created, 0 updated, 2 unchanged, 1 deleted.\n"));
    assertTrue(pruned.err().contains("✓ deleted   gone (StackScript 5)"), pruned.err());
    assertEquals(
        Set.of("web", "db", "theirs"),
        Set.copyOf(shell.cloud().scripts().all().stream().map(s -> s.content().label()).toList()));
  }

  @Test
  void a_twin_of_a_cut_publish_goes_without_a_question() {
    shell.cloud().scripts().addOurs(5, FakeFolder.content("web", FakeFolder.text("true")));
    shell.cloud().scripts().addOurs(6, FakeFolder.content("web", FakeFolder.text("true")));
    shell.run("publish", "scripts", "--check").exits(1);

    Result healed = shell.run("publish", "scripts", "--only", "web").exits(0);

    assertTrue(healed.out().contains("= unchanged web (StackScript 5): equal\n"), healed.out());
    assertTrue(healed.out().contains("- delete    web (StackScript 6): "), healed.out());
    assertEquals(List.of("scripts.delete 6"), changes());
    shell.run("publish", "scripts", "--only", "web", "--check").exits(0);
  }

  @Test
  void a_half_done_apply_says_what_was_done_and_goes_on_when_repeated() {
    shell.cloud().scripts().add(7, FakeFolder.content("web", FakeFolder.text("old")));
    failTheUpdateOnceTheOtherScriptIsMade();

    Result result = shell.run("publish", "scripts", "--no-diff").exits(5);

    List<String> errors = result.errors();
    assertEquals("✓ created   db (StackScript 1001)", errors.get(0));
    assertEquals("error: a call: the API could not be reached", errors.get(1));
    assertEquals("done: 1 created; not done: 1", errors.get(2));
    assertEquals("hint: replinode publish scripts --no-diff", errors.get(3));
    assertFalse(result.out().contains("created,"), result.out());
    Result again = shell.run("publish", "scripts", "--no-diff").exits(0);
    assertTrue(again.out().endsWith("0 created, 1 updated, 1 unchanged.\n"), again.out());
  }

  @Test
  void a_refusal_by_the_platform_without_anything_done_names_no_next_command() {
    shell.cloud().calls().fail("scripts.create", Failures.refused());

    Result result = shell.run("publish", "scripts", "--only", "web").exits(3);

    assertEquals(
        List.of("error: a call: label: must be unique", "done: nothing; not done: 1"),
        result.errors());
  }

  @Test
  void the_document_holds_the_plan_what_was_done_and_the_revision() {
    shell.sessions().local().revision(new Revision("0123456789ab", true));
    shell.cloud().scripts().add(7, FakeFolder.content("web", FakeFolder.text("old")));

    Result result = shell.run("publish", "scripts", "--output", "json").exits(0);

    JsonObject json = result.json();
    assertEquals(Set.of("plan", "drift", "counts", "applied", "revision"), json.keySet());
    assertTrue(json.get("drift").getAsBoolean());
    JsonObject web = json.getAsJsonArray("plan").get(1).getAsJsonObject();
    assertEquals(Set.of("label", "action", "reason", "id", "file", "diff"), web.keySet());
    assertEquals("update", web.get("action").getAsString());
    assertTrue(web.get("diff").getAsString().endsWith(" #!/bin/bash\n-old\n+true\n"));
    JsonObject db = json.getAsJsonArray("plan").get(0).getAsJsonObject();
    assertEquals(Set.of("label", "action", "reason", "file"), db.keySet());
    assertEquals(
        "{\"create\":1,\"update\":1,\"unchanged\":0,\"conflict\":0,\"orphan\":0,\"delete\":0}",
        json.get("counts").toString());
    assertEquals(2, json.getAsJsonArray("applied").size());
    assertEquals("{\"commit\":\"0123456789ab\",\"clean\":true}", json.get("revision").toString());
  }

  @Test
  void the_document_of_a_look_tells_of_no_change() {
    JsonObject dry = shell.run("publish", "scripts", "--dry-run", "--output=json").json();
    JsonObject check = shell.run("publish", "scripts", "--check", "--output=json").exits(1).json();

    assertEquals(Set.of("plan", "drift", "counts", "dryRun"), dry.keySet());
    assertEquals(Set.of("plan", "drift", "counts"), check.keySet());
  }

  @Test
  void the_document_of_a_failure_holds_what_was_done() {
    shell.cloud().scripts().add(7, FakeFolder.content("web", FakeFolder.text("old")));
    failTheUpdateOnceTheOtherScriptIsMade();

    JsonObject json =
        shell.run("publish", "scripts", "--output", "json", "--quiet").exits(5).json();

    assertEquals(
        "[{\"label\":\"db\",\"id\":1001,\"action\":\"create\"}]", json.get("applied").toString());
    JsonObject error = json.getAsJsonObject("error");
    assertEquals(
        "replinode publish scripts --output json --quiet", error.get("hint").getAsString());
  }

  @Test
  void a_conflict_has_its_plan_in_the_document() {
    shell.cloud().scripts().add(5, FakeFolder.content("web", FakeFolder.text("true")));
    shell.cloud().scripts().add(6, FakeFolder.content("web", FakeFolder.text("true")));

    JsonObject json = shell.run("publish", "scripts", "--output=json").exits(3).json();

    assertEquals(Set.of("plan", "drift", "counts", "error"), json.keySet());
  }

  private List<String> changes() {
    return shell.cloud().calls().changes();
  }

  /** They are sent side by side; a failure that came first would keep the other from being sent. */
  private void failTheUpdateOnceTheOtherScriptIsMade() {
    shell
        .cloud()
        .calls()
        .before(
            "scripts.update",
            () -> {
              assertTimeoutPreemptively(
                  Duration.ofMinutes(1),
                  () -> {
                    while (shell.cloud().scripts().all().size() < 2) {
                      Thread.onSpinWait();
                    }
                  });
              throw Failures.unreachable();
            });
  }
}
