package dev.replinode.domain.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.Publication.Action;
import dev.replinode.fake.Calls;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeScripts;
import dev.replinode.fake.Samples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublisherTest {
  private static final ScriptContent WANTED = Samples.MANIFEST.content(Map.of());

  private final FakeCloud cloud = new FakeCloud();
  private final FakeScripts scripts = cloud.scripts();
  private final Calls calls = cloud.calls();
  private final Publisher publisher = new Publisher(scripts);

  @Test
  void what_is_not_there_is_created() {
    Publication published = publisher.publish(WANTED);

    assertEquals(Action.CREATED, published.action());
    assertEquals("created", published.action().word());
    assertEquals(scripts.all(), List.of(published.script()));
    assertEquals(WANTED, published.script().content());
  }

  @Test
  void what_is_equal_is_left_alone() {
    scripts.add(7, WANTED);

    Publication published = publisher.publish(WANTED);

    assertEquals(Action.UNCHANGED, published.action());
    assertEquals(7, published.script().id());
    assertEquals(List.of(), calls.changes());
  }

  @Test
  void what_differs_is_updated_in_place() {
    scripts.add(7, changed(WANTED, "other", false));

    Publication published = publisher.publish(WANTED);

    assertEquals(Action.UPDATED, published.action());
    assertEquals(List.of("scripts.update 7"), calls.changes());
    assertEquals(WANTED, scripts.all().get(0).content());
  }

  @Test
  void a_public_script_is_not_made_private() {
    scripts.add(7, changed(WANTED, "other", true));

    ReplinodeException failure = Samples.failure(() -> publisher.publish(WANTED));

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals("StackScript 7 (replinode-replicate-bucket)", failure.what());
    assertEquals(
        Optional.of("give StackScript 7 another label in Cloud Manager, then run it again"),
        failure.hint());
    assertEquals(List.of(), calls.changes());
    assertEquals(failure.why(), Samples.failure(() -> publisher.outlook(WANTED)).why());
  }

  @Test
  void one_that_only_is_public_is_used_as_it_is() {
    scripts.add(7, changed(WANTED, WANTED.description(), true));

    assertEquals(Action.UNCHANGED, publisher.outlook(WANTED).action());
    Publication published = publisher.publish(WANTED);

    assertEquals(Action.UNCHANGED, published.action());
    assertEquals(7, published.script().id());
    assertEquals(List.of(), calls.changes());
  }

  @Test
  void a_create_without_an_answer_is_looked_up_and_not_sent_again() {
    calls.loseAnswer("scripts.create", Failures.noAnswer());

    Publication published = publisher.publish(WANTED);

    assertEquals(Action.CREATED, published.action());
    assertEquals(1, scripts.all().size());
    assertEquals(1, calls.made("scripts.create").size());
  }

  @Test
  void a_create_that_left_nothing_is_told() {
    calls.fail("scripts.create", Failures.noAnswer());

    ReplinodeException failure = Samples.failure(() -> publisher.publish(WANTED));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertEquals(List.of(), scripts.all());
  }

  @Test
  void a_refused_create_is_told_and_not_looked_up() {
    calls.fail("scripts.create", Failures.refused());

    assertEquals(Kind.REFUSED, Samples.failure(() -> publisher.publish(WANTED)).kind());
    assertEquals(1, calls.made("scripts.findOwn").size());
  }

  @Test
  void of_twins_made_at_once_the_lowest_id_stays() {
    calls.before("scripts.create", () -> scripts.add(7, WANTED));

    Publication published = publisher.publish(WANTED);

    assertEquals(7, published.script().id());
    assertEquals(List.of(7L), scripts.all().stream().map(PublishedScript::id).toList());
  }

  @Test
  void a_later_twin_is_left_to_its_own_maker() {
    calls.before("scripts.create", () -> scripts.add(2000, WANTED));

    Publication published = publisher.publish(WANTED);

    assertEquals(1001, published.script().id());
    assertEquals(List.of(), calls.made("scripts.delete"));
  }

  @Test
  void twins_that_a_command_which_was_cut_has_left_go() {
    scripts.addOurs(7, WANTED);
    scripts.addOurs(9, WANTED);
    scripts.add(11, WANTED);
    scripts.addOurs(13, changed(WANTED, "other", false));
    scripts.add(15, WANTED, new Usage(0, 1, Optional.empty(), note(WANTED)));

    assertEquals(7, publisher.publish(WANTED).script().id());
    assertEquals(List.of("scripts.delete 9"), calls.changes());
  }

  @Test
  void what_a_create_without_an_answer_made_more_than_once_goes() {
    calls.loseAnswer("scripts.create", Failures.noAnswer());
    calls.before(
        "scripts.create",
        () -> calls.before("scripts.findOwn", () -> scripts.addOurs(2000, WANTED)));

    publisher.publish(WANTED);

    assertEquals(List.of(1001L), scripts.all().stream().map(PublishedScript::id).toList());
  }

  private static String note(ScriptContent content) {
    return RevisionNote.of(content, Optional.empty()).text();
  }

  @Test
  void of_two_that_are_there_the_lowest_is_used_and_none_removed() {
    scripts.add(9, changed(WANTED, "other", false));
    scripts.add(7, WANTED);

    assertEquals(7, publisher.publish(WANTED).script().id());
    assertEquals(List.of(), calls.changes());
  }

  @Test
  void fields_that_the_platform_reads_differently_are_refused() {
    scripts.parser(text -> List.of());

    ReplinodeException failure = Samples.failure(() -> publisher.publish(WANTED));

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals(
        "the platform reads other user-defined fields out of it than were meant", failure.why());
  }

  private static ScriptContent changed(ScriptContent from, String description, boolean isPublic) {
    return new ScriptContent(
        from.label(), description, Set.of("linode/ubuntu22.04"), isPublic, from.script());
  }
}
