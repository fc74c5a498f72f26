package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.cli.render.Terminal;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.RevisionNote;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.publish.Usage;
import dev.replinode.fake.FakeScripts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The account's scripts as a table. */
class ScriptsCommandTest {
  private static final String FIELD = "# <UDF name=\"A\" label=\"a\" />";

  private final Shell shell = new Shell();
  private final FakeFolder folder = new FakeFolder();

  @BeforeEach
  void use_the_folder() {
    shell.sessions().local().folders(folder);
  }

  @Test
  void an_account_without_scripts() {
    assertEquals(
        "The account has no StackScripts of its own.\n", shell.run("scripts").exits(0).out());
  }

  @Test
  void without_a_folder_the_note_tells_whether_it_was_edited() {
    ScriptContent web = FakeFolder.content("web", FakeFolder.text(FIELD));
    add(
        7,
        web,
        2,
        31,
        Duration.ofDays(3),
        RevisionNote.of(web, Optional.empty()).text() + " git:x");
    ScriptContent db = FakeFolder.content("db", FakeFolder.text("true"));
    add(8, db, 0, 0, Duration.ofMinutes(125), RevisionNote.of(web, Optional.empty()).text());
    shell.cloud().scripts().add(9, FakeFolder.content("by hand", FakeFolder.text("true")));

    assertEquals(
        """
        LABEL    ID  VISIBILITY  FIELDS  ACTIVE  TOTAL  AGE  DRIFT
        by hand  9   private     0       0       0      -    -
        db       8   private     0       0       0      2h   edited
        web      7   private     1       2       31     3d   in sync
        """,
        shell.run("scripts").exits(0).out());
    assertEquals(List.of("scripts.allOwn "), shell.cloud().calls().made());
  }

  @Test
  void with_a_folder_the_plan_tells_it() {
    folder.add("web").add("db").add("new");
    shell.cloud().scripts().add(7, FakeFolder.content("web", FakeFolder.text("true")));
    shell.cloud().scripts().add(8, FakeFolder.content("db", FakeFolder.text("edited")));
    shell.cloud().scripts().addOurs(9, FakeFolder.content("other", FakeFolder.text("true")));
    shell.cloud().scripts().add(10, FakeFolder.content("new", FakeFolder.text("1")));
    shell.cloud().scripts().add(11, FakeFolder.content("new", FakeFolder.text("2")));
    folder.add("lacking");

    assertEquals(
        """
        LABEL  ID  VISIBILITY  FIELDS  ACTIVE  TOTAL  AGE  DRIFT
        db     8   private     0       0       0      -    differs
        new    10  private     0       0       0      -    conflict
        new    11  private     0       0       0      -    conflict
        other  9   private     0       0       0      -    not in DIR
        web    7   private     0       0       0      -    in sync
        Not in the account: lacking
        """,
        shell.run("scripts", "dir").exits(0).out());
    assertEquals(List.of(), shell.cloud().calls().changes());
  }

  @Test
  void a_twin_that_the_next_publish_removes_is_named_as_one() {
    folder.add("web");
    shell.cloud().scripts().addOurs(7, FakeFolder.content("web", FakeFolder.text("true")));
    shell.cloud().scripts().addOurs(9, FakeFolder.content("web", FakeFolder.text("true")));

    assertEquals(
        """
        LABEL  ID  VISIBILITY  FIELDS  ACTIVE  TOTAL  AGE  DRIFT
        web    7   private     0       0       0      -    in sync
        web    9   private     0       0       0      -    twin
        """,
        shell.run("scripts", "dir").exits(0).out());
  }

  @Test
  void a_long_label_gives_way_to_the_terminal_and_control_characters_are_shown() {
    String label = "a-label-\u001b[2J-" + "x".repeat(80);
    shell.cloud().scripts().add(7, FakeFolder.content(label, FakeFolder.text("true")));

    List<String> lines = shell.run(new Terminal(true, false, 70), "scripts").exits(0).lines();

    assertTrue(lines.stream().allMatch(line -> line.length() <= 70), lines.toString());
    assertTrue(lines.get(1).startsWith("a-label-\\u001b[2J-"), lines.get(1));
    assertTrue(lines.get(1).contains("…  7 "), lines.get(1));
    String told =
        shell
            .run("scripts", "--output=json")
            .json()
            .getAsJsonArray("scripts")
            .get(0)
            .getAsJsonObject()
            .get("label")
            .getAsString();
    assertEquals(label, told);
  }

  @Test
  void the_document() {
    ScriptContent web = FakeFolder.content("web", FakeFolder.text(FIELD));
    add(7, web, 2, 31, Duration.ofDays(3), RevisionNote.of(web, Optional.empty()).text());
    shell.cloud().scripts().add(8, FakeFolder.content("by hand", FakeFolder.text("true")));
    FakeScripts scripts = shell.cloud().scripts();

    JsonObject json = shell.run("scripts", "--output", "json").exits(0).json();

    assertEquals(Set.of("scripts"), json.keySet());
    JsonObject hand = json.getAsJsonArray("scripts").get(0).getAsJsonObject();
    assertEquals(
        "{\"id\":8,\"label\":\"by hand\",\"isPublic\":false,\"fields\":0,\"deploymentsActive\":0,"
            + "\"deploymentsTotal\":0,\"publishedByReplinode\":false}",
        hand.toString());
    JsonObject ours = json.getAsJsonArray("scripts").get(1).getAsJsonObject();
    assertEquals(259_200, ours.get("ageSeconds").getAsLong());
    assertTrue(ours.get("publishedByReplinode").getAsBoolean());
    assertEquals("in sync", ours.get("drift").getAsString());
    assertEquals(
        Instant.parse(ours.get("updated").getAsString()),
        scripts.all().get(0).usage().updated().orElseThrow());
  }

  @Test
  void a_folder_with_mistakes_opens_no_session() {
    folder.fail(ReplinodeException.usage("dir", "it has mistakes"));

    shell.run("scripts", "dir").exits(2);

    assertEquals(0, shell.sessions().opened());
  }

  private void add(
      long id, ScriptContent content, int active, int total, Duration age, String note) {
    Instant updated = shell.cloud().time().instant().minus(age);
    shell.cloud().scripts().add(id, content, new Usage(active, total, Optional.of(updated), note));
  }
}
