package dev.replinode.domain.publish;

import static dev.replinode.fake.ScriptSamples.PLAIN;
import static dev.replinode.fake.ScriptSamples.asPublic;
import static dev.replinode.fake.ScriptSamples.content;
import static dev.replinode.fake.ScriptSamples.folder;
import static dev.replinode.fake.ScriptSamples.manifest;
import static dev.replinode.fake.ScriptSamples.withDescription;
import static dev.replinode.fake.ScriptSamples.withImages;
import static dev.replinode.fake.ScriptSamples.withScript;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.replinode.domain.publish.PlannedScript.Action;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {
  private static final Manifest WEB = manifest("web");

  @Test
  void what_the_account_lacks_is_created() {
    PlannedScript planned = only(plan(folder(WEB)));

    assertEquals(Action.CREATE, planned.action());
    assertEquals("the account has none of that label", planned.reason());
    assertEquals(Optional.of(content(WEB)), planned.wanted());
    assertEquals("web/manifest.yaml", planned.source().orElseThrow().manifestFile());
    assertEquals(Optional.empty(), planned.current());
  }

  static Stream<Arguments> accounts() {
    return Stream.of(
        arguments(WEB, Action.UNCHANGED, "equal"),
        arguments(withDescription(WEB, " About web\n"), Action.UNCHANGED, "equal"),
        arguments(withDescription(WEB, "Old"), Action.UPDATE, "description differs"),
        arguments(withImages(WEB, "linode/debian11"), Action.UPDATE, "images differ"),
        arguments(withImages(WEB), Action.UPDATE, "images differ"),
        arguments(withScript(WEB, WEB.script() + "\n"), Action.UPDATE, "script differs"),
        arguments(
            withScript(WEB, WEB.script().replace("\n", "\r\n")), Action.UPDATE, "script differs"),
        arguments(
            withImages(withScript(WEB, "#!/bin/sh\n"), "any/all"),
            Action.UPDATE,
            "images and script differ"),
        arguments(
            withDescription(withImages(withScript(WEB, "#!/bin/sh\n"), "any/all"), ""),
            Action.UPDATE,
            "description, images and script differ"),
        arguments(asPublic(WEB), Action.CONFLICT, "public, the manifest says private"),
        arguments(
            asPublic(withDescription(WEB, "Old")),
            Action.CONFLICT,
            "public, the manifest says private"));
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void the_account_is_compared(Manifest held, Action action, String reason) {
    PublishedScript script = script(7, held);

    PlannedScript planned = only(plan(folder(WEB), script));

    assertEquals(action, planned.action());
    assertEquals(reason, planned.reason());
    assertEquals(Optional.of(script), planned.current());
    assertEquals(Optional.of(content(WEB)), planned.wanted());
  }

  @Test
  void the_order_and_number_of_images_says_nothing() {
    Manifest folder = withImages(WEB, "b", "a", "b");

    assertEquals(
        Action.UNCHANGED,
        only(plan(folder(folder), script(7, withImages(WEB, "a", "b")))).action());
  }

  @Test
  void becoming_public_is_told_and_marked() {
    PlannedScript alone = only(plan(folder(asPublic(WEB)), script(7, WEB)));
    PlannedScript more = only(plan(folder(asPublic(WEB)), script(7, withDescription(WEB, "Old"))));
    PlannedScript created = only(plan(folder(asPublic(WEB))));

    assertEquals("it becomes public", alone.reason());
    assertEquals("description differs, and it becomes public", more.reason());
    assertTrue(alone.becomesPublic() && more.becomesPublic() && created.becomesPublic());
  }

  @Test
  void what_is_public_or_stays_private_does_not_become_public() {
    assertFalse(only(plan(folder(asPublic(WEB)), script(7, asPublic(WEB)))).becomesPublic());
    assertFalse(
        only(plan(folder(asPublic(WEB)), script(7, asPublic(withDescription(WEB, "Old")))))
            .becomesPublic());
    assertFalse(only(plan(folder(WEB))).becomesPublic());
  }

  @Test
  void twins_are_a_conflict_that_names_them_lowest_first() {
    PlannedScript planned =
        only(plan(folder(WEB), script(15, WEB), script(11, WEB), script(12, WEB)));

    assertEquals(Action.CONFLICT, planned.action());
    assertEquals("3 own scripts of that label: 11, 12, 15", planned.reason());
    assertEquals(Optional.empty(), planned.current());
  }

  @Test
  void twins_that_a_publish_which_was_cut_has_left_go() {
    Plan plan = plan(folder(WEB), ours(15, WEB), ours(11, WEB), ours(12, WEB));

    assertEquals(
        List.of("11 unchanged: equal", "12 delete: " + same(11), "15 delete: " + same(11)),
        plan.scripts().stream()
            .map(s -> s.current().orElseThrow().id() + " " + s.action().word() + ": " + s.reason())
            .toList());
    assertTrue(plan.hasDrift() && plan.scripts().get(1).isRedundant());
    assertFalse(plan.scripts().get(0).isRedundant());
  }

  @Test
  void the_twin_that_stays_is_brought_up_to_date() {
    Plan plan = plan(folder(asPublic(WEB)), ours(11, WEB), ours(12, WEB));

    assertEquals(
        List.of(Action.UPDATE, Action.DELETE),
        plan.scripts().stream().map(PlannedScript::action).toList());
    assertTrue(plan.scripts().get(0).becomesPublic());
    assertFalse(plan.scripts().get(1).becomesPublic());
  }

  static Stream<PublishedScript> otherTwins() {
    PublishedScript ours = ours(12, WEB);
    Usage deployed = new Usage(0, 1, Optional.empty(), ours.usage().revisionNote());
    return Stream.of(
        script(12, WEB),
        ours(12, asPublic(WEB)),
        ours(12, withDescription(WEB, "Old")),
        new PublishedScript(12, ours.content(), List.of(), deployed));
  }

  @ParameterizedTest
  @MethodSource("otherTwins")
  void any_other_twin_is_a_conflict(PublishedScript twin) {
    PlannedScript planned = only(plan(folder(WEB), ours(11, WEB), twin));

    assertEquals(Action.CONFLICT, planned.action());
    assertEquals("2 own scripts of that label: 11, 12", planned.reason());
  }

  private static String same(long id) {
    return "the same in all as StackScript " + id + ", and never deployed";
  }

  private static PublishedScript ours(long id, Manifest manifest) {
    String note = RevisionNote.of(content(manifest), Optional.empty()).text();
    return new PublishedScript(
        id, content(manifest), List.of(), new Usage(0, 0, Optional.empty(), note));
  }

  @Test
  void without_images_nothing_can_be_sent_and_nothing_need_be_when_equal() {
    Manifest bare = withImages(WEB);

    assertEquals(Action.UNCHANGED, only(plan(folder(bare), script(7, bare))).action());
    PlannedScript create = only(plan(folder(bare)));
    assertEquals(Action.CONFLICT, create.action());
    assertEquals(
        "its manifest names no image, and it would have to be sent:"
            + " the account has none of that label",
        create.reason());
    PlannedScript update = only(plan(folder(bare), script(7, withScript(bare, "#!/bin/sh\n"))));
    assertEquals(Action.CONFLICT, update.action());
    assertEquals(
        "its manifest names no image, and it would have to be sent: script differs",
        update.reason());
  }

  @Test
  void the_plan_is_in_the_order_of_the_labels() {
    Plan plan =
        plan(folder(manifest("web"), manifest("App"), manifest("db")), script(3, manifest("db")));

    assertEquals(
        List.of("App", "db", "web"), plan.scripts().stream().map(PlannedScript::label).toList());
    assertEquals(2, plan.changes().size());
    assertTrue(plan.hasDrift());
  }

  @Test
  void only_the_labels_that_are_asked_for_are_planned() {
    PlanOptions options = new PlanOptions(false, false, Set.of("db"));

    Plan plan =
        new Planner(options, PlatformLists.NONE)
            .plan(folder(WEB, manifest("db")), List.of(script(1, manifest("other"))));

    assertEquals(List.of("db"), plan.scripts().stream().map(PlannedScript::label).toList());
  }

  @Test
  void labels_are_compared_exactly() {
    assertEquals(Action.CREATE, only(plan(folder(WEB), script(7, manifest("Web")))).action());
  }

  private static PlannedScript only(Plan plan) {
    assertEquals(1, plan.scripts().size(), plan.toString());
    return plan.scripts().get(0);
  }

  private static Plan plan(List<FolderScript> folder, PublishedScript... own) {
    return new Planner(PLAIN, PlatformLists.NONE).plan(folder, new ArrayList<>(Arrays.asList(own)));
  }

  private static PublishedScript script(long id, Manifest manifest) {
    return new PublishedScript(id, content(manifest), List.of());
  }
}
