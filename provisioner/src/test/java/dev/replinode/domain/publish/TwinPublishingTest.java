package dev.replinode.domain.publish;

import static dev.replinode.fake.ScriptSamples.PLAIN;
import static dev.replinode.fake.ScriptSamples.content;
import static dev.replinode.fake.ScriptSamples.folder;
import static dev.replinode.fake.ScriptSamples.manifest;
import static dev.replinode.fake.ScriptSamples.withDescription;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.PlannedScript.Action;
import dev.replinode.fake.Calls;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeScripts;
import dev.replinode.fake.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Several of one label: what is surely a left-over goes, anything else is left to a person. */
class TwinPublishingTest {
  private static final String BY_HAND =
      "keep one script of that label in Cloud Manager, then run it again";

  private final FakeCloud cloud = new FakeCloud();
  private final FakeScripts scripts = cloud.scripts();
  private final Calls calls = cloud.calls();
  private final List<AppliedScript> applied = new ArrayList<>();
  private final FolderPublisher publisher =
      new FolderPublisher(scripts, names -> PlatformLists.NONE, cloud.waiter());

  @Test
  void what_another_publisher_made_instead_is_brought_up_to_date() {
    calls.before(
        "scripts.create",
        () -> scripts.add(7, content(withDescription(manifest("web"), "Theirs"))));
    calls.loseAnswer("scripts.create", Failures.noAnswer());

    apply(folder(manifest("web")));

    assertEquals(
        List.of(
            new AppliedScript("web", 7, Action.UPDATE),
            new AppliedScript("web", 1001, Action.DELETE)),
        applied);
    assertEquals(List.of(7L), scripts.all().stream().map(PublishedScript::id).toList());
  }

  @Test
  void one_that_this_command_may_not_have_made_is_left_to_a_person() {
    calls.before(
        "scripts.create",
        () -> {
          scripts.addOurs(7, content(manifest("web")));
          scripts.add(8, content(manifest("web")));
          throw Failures.noAnswer();
        });

    ReplinodeException failure = Samples.failure(() -> apply(folder(manifest("web"))));

    assertEquals("label web", failure.what());
    assertEquals(
        "2 own scripts of that label: 7, 8; which of them this command made is not known",
        failure.why());
    assertEquals(2, scripts.all().size());
  }

  @Test
  void twins_that_could_not_be_settled_are_settled_by_the_next_publish() {
    calls.before("scripts.create", () -> scripts.addOurs(7, content(manifest("web"))));
    calls.fail("scripts.delete", Failures.unreachable());
    assertEquals(Kind.UNREACHABLE, Samples.failure(() -> apply(folder(manifest("web")))).kind());
    applied.clear();

    apply(folder(manifest("web")));

    assertEquals(List.of(new AppliedScript("web", 1001, Action.DELETE)), applied);
    assertEquals(List.of(7L), scripts.all().stream().map(PublishedScript::id).toList());
  }

  @Test
  void a_twin_that_was_deployed_since_the_plan_stays() {
    scripts.addOurs(7, content(manifest("web")));
    PublishedScript twin = scripts.addOurs(9, content(manifest("web")));
    Plan plan = publisher.plan(folder(manifest("web")), PLAIN);
    scripts.add(9, twin.content(), new Usage(0, 1, Optional.empty(), twin.usage().revisionNote()));

    ReplinodeException failure = Samples.failure(() -> apply(plan));

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals(Optional.of("see what became of it: replinode scripts"), failure.hint());
    assertEquals(List.of(), calls.changes());
  }

  @Test
  void a_twin_whose_removal_is_refused_is_left_to_a_person() {
    calls.before("scripts.create", () -> scripts.addOurs(7, content(manifest("web"))));
    calls.fail("scripts.delete", Failures.refused());

    assertEquals(
        Optional.of(BY_HAND), Samples.failure(() -> apply(folder(manifest("web")))).hint());
    calls.fail("scripts.delete", Failures.refused());
    assertEquals(
        Optional.of(BY_HAND), Samples.failure(() -> apply(folder(manifest("web")))).hint());
    calls.fail("scripts.delete", Failures.refused());
    assertEquals(
        Optional.of(BY_HAND),
        Samples.failure(() -> new Publisher(scripts).publish(content(manifest("web")))).hint());
  }

  private void apply(List<FolderScript> folder) {
    apply(publisher.plan(folder, PLAIN));
  }

  private void apply(Plan plan) {
    publisher.apply(plan, Optional.empty(), applied::add);
  }
}
