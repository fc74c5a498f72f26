package dev.replinode.domain.publish;

import static dev.replinode.fake.ScriptSamples.PLAIN;
import static dev.replinode.fake.ScriptSamples.PRUNE;
import static dev.replinode.fake.ScriptSamples.content;
import static dev.replinode.fake.ScriptSamples.folder;
import static dev.replinode.fake.ScriptSamples.following;
import static dev.replinode.fake.ScriptSamples.manifest;
import static dev.replinode.fake.ScriptSamples.withDescription;
import static dev.replinode.fake.ScriptSamples.withScript;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.PlannedScript.Action;
import dev.replinode.fake.Calls;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeScripts;
import dev.replinode.fake.Samples;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FolderPublisherTest {
  private static final Optional<Revision> COMMIT = Optional.of(new Revision("0123456789ab", true));

  private final FakeCloud cloud = new FakeCloud();
  private final FakeScripts scripts = cloud.scripts();
  private final Calls calls = cloud.calls();
  private final List<Set<String>> asked = new ArrayList<>();
  private final List<AppliedScript> applied = new ArrayList<>();
  private final FolderPublisher publisher =
      new FolderPublisher(scripts, this::lists, cloud.waiter());

  private PlatformLists lists(Set<String> names) {
    asked.add(names);
    return new PlatformLists(Map.of(Manifest.REGIONS, List.of("a", "b")), true);
  }

  @Test
  void planning_is_one_listing_and_asks_for_no_list_that_nobody_follows() {
    publisher.plan(folder(3), PLAIN);

    assertEquals(List.of("scripts.allOwn "), calls.made());
    assertEquals(List.of(), asked);
  }

  @Test
  void planning_asks_for_the_lists_that_manifests_follow() {
    Plan plan = publisher.plan(folder(manifest("web"), following("vpn", "a")), PLAIN);

    assertEquals(List.of(Set.of(Manifest.REGIONS)), asked);
    assertTrue(plan.scripts().get(0).wanted().orElseThrow().script().contains("oneOf=\"a,b\""));
  }

  @Test
  void a_label_twice_in_the_folder_is_refused_before_any_request() {
    ReplinodeException failure =
        Samples.failure(
            () -> publisher.plan(folder(manifest("web"), manifest("db"), manifest("web")), PLAIN));

    assertEquals(Kind.USAGE, failure.kind());
    assertEquals(
        "label web: several manifests have it: web/manifest.yaml, web/manifest.yaml",
        failure.getMessage());
    assertEquals(List.of(), calls.made());
  }

  @Test
  void labels_that_are_asked_for_and_not_there_are_told_with_what_may_have_been_meant() {
    PlanOptions options = new PlanOptions(false, false, Set.of("wbe", "zzz"));

    ReplinodeException failure =
        Samples.failure(() -> publisher.plan(folder(manifest("web")), options));

    assertEquals(Kind.USAGE, failure.kind());
    assertEquals("label wbe, zzz: the folder has no script of that label", failure.getMessage());
    assertEquals(Optional.of("did you mean web?"), failure.hint());
    assertEquals(List.of(), calls.made());
  }

  @Test
  void forty_scripts_are_forty_creates_and_one_look_for_twins() {
    apply(folder(40));

    assertEquals(40, scripts.all().size());
    assertEquals(40, calls.made("scripts.create").size());
    assertEquals(40, calls.changes().size());
    assertEquals(2, calls.made("scripts.allOwn").size());
    assertEquals(0, calls.made("scripts.findOwn").size());
    assertEquals(40, new HashSet<>(applied).size());
  }

  @Test
  void the_second_time_nothing_is_sent_and_after_one_edit_one_update() {
    apply(folder(40));
    int before = calls.changes().size();

    apply(folder(40));
    assertEquals(before, calls.changes().size());

    List<FolderScript> edited = new ArrayList<>(folder(40));
    edited.set(7, folder(withScript(manifest("script-07"), "#!/bin/sh\n")).get(0));
    applied.clear();
    apply(edited);
    assertEquals(before + 1, calls.changes().size());
    assertEquals(Action.UPDATE, applied.get(0).action());
    assertEquals("script-07", applied.get(0).label());
  }

  @Test
  void updates_alone_need_no_look_for_twins() {
    scripts.add(7, content(withDescription(manifest("web"), "Old")));

    apply(folder(manifest("web")));

    assertEquals(1, calls.made("scripts.allOwn").size());
    assertEquals(List.of(new AppliedScript("web", 7, Action.UPDATE)), applied);
  }

  @Test
  void the_note_tells_the_commit() {
    scripts.add(7, content(withDescription(manifest("web"), "Old")));

    apply(folder(manifest("web"), manifest("db")));

    for (PublishedScript script : scripts.all()) {
      String note = script.usage().revisionNote();
      assertTrue(note.matches("replinode sha256:[0-9a-f]{16} git:0123456789ab clean"), note);
    }
  }

  @Test
  void a_conflict_stops_everything_before_any_request() {
    scripts.add(7, content(manifest("web")));
    scripts.add(8, content(manifest("web")));
    Plan plan = publisher.plan(folder(manifest("web"), manifest("db")), PLAIN);

    ReplinodeException failure = Samples.failure(() -> apply(plan));

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals(List.of("web: 2 own scripts of that label: 7, 8"), failure.reasons());
    assertEquals(List.of(), calls.changes());
  }

  @Test
  void a_create_without_an_answer_is_looked_up_and_told_as_made() {
    calls.loseAnswer("scripts.create", Failures.noAnswer());

    apply(folder(manifest("web")));

    assertEquals(List.of(new AppliedScript("web", 1001, Action.CREATE)), applied);
    assertEquals(List.of("scripts.findOwn web"), calls.made("scripts.findOwn"));
    assertEquals(1, calls.made("scripts.create").size());
  }

  @Test
  void scripts_of_other_labels_do_not_cast_doubt_on_it() {
    scripts.add(7, content(manifest("db")));
    scripts.add(8, content(manifest("mail")));
    calls.loseAnswer("scripts.create", Failures.noAnswer());

    apply(folder(manifest("web"), manifest("db")));

    assertEquals(List.of(new AppliedScript("web", 1001, Action.CREATE)), applied);
  }

  @Test
  void a_create_without_an_answer_that_cannot_be_looked_up_says_so() {
    calls.loseAnswer("scripts.create", Failures.noAnswer());
    calls.fail("scripts.findOwn", Failures.unreachable());

    ReplinodeException failure = Samples.failure(() -> apply(folder(manifest("web"))));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertEquals(
        List.of("whether it was made could not be looked up: a call: the API could not be reached"),
        failure.reasons());
    assertEquals(List.of(), applied);
  }

  @Test
  void a_create_that_ends_with_the_commands_time_is_inconclusive() {
    calls.loseAnswer("scripts.create", Failures.noAnswer());
    calls.fail("scripts.findOwn", Failures.timeOver());

    ReplinodeException failure = Samples.failure(() -> apply(folder(manifest("web"))));

    assertEquals(Kind.INCONCLUSIVE, failure.kind());
    assertEquals(
        "whether it was made is not known: a call: the API could not be reached",
        failure.reasons().get(0));
  }

  @Test
  void fields_that_the_platform_reads_otherwise_do_not_stop_a_team() {
    scripts.parser(text -> List.of());

    apply(folder(manifest("web")));

    assertEquals(
        List.of("the platform reads other user-defined fields out of it than lint shows"),
        applied.get(0).warnings());
  }

  @Test
  void orphans_are_removed_last_and_one_that_is_gone_is_removed() {
    scripts.addOurs(3, content(manifest("old")));
    scripts.addOurs(4, content(manifest("older")));
    Plan plan = publisher.plan(folder(manifest("web")), PRUNE);
    calls.before("scripts.create", () -> scripts.delete(4));

    apply(plan);

    assertEquals(List.of(1001L), scripts.all().stream().map(PublishedScript::id).toList());
    assertEquals(
        List.of(Action.CREATE, Action.DELETE, Action.DELETE),
        applied.stream().map(AppliedScript::action).toList());
    assertEquals("scripts.delete 4", calls.changes().get(calls.changes().size() - 1));
  }

  @Test
  void an_orphan_that_was_deployed_since_the_plan_stays() {
    scripts.addOurs(3, content(manifest("old")));
    Plan plan = publisher.plan(folder(), PRUNE);
    scripts.add(
        3,
        content(manifest("old")),
        new Usage(1, 1, Optional.empty(), scripts.all().get(0).usage().revisionNote()));

    ReplinodeException failure = Samples.failure(() -> apply(plan));

    assertEquals(
        "StackScript 3 (old): it is in use or was changed since the plan was made",
        failure.getMessage());
    assertEquals(List.of(), calls.changes());
  }

  @Test
  void nothing_is_removed_after_a_failure() {
    scripts.addOurs(3, content(manifest("old")));
    calls.fail("scripts.create", Failures.refused());
    Plan plan = publisher.plan(folder(manifest("web")), PRUNE);

    assertEquals(Kind.REFUSED, Samples.failure(() -> apply(plan)).kind());
    assertEquals(List.of(), calls.made("scripts.delete"));
  }

  private void apply(List<FolderScript> folder) {
    apply(publisher.plan(folder, PLAIN));
  }

  private void apply(Plan plan) {
    publisher.apply(plan, COMMIT, applied::add);
  }
}
