package dev.replinode.domain.publish;

import static dev.replinode.fake.ScriptSamples.PLAIN;
import static dev.replinode.fake.ScriptSamples.asPublic;
import static dev.replinode.fake.ScriptSamples.content;
import static dev.replinode.fake.ScriptSamples.folder;
import static dev.replinode.fake.ScriptSamples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.PlannedScript.Action;
import dev.replinode.fake.Calls;
import dev.replinode.fake.Failures;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FakeScripts;
import dev.replinode.fake.FlakyScripts;
import dev.replinode.fake.FlakyScripts.Fate;
import dev.replinode.fake.FlakyScripts.Killed;
import dev.replinode.fake.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The platform never removes a public script: only the one that stays becomes public. */
class PublicScriptsTest {
  private static final Manifest WEB = asPublic(manifest("web"));

  private final FakeCloud cloud = new FakeCloud();
  private final FakeScripts scripts = cloud.scripts();
  private final Calls calls = cloud.calls();
  private final List<AppliedScript> applied = new ArrayList<>();

  @Test
  void one_is_made_private_and_shown_when_no_twin_is_to_be_seen() {
    calls.before("scripts.update", () -> assertEquals(List.of(content(manifest("web"))), held()));

    apply(folder(WEB));

    assertEquals(List.of("scripts.create web", "scripts.update 1001"), calls.changes());
    assertEquals(List.of(content(WEB)), held());
    assertEquals(List.of(new AppliedScript("web", 1001, Action.CREATE)), applied);
  }

  @Test
  void of_two_that_one_create_made_the_first_becomes_public_and_the_other_goes() {
    calls.before("scripts.create", () -> scripts.addOurs(7, content(manifest("web"))));

    apply(folder(WEB));

    assertEquals(List.of(content(WEB)), held());
    assertEquals(
        List.of(
            new AppliedScript("web", 1001, Action.CREATE),
            new AppliedScript("web", 1001, Action.DELETE),
            new AppliedScript("web", 7, Action.UPDATE)),
        applied);
  }

  @Test
  void where_another_publisher_was_faster_its_public_one_is_the_one() {
    calls.before("scripts.create", () -> scripts.addOurs(7, content(WEB)));

    apply(folder(WEB));

    assertEquals(List.of(7L), scripts.all().stream().map(PublishedScript::id).toList());
    assertEquals(Action.DELETE, applied.get(1).action());
  }

  @Test
  void a_create_without_an_answer_takes_another_publishers_public_one_as_it_is() {
    calls.before(
        "scripts.create",
        () -> {
          scripts.addOurs(7, content(WEB));
          throw Failures.noAnswer();
        });

    apply(folder(WEB));

    assertEquals(List.of("scripts.create web"), calls.changes());
    assertEquals(List.of(content(WEB)), held());
  }

  @Test
  void a_create_without_an_answer_is_shown_too() {
    calls.loseAnswer("scripts.create", Failures.noAnswer());

    apply(folder(WEB));

    assertEquals(List.of(content(WEB)), held());
    assertEquals(List.of(new AppliedScript("web", 1001, Action.CREATE)), applied);
  }

  @Test
  void one_that_cannot_be_shown_is_named() {
    calls.fail("scripts.update", Failures.unreachable());

    ReplinodeException failure = Samples.failure(() -> apply(folder(WEB)));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertEquals(List.of(left(1001)), failure.reasons());
    assertEquals(List.of(), applied);
  }

  @Test
  void none_is_shown_when_twins_could_not_be_looked_for() {
    calls.before("scripts.create", () -> calls.fail("scripts.allOwn", Failures.unreachable()));

    ReplinodeException failure = Samples.failure(() -> apply(folder(WEB)));

    assertEquals(List.of(left(1001)), failure.reasons());
    assertEquals(List.of("scripts.create web"), calls.changes());
  }

  @Test
  void the_single_publisher_shows_it_last_as_well() {
    calls.before("scripts.create", () -> scripts.addOurs(7, content(manifest("web"))));

    Publication published = new Publisher(scripts).publish(content(WEB));

    assertEquals(7, published.script().id());
    assertEquals(List.of(content(WEB)), held());
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void cut_at_any_call_and_repeated_each_is_there_once_and_public(Fate fate) {
    List<FolderScript> folder = folder(WEB, asPublic(manifest("db")), manifest("mail"));
    for (int cut = 1; cut <= 10; cut++) {
      FakeScripts account = new FakeCloud().scripts();
      int at = cut;
      attempt(account, folder, number -> number == at ? fate : Fate.WORKS);

      publish(account, folder, new ArrayList<>());

      assertEquals(
          List.of(asPublic(manifest("db")), manifest("mail"), WEB).stream()
              .map(manifest -> content(manifest))
              .toList(),
          held(account),
          fate + " at call " + cut);
    }
  }

  private static String left(long id) {
    return "StackScript "
        + id
        + " (web): it is made and still private; published again, it becomes public";
  }

  private static void attempt(
      FakeScripts account, List<FolderScript> folder, IntFunction<Fate> fates) {
    FlakyScripts line = new FlakyScripts(account, fates);
    try {
      publish(line, folder, new ArrayList<>());
    } catch (ReplinodeException | Killed e) {
      assertTrue(line.calls() > 0, "it was the line that failed");
    }
  }

  private void apply(List<FolderScript> folder) {
    publish(scripts, folder, applied);
  }

  private static void publish(
      StackScripts account, List<FolderScript> folder, List<AppliedScript> applied) {
    FolderPublisher publisher =
        new FolderPublisher(account, names -> PlatformLists.NONE, new FakeCloud().waiter());
    publisher.apply(publisher.plan(folder, PLAIN), Optional.empty(), applied::add);
  }

  private List<ScriptContent> held() {
    return held(scripts);
  }

  private static List<ScriptContent> held(FakeScripts account) {
    return account.all().stream()
        .map(PublishedScript::content)
        .sorted((one, other) -> one.label().compareTo(other.label()))
        .toList();
  }
}
