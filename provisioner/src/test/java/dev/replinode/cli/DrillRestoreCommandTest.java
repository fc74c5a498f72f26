package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.cli.Shell.Result;
import dev.replinode.domain.drill.Canary;
import dev.replinode.domain.storage.MemoryStore;
import dev.replinode.fake.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Taking back, from the command line: only where the drill was is a thing's absence an answer. */
class DrillRestoreCommandTest {
  private static final String HEAD =
      "drill\td1\t2026-11-22T15:30:00Z\tmedia@jp-osa-1\tmedia-dr@us-iad-1\t";
  private static final String REPLICATOR = "intend\tREPLICATOR\tdrill-1a2b3c4d\n";

  @TempDir Path folder;

  private final Shell shell = new Shell();

  @BeforeEach
  void keep() {
    shell.sessions().local().journals(folder);
  }

  private Path journal(String rest) throws IOException {
    return Files.writeString(folder.resolve("pair.journal"), HEAD + rest + "\n" + REPLICATOR);
  }

  @Test
  void a_sandbox_cannot_tell_what_an_account_holds() throws IOException {
    Path journal = journal("account\t\t\thttps://api.linode.com\tada");

    Result result = shell.run("drill", "restore", "--sandbox").exits(2);

    assertTrue(result.err().contains("hint: replinode drill restore"), result::err);
    assertTrue(Files.exists(journal));
    assertEquals(0, shell.sessions().opened());
  }

  @Test
  void what_was_in_a_sandbox_went_with_it() throws IOException {
    Path journal = journal("sandbox\t\t\t\t");

    shell.run("drill", "restore", "--sandbox").exits(0);

    assertTrue(Files.notExists(journal));
  }

  @Test
  void another_users_account_is_not_enough() throws IOException {
    Path journal = journal("account\t\t\thttps://api.linode.com\teve");

    Result result = shell.run("drill", "restore").exits(4);

    assertTrue(result.err().contains("user eve at https://api.linode.com"), result::err);
    assertTrue(Files.exists(journal));
  }

  @Test
  void canaries_on_named_servers_need_no_account() throws IOException {
    shell.ownKeys();
    shell.sessions().fail(Failures.notAuthorized());
    MemoryStore a = shell.cloud().stores().store("a.example.com").bucket("media");
    shell.cloud().stores().store("b.example.com").bucket("media-dr");
    a.put("media", Canary.folder("d1") + "canary", "x");
    String account =
        "account\thttps://a.example.com\thttps://b.example.com\thttps://api.linode.com\t";
    Path journal =
        Files.writeString(
            folder.resolve("pair.journal"), HEAD + account + "\nintend\tCANARY\td1\n");

    shell.run("drill", "restore").exits(0);

    assertTrue(Files.notExists(journal));
    assertFalse(a.list("media", "").iterator().hasNext());
    journal("account\thttps://a.example.com\thttps://b.example.com\thttps://api.linode.com\tada");
    shell.run("drill", "restore").exits(4);
  }

  @Test
  void on_the_right_account_what_is_not_found_is_gone() throws IOException {
    Path journal = journal("account\t\t\thttps://api.linode.com\tada");

    Result result = shell.run("drill", "restore", "--quiet").exits(0);

    assertEquals(List.of("drill d1: taken back: replicator drill-1a2b3c4d"), result.lines());
    assertTrue(Files.notExists(journal));
  }
}
