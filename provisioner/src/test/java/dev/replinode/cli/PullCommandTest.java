package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.cli.Shell.Result;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.PulledScript;
import dev.replinode.domain.publish.PulledScript.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account to a folder: what is printed and how it ends; files are the writer's business. */
class PullCommandTest {
  @TempDir Path temporary;

  private final Shell shell = new Shell();
  private final List<Boolean> forced = new ArrayList<>();
  private Action action = Action.CREATED;

  @BeforeEach
  void use_a_writer() {
    shell.sessions().local().writer((folder, scripts, force) -> written(scripts, force));
    shell.cloud().scripts().add(7, FakeFolder.content("web", FakeFolder.text("true")));
    shell.cloud().scripts().add(8, FakeFolder.content("db", FakeFolder.text("true")));
  }

  private List<PulledScript> written(List<PublishedScript> scripts, boolean force) {
    forced.add(force);
    return scripts.stream()
        .map(
            script ->
                new PulledScript(
                    script.content().label(),
                    script.id(),
                    action,
                    script.content().label() + "/manifest.yaml"))
        .toList();
  }

  @Test
  void a_line_a_script_that_was_written_and_a_sum() {
    Result result = shell.run("pull", "out").exits(0);

    assertEquals(
        """
        created   db (StackScript 8) db/manifest.yaml
        created   web (StackScript 7) web/manifest.yaml
        out: 2 created, 0 updated, 0 unchanged.
        """,
        result.out());
    assertEquals("", result.err());
    assertEquals(List.of(false), forced);
    assertEquals(List.of("scripts.allOwn "), shell.cloud().calls().made());
  }

  @Test
  void what_is_unchanged_is_only_counted() {
    action = Action.UNCHANGED;

    assertEquals(
        "out: 0 created, 0 updated, 2 unchanged.\n",
        shell.run("pull", "out", "--force").exits(0).out());
    assertEquals(List.of(true), forced);
  }

  @Test
  void only_the_scripts_that_are_named() {
    Result result = shell.run("pull", "out", "--only", "db").exits(0);

    assertEquals(2, result.lines().size(), result.out());
    Result unknown = shell.run("pull", "out", "--only", "wbe").exits(3);
    assertEquals(
        List.of(
            "error: label wbe: the account has no script of that label", "hint: did you mean web?"),
        unknown.errors());
  }

  @Test
  void twins_are_told_as_a_warning() {
    shell.cloud().scripts().add(9, FakeFolder.content("web", FakeFolder.text("false")));

    Result result = shell.run("pull", "out", "--quiet").exits(0);

    assertTrue(
        result.err().startsWith("warning: web: 2 own scripts of that label: 7, 9"), result.err());
  }

  @Test
  void the_document() {
    shell.cloud().scripts().add(9, FakeFolder.content("web", FakeFolder.text("false")));

    JsonObject json = shell.run("pull", "out", "--output", "json").exits(0).json();

    assertEquals(Set.of("scripts", "warnings"), json.keySet());
    assertEquals(
        "{\"label\":\"db\",\"id\":8,\"action\":\"created\",\"file\":\"db/manifest.yaml\"}",
        json.getAsJsonArray("scripts").get(0).toString());
    shell.cloud().scripts().delete(9);
    assertFalse(shell.run("pull", "out", "--output", "json").exits(0).json().has("warnings"));
  }

  @Test
  void files_that_would_be_overwritten_are_named() {
    shell
        .sessions()
        .local()
        .writer(
            (folder, scripts, force) -> {
              throw ReplinodeException.refused("out", "files differ")
                  .reasons(List.of("web/script.sh"));
            });

    Result result = shell.run("pull", "out").exits(3);

    assertEquals(List.of("error: out: files differ", "  web/script.sh"), result.errors());
    assertEquals("", result.out());
  }

  @Test
  void a_file_is_no_folder_and_no_session_is_opened() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    Result result = shell.run("pull", file.toString()).exits(2);
    shell.run("pull").exits(2);

    assertEquals(
        List.of("error: " + file + ": it is not a folder", "hint: replinode pull --help"),
        result.errors());
    assertEquals(0, shell.sessions().opened());
  }
}
