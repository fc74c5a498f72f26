package dev.replinode.domain.publish;

import static dev.replinode.fake.ScriptSamples.content;
import static dev.replinode.fake.ScriptSamples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.PulledScript.Action;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PullerTest {
  private static final Path FOLDER = Path.of("somewhere");

  private final FakeCloud cloud = new FakeCloud();
  private final Puller puller =
      new Puller(cloud.scripts(), (folder, scripts, force) -> written(folder, scripts, force));

  private static List<PulledScript> written(
      Path folder, List<PublishedScript> scripts, boolean force) {
    return scripts.stream()
        .map(
            script ->
                new PulledScript(
                    script.content().label(),
                    script.id(),
                    force ? Action.UPDATED : Action.CREATED,
                    folder.toString()))
        .toList();
  }

  @BeforeEach
  void an_account_with_twins() {
    cloud.scripts().add(9, content(manifest("db")));
    cloud.scripts().add(7, content(manifest("web")));
    cloud.scripts().add(3, content(manifest("web")));
  }

  @Test
  void every_own_script_is_written_by_label_and_id_after_one_listing() {
    Pulled pulled = puller.pull(FOLDER, Set.of(), false);

    assertEquals(List.of(9L, 3L, 7L), pulled.scripts().stream().map(PulledScript::id).toList());
    assertEquals("somewhere", pulled.scripts().get(0).manifestFile());
    assertEquals(List.of("scripts.allOwn "), cloud.calls().made());
  }

  @Test
  void twins_are_a_warning() {
    assertEquals(
        List.of(
            "web: 2 own scripts of that label: 3, 7; publish refuses this label until all but one"
                + " are removed from the account and from the folder"),
        puller.pull(FOLDER, Set.of(), true).warnings());
    assertEquals(List.of(), puller.pull(FOLDER, Set.of("db"), true).warnings());
  }

  @Test
  void only_the_labels_that_are_asked_for_are_written() {
    Pulled pulled = puller.pull(FOLDER, Set.of("db"), true);

    assertEquals(List.of("db"), pulled.scripts().stream().map(PulledScript::label).toList());
    assertEquals(Action.UPDATED, pulled.scripts().get(0).action());
  }

  @Test
  void a_label_that_the_account_lacks_is_told_with_what_may_have_been_meant() {
    ReplinodeException failure = Samples.failure(() -> puller.pull(FOLDER, Set.of("wbe"), false));

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals("label wbe: the account has no script of that label", failure.getMessage());
    assertEquals(Optional.of("did you mean web?"), failure.hint());
  }
}
