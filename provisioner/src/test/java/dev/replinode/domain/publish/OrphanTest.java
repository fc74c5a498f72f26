package dev.replinode.domain.publish;

import static dev.replinode.fake.ScriptSamples.PLAIN;
import static dev.replinode.fake.ScriptSamples.PRUNE;
import static dev.replinode.fake.ScriptSamples.asPublic;
import static dev.replinode.fake.ScriptSamples.content;
import static dev.replinode.fake.ScriptSamples.folder;
import static dev.replinode.fake.ScriptSamples.manifest;
import static dev.replinode.fake.ScriptSamples.withScript;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.catalog.ScriptLibrary;
import dev.replinode.domain.publish.PlannedScript.Action;
import dev.replinode.fake.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the account holds and the folder lacks. */
class OrphanTest {
  @Test
  void an_orphan_is_told_and_is_no_drift() {
    Plan plan = plan(PLAIN, ours(7, manifest("old"), 0));

    PlannedScript orphan = plan.scripts().get(0);
    assertEquals(Action.ORPHAN, orphan.action());
    assertEquals("the folder lacks it and no instance made from it exists", orphan.reason());
    assertEquals(7, orphan.current().orElseThrow().id());
    assertEquals(Optional.empty(), orphan.wanted());
    assertFalse(plan.hasDrift());
    assertEquals(List.of(), plan.changes());
  }

  @Test
  void with_prune_it_is_deleted() {
    Plan plan = plan(PRUNE, ours(7, manifest("old"), 0));

    assertEquals(Action.DELETE, plan.scripts().get(0).action());
    assertTrue(plan.hasDrift());
    assertFalse(plan.scripts().get(0).becomesPublic());
  }

  @Test
  void what_instances_use_stays() {
    PlannedScript one = plan(PRUNE, ours(7, manifest("old"), 1)).scripts().get(0);
    PlannedScript two = plan(PRUNE, ours(7, manifest("old"), 2)).scripts().get(0);

    assertEquals(Action.ORPHAN, one.action());
    assertEquals("the folder lacks it; 1 instance made from it exists", one.reason());
    assertEquals("the folder lacks it; 2 instances made from it exist", two.reason());
  }

  @Test
  void what_is_public_stays() {
    PlannedScript planned = plan(PRUNE, ours(7, asPublic(manifest("old")), 0)).scripts().get(0);

    assertEquals(Action.ORPHAN, planned.action());
    assertEquals("the folder lacks it; it is public and cannot be deleted", planned.reason());
  }

  @Test
  void what_somebody_edited_since_stays() {
    String note = RevisionNote.of(content(manifest("old")), Optional.empty()).text();

    PlannedScript planned =
        plan(PRUNE, script(7, withScript(manifest("old"), "#!/bin/sh\n"), note, 0))
            .scripts()
            .get(0);

    assertEquals(Action.ORPHAN, planned.action());
    assertEquals(
        "the folder lacks it; edited elsewhere since: pull it or delete it by hand",
        planned.reason());
  }

  @Test
  void what_others_published_is_not_even_looked_at() {
    Plan plan =
        plan(
            PRUNE,
            script(7, manifest("old"), "", 0),
            script(8, manifest("older"), "second try", 0));

    assertEquals(List.of(), plan.scripts());
  }

  @Test
  void the_script_behind_create_is_never_an_orphan() {
    Manifest replication = ScriptLibrary.read(ScriptLibrary.REPLICATE_BUCKET);

    assertEquals(List.of(), plan(PRUNE, ours(7, replication, 0)).scripts());
  }

  @Test
  void twins_of_a_label_that_the_folder_lacks_are_orphans_each() {
    Plan plan =
        plan(
            PRUNE,
            ours(9, manifest("old"), 0),
            ours(7, manifest("old"), 0),
            ours(8, manifest("a"), 0));

    assertEquals(
        List.of(8L, 7L, 9L),
        plan.scripts().stream().map(script -> script.current().orElseThrow().id()).toList());
  }

  @Test
  void with_only_nobody_looks_for_orphans() {
    PlanOptions options = new PlanOptions(false, true, Set.of("web"));

    Plan plan =
        new Planner(options, PlatformLists.NONE)
            .plan(folder(manifest("web")), List.of(ours(7, manifest("old"), 0)));

    assertEquals(1, plan.scripts().size());
  }

  @Test
  void a_label_of_the_folder_is_no_orphan_even_as_a_twin() {
    Plan plan =
        new Planner(PRUNE, PlatformLists.NONE)
            .plan(
                folder(Samples.MANIFEST, manifest("web")),
                List.of(ours(7, manifest("web"), 0), ours(8, manifest("web"), 0)));

    assertEquals(0, plan.count(Action.DELETE) + plan.count(Action.ORPHAN));
    assertEquals(1, plan.conflicts().size());
  }

  private static Plan plan(PlanOptions options, PublishedScript... own) {
    return new Planner(options, PlatformLists.NONE).plan(List.of(), List.of(own));
  }

  private static PublishedScript ours(long id, Manifest manifest, int active) {
    String note = RevisionNote.of(content(manifest), Optional.empty()).text();
    return script(id, manifest, note + " git:0123456789ab dirty", active);
  }

  private static PublishedScript script(long id, Manifest manifest, String note, int active) {
    return new PublishedScript(
        id, content(manifest), List.of(), new Usage(active, 9, Optional.empty(), note));
  }
}
