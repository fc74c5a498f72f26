package dev.replinode.domain.publish;

import static dev.replinode.fake.ScriptSamples.PLAIN;
import static dev.replinode.fake.ScriptSamples.STRICT;
import static dev.replinode.fake.ScriptSamples.content;
import static dev.replinode.fake.ScriptSamples.folder;
import static dev.replinode.fake.ScriptSamples.following;
import static dev.replinode.fake.ScriptSamples.withDescription;
import static dev.replinode.fake.ScriptSamples.withScript;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.publish.PlannedScript.Action;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists that follow the platform: information, drift only when strict, renewed in passing. */
class FollowedListTest {
  private static final Manifest AUTHORS = following("web", "a,b");
  private static final PlatformLists CURRENT = lists(true);
  private static final PlatformLists BUILT_IN = lists(false);

  @Test
  void a_new_script_gets_the_platforms_list_or_the_built_in_one() {
    assertEquals("a,b,c", list(plan(PLAIN, CURRENT, AUTHORS)));
    assertEquals("a,b,c", list(plan(PLAIN, BUILT_IN, AUTHORS)));
    assertEquals("a,b", list(plan(PLAIN, PlatformLists.NONE, AUTHORS)));
  }

  @Test
  void a_list_that_only_follows_the_platform_is_information() {
    PlannedScript planned = plan(PLAIN, CURRENT, AUTHORS, following("web", "a,x"));

    assertEquals(Action.UNCHANGED, planned.action());
    assertEquals("equal; --strict would renew the oneOf list of R (+b +c -x)", planned.reason());
  }

  @Test
  void with_strict_it_is_drift() {
    PlannedScript planned = plan(STRICT, CURRENT, AUTHORS, following("web", "c,b,a"));

    assertEquals(Action.UPDATE, planned.action());
    assertEquals("the oneOf list of R (the order) differs", planned.reason());
    assertEquals("a,b,c", list(planned));
  }

  @Test
  void a_list_that_is_the_platforms_is_equal_whatever_the_author_wrote() {
    PlannedScript planned = plan(STRICT, CURRENT, AUTHORS, following("web", "a,b,c"));

    assertEquals(Action.UNCHANGED, planned.action());
    assertEquals("equal", planned.reason());
  }

  @Test
  void an_update_for_another_reason_renews_it() {
    PlannedScript planned =
        plan(PLAIN, CURRENT, withDescription(AUTHORS, "New"), following("web", "a"));

    assertEquals(Action.UPDATE, planned.action());
    assertEquals("description and the oneOf list of R (+b +c) differ", planned.reason());
    assertEquals("a,b,c", list(planned));
  }

  @Test
  void what_the_platform_did_not_tell_never_changes_an_account() {
    PlannedScript planned = plan(STRICT, BUILT_IN, AUTHORS, following("web", "a,b,c,newest"));

    assertEquals(Action.UNCHANGED, planned.action());
    assertEquals(
        "equal; the oneOf list of R may be out of date, the platform's is not known",
        planned.reason());
  }

  @Test
  void an_update_for_another_reason_keeps_the_accounts_list_when_the_platform_did_not_tell() {
    PlannedScript planned =
        plan(STRICT, BUILT_IN, withDescription(AUTHORS, "New"), following("web", "a,newest"));

    assertEquals(Action.UPDATE, planned.action());
    assertEquals("description differs", planned.reason());
    assertEquals("a,newest", list(planned));
  }

  @Test
  void anything_else_in_the_same_tag_is_a_difference() {
    Manifest held =
        withScript(AUTHORS, AUTHORS.script().replace("label=\"r\"", "label=\"Region\""));

    PlannedScript planned = plan(PLAIN, CURRENT, AUTHORS, held);

    assertEquals(Action.UPDATE, planned.action());
    assertEquals("script and the oneOf list of R (+c) differ", planned.reason());
  }

  @Test
  void an_account_that_lacks_the_field_differs_in_its_script() {
    PlannedScript planned = plan(PLAIN, CURRENT, AUTHORS, withScript(AUTHORS, "#!/bin/sh\necho\n"));

    assertEquals("script differs", planned.reason());
    assertEquals("a,b,c", list(planned));
  }

  @Test
  void many_changes_are_counted_and_lists_joined() {
    String text =
        AUTHORS.script()
            + "# <UDF name=\"S\" label=\"s\" oneOf=\"a\" />\n"
            + "# <UDF name=\"T\" label=\"t\" oneOf=\"a\" />\n";
    Manifest two =
        new Manifest(
            "web",
            "",
            List.of("linode/debian12"),
            false,
            text,
            Map.of("S", Manifest.REGIONS, "R", Manifest.REGIONS));
    PlatformLists nine =
        new PlatformLists(
            Map.of(Manifest.REGIONS, List.of("a", "b", "c", "d", "e", "f", "g", "h", "i")), true);

    assertEquals(
        "equal; --strict would renew the oneOf lists of R and S (+c +d +e +f +g +h and 2 more)",
        plan(PLAIN, nine, two, two).reason());
    assertEquals(
        "the oneOf lists of R and S (+c +d +e +f +g +h and 2 more) differ",
        plan(STRICT, nine, two, two).reason());
  }

  @Test
  void as_many_changes_as_are_shown_are_not_counted_besides() {
    PlatformLists seven =
        new PlatformLists(
            Map.of(Manifest.REGIONS, List.of("a", "b", "c", "d", "e", "f", "g")), true);
    String text = "#!/bin/bash\n# <UDF name=\"R\" label=\"r\" oneOf=\"a\" />\n";
    Manifest one =
        new Manifest(
            "web", "", List.of("linode/debian12"), false, text, Map.of("R", Manifest.REGIONS));

    assertEquals(
        "the oneOf list of R (+b +c +d +e +f +g) differs", plan(STRICT, seven, one, one).reason());
  }

  @Test
  void after_an_update_the_next_plan_is_without_drift() {
    for (PlatformLists lists : List.of(CURRENT, BUILT_IN)) {
      PlannedScript first =
          plan(STRICT, lists, withDescription(AUTHORS, "New"), following("web", "\nx,\r\ny"));
      PublishedScript updated = new PublishedScript(7, first.wanted().orElseThrow(), List.of());

      PlannedScript next =
          new Planner(STRICT, lists)
              .plan(folder(withDescription(AUTHORS, "New")), List.of(updated))
              .scripts()
              .get(0);

      assertEquals(Action.UNCHANGED, next.action(), lists.toString());
    }
  }

  @Test
  void a_list_may_be_current_although_another_is_not() {
    PlatformLists mixed = new PlatformLists(Map.of("x", List.of(), "y", List.of()), Set.of("y"));

    assertTrue(mixed.isCurrent("x") && !mixed.isCurrent("y") && !mixed.isCurrent("z"));
    assertTrue(!mixed.areCurrent());
  }

  private static String list(PlannedScript planned) {
    return OneOfList.value(planned.wanted().orElseThrow().script(), "R").orElseThrow();
  }

  private static PlannedScript plan(
      PlanOptions options, PlatformLists lists, Manifest wanted, Manifest... held) {
    List<PublishedScript> own =
        List.of(held).stream()
            .map(manifest -> new PublishedScript(7, content(manifest), List.of()))
            .toList();
    return new Planner(options, lists).plan(folder(wanted), own).scripts().get(0);
  }

  private static PlatformLists lists(boolean areCurrent) {
    return new PlatformLists(Map.of(Manifest.REGIONS, List.of("a", "b", "c")), areCurrent);
  }
}
