package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.cli.Shell.Result;
import dev.replinode.cli.render.Terminal;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.publish.Revision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A folder to the account: what is printed, what is sent, and how it ends. */
class PublishCommandTest {
  private final Shell shell = new Shell();
  private final FakeFolder folder = new FakeFolder().add("web").add("db");

  @BeforeEach
  void use_the_folder() {
    shell.sessions().local().folders(folder);
  }

  @Test
  void what_the_account_lacks_is_created() {
    Result result = shell.run("publish", "scripts").exits(0);

    assertEquals(
        """
        + create    db: the account has none of that label
        + create    web: the account has none of that label
        2 created, 0 updated, 0 unchanged.
        """,
        result.out());
    assertEquals(List.of("✓ created   db", "✓ created   web"), created(result));
    assertEquals(List.of("scripts.create db", "scripts.create web"), sorted(changes()));
  }

  @Test
  void what_is_equal_is_left_alone() {
    shell.cloud().scripts().add(7, FakeFolder.content("web", FakeFolder.text("true")));
    shell.cloud().scripts().add(8, FakeFolder.content("db", FakeFolder.text("true")));

    Result result = shell.run("publish", "scripts").exits(0);

    assertEquals(
        """
        = unchanged db (StackScript 8): equal
        = unchanged web (StackScript 7): equal
        0 created, 0 updated, 2 unchanged.
        """,
        result.out());
    assertEquals("", result.err());
    assertEquals(List.of(), changes());
  }

  @Test
  void many_equal_scripts_are_only_counted() {
    for (int i = 0; i < 6; i++) {
      folder.add("more-" + i);
    }
    shell.run("publish", "scripts").exits(0);
    folder.add("web", false, FakeFolder.text("false"));

    Result result = shell.run("publish", "scripts", "--no-diff", "--dry-run").exits(0);

    assertEquals(2, result.lines().size(), result.out());
    assertTrue(
        result.lines().get(0).matches("~ update    web \\(StackScript 10\\d\\d\\): script differs"),
        result.out());
    assertEquals("Dry run: 0 to create, 1 to update, 7 unchanged.", result.lines().get(1));
  }

  @Test
  void an_update_shows_what_differs_in_settings_and_text() {
    shell.cloud().scripts().add(7, FakeFolder.content("web", "#!/bin/bash\nold\r\n"));
    shell.cloud().scripts().add(8, FakeFolder.content("db", FakeFolder.text("true")));

    Result result = shell.run("publish", "scripts", "--no-diff").exits(0);

    assertEquals(
        """
        = unchanged db (StackScript 8): equal
        ~ update    web (StackScript 7): script differs
        0 created, 1 updated, 1 unchanged.
        """,
        result.out());
    shell.cloud().scripts().add(7, FakeFolder.content("web", "#!/bin/bash\n\u001b[2J\r\nend"));
    assertEquals(
        """
        = unchanged db (StackScript 8): equal
        ~ update    web (StackScript 7): script differs
        --- StackScript 7 script
        +++ web/script.sh
        @@ -1,3 +1,2 @@
         #!/bin/bash
        -\\u001b[2J\\r
        -end
        \\ No newline at end of file
        +true
        Dry run: 0 to create, 1 to update, 1 unchanged.
        """,
        shell.run("publish", "scripts", "--dry-run").exits(0).out());
  }

  @Test
  void settings_are_compared_a_line_each() {
    folder.add(
        new Manifest(
            "web",
            "New words",
            List.of("linode/ubuntu24.04", "linode/debian12"),
            false,
            FakeFolder.text("true"),
            Map.of()));
    shell.cloud().scripts().add(7, FakeFolder.content("web", FakeFolder.text("true")));

    Result result = shell.run("publish", "scripts", "--dry-run", "--only", "web").exits(0);

    assertEquals(
        """
        ~ update    web (StackScript 7): description and images differ
        --- StackScript 7 settings
        +++ web/manifest.yaml
        @@ -1,5 +1,6 @@
         label: web
        -description: About web
        +description: New words
         images:
         - linode/debian12
        +- linode/ubuntu24.04
         public: false
        Dry run: 0 to create, 1 to update, 0 unchanged.
        """,
        result.out());
  }

  @Test
  void colours_are_for_a_terminal_that_wants_them() {
    shell.cloud().scripts().add(7, FakeFolder.content("web", FakeFolder.text("old")));
    String[] args = {"publish", "scripts", "--dry-run"};

    String coloured = shell.run(new Terminal(true, true, 80, true), args).exits(0).out();
    String plain = shell.run(new Terminal(true, true, 80, false), args).exits(0).out();

    assertTrue(coloured.contains("\u001b[32m+ create    db"), coloured);
    assertTrue(coloured.contains("\u001b[31m-old\u001b[0m\n\u001b[32m+true\u001b[0m"), coloured);
    assertEquals(plain, coloured.replaceAll("\u001b\\[\\d+m", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--check", "--dry-run", "--check --dry-run", "--check --strict --yes"})
  void looking_sends_nothing(String options) {
    shell.cloud().scripts().addOurs(5, FakeFolder.content("gone", FakeFolder.text("true")));

    String[] args = ("publish scripts --prune " + options).split(" ");
    shell.run(args).exits(options.contains("--check") ? 1 : 0);

    assertEquals(List.of(), changes());
    assertEquals(List.of(), shell.sessions().questions());
  }

  @Test
  void check_says_by_its_exit_code_whether_something_would_be_sent() {
    Result before = shell.run("publish", "scripts", "--check").exits(1);
    shell.run("publish", "scripts").exits(0);
    Result after = shell.run("publish", "scripts", "--check").exits(0);

    assertTrue(
        before.out().endsWith("Drift: 2 to create, 0 to update, 0 unchanged.\n"), before.out());
    assertEquals("", before.err());
    assertTrue(
        after.out().endsWith("In sync: 0 to create, 0 to update, 2 unchanged.\n"), after.out());
  }

  @Test
  void a_conflict_is_refused_and_nothing_is_sent() {
    shell.cloud().scripts().add(5, FakeFolder.content("web", FakeFolder.text("true")));
    shell.cloud().scripts().add(6, FakeFolder.content("web", FakeFolder.text("true")));

    Result result = shell.run("publish", "scripts", "--yes").exits(3);

    assertTrue(
        result.out().contains("! conflict  web: 2 own scripts of that label: 5, 6\n"),
        result.out());
    assertEquals(
        List.of(
            "error: publish: a person has to decide first, so nothing was sent",
            "  web: 2 own scripts of that label: 5, 6",
            "hint: settle it in Cloud Manager or in the folder, or publish others with --only LABEL"),
        result.errors());
    assertEquals(List.of(), changes());
    shell.run("publish", "scripts", "--dry-run").exits(3);
    assertEquals("", shell.run("publish", "scripts", "--check").exits(1).err());
  }

  @Test
  void only_the_scripts_that_are_named() {
    shell.run("publish", "scripts", "--only", "web").exits(0);

    assertEquals(List.of("scripts.create web"), changes());
  }

  @Test
  void without_a_folder_the_library_is_published_and_nothing_is_called_an_orphan() {
    shell.cloud().scripts().addOurs(5, FakeFolder.content("other", FakeFolder.text("true")));

    Result result = shell.run("publish").exits(0);

    assertEquals(
        """
        + create    replinode-replicate-bucket: the account has none of that label
        1 created, 0 updated, 0 unchanged.
        """,
        result.out());
  }

  @Test
  void the_revision_is_told_and_kept() {
    shell.sessions().local().revision(new Revision("0123456789ab", false));

    Result result = shell.run("publish", "scripts", "--only", "web").exits(0);

    assertEquals("✓ revision  git 0123456789ab, with changes", result.errors().get(0));
    String note = shell.cloud().scripts().all().get(0).usage().revisionNote();
    assertTrue(note.endsWith(" git:0123456789ab dirty"), note);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "publish scripts --only wbe | label wbe: scripts has no script of that label",
        "publish scripts --prune --only web | with --only nobody looks for what DIR lacks",
        "publish --prune | name the folder that tells what is to stay",
        "publish --only web | label web: the built-in library has no script of that label",
        "publish a b | 'b' is one word too many",
      })
  void wrong_usage_opens_no_session(String line) {
    String[] parts = line.split(" \\| ", -1);

    Result result = shell.run(parts[0].split(" ", -1)).exits(2);

    assertTrue(result.err().contains(parts[1]), result.err());
    assertEquals(0, shell.sessions().opened());
  }

  @Test
  void near_matches_of_a_wrong_label_are_told() {
    assertEquals(
        "hint: did you mean web?",
        shell.run("publish", "scripts", "--only", "wbe").errors().get(1));
  }

  @Test
  void mistakes_of_the_folder_are_all_told_before_a_session_is_opened() {
    folder.fail(
        ReplinodeException.usage("scripts", "2 mistakes").reasons(List.of("a: one", "b: two")));

    Result result = shell.run("publish", "scripts").exits(2);

    assertEquals(
        List.of(
            "error: scripts: 2 mistakes", "  a: one", "  b: two", "hint: replinode publish --help"),
        result.errors());
    assertEquals(0, shell.sessions().opened());
  }

  @Test
  void help_names_every_option() {
    String help = shell.run("publish", "--help").exits(0).out();

    for (String option :
        List.of("--dry-run", "--check", "--strict", "--prune", "--only", "--yes", "--no-diff")) {
      assertTrue(help.contains(option), help);
    }
  }

  private List<String> changes() {
    return shell.cloud().calls().changes();
  }

  private static List<String> sorted(List<String> calls) {
    return calls.stream().sorted().toList();
  }

  private static List<String> created(Result result) {
    return result.errors().stream()
        .map(line -> line.replaceFirst(" \\(StackScript \\d+\\)$", ""))
        .sorted()
        .toList();
  }
}
