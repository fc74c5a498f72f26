package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.Journals.Open;
import dev.replinode.domain.drill.Journals.Owner;
import dev.replinode.domain.drill.Journals.Unfinished;
import dev.replinode.domain.drill.Undo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outlives a drill that was cut. */
class DrillJournalsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:30:00Z");
  private static final Undo CANARY = new Undo(Undo.Kind.CANARY, "d1");
  private static final Undo REPLICATOR = new Undo(Undo.Kind.REPLICATOR, "drill-1a2b3c4d");
  private static final Optional<Owner> OWNER =
      Optional.of(new Owner(URI.create("https://api.linode.com"), Optional.of("ada")));
  private static final Unfinished DRILL = drill(Optional.empty(), Optional.empty());

  @TempDir Path folder;

  private static Unfinished drill(Optional<URI> a, Optional<URI> b) {
    return new Unfinished(
        "pair", "d1", "media@jp-osa-1", a, "media-dr@us-iad-1", b, false, OWNER, NOW, List.of());
  }

  @Test
  void the_servers_of_the_users_own_are_kept() {
    DrillJournals journals = new DrillJournals(folder);
    Optional<URI> server = Optional.of(URI.create("https://b.example:9000"));
    try (Open journal = journals.open("pair", drill(Optional.empty(), server))) {
      journal.intend(CANARY);
    }

    Unfinished found = journals.unfinished().get(0);
    assertEquals(Optional.empty(), found.sourceEndpoint());
    assertEquals(server, found.destEndpoint());
    assertEquals("media-dr@us-iad-1", found.dest());
    assertEquals(OWNER, found.owner());
  }

  @Test
  void a_journal_of_an_earlier_version_is_still_read() throws IOException {
    Files.writeString(
        folder.resolve("pair.journal"),
        "drill\td1\t" + NOW + "\ta@x\tb@y\taccount\nintend\tCANARY\td1\n");

    Unfinished found = new DrillJournals(folder).unfinished().get(0);
    assertEquals(List.of(CANARY), found.undone());
    assertEquals("b@y", found.dest());
    assertEquals(Optional.empty(), found.destEndpoint());
    assertEquals(Optional.empty(), found.owner());
  }

  @Test
  void a_journal_that_tells_servers_and_no_account_is_still_read() throws IOException {
    Files.writeString(
        folder.resolve("pair.journal"),
        "drill\td1\t" + NOW + "\ta@x\tb@y\taccount\t\thttps://b.example\nintend\tCANARY\td1\n");

    Unfinished found = new DrillJournals(folder).unfinished().get(0);
    assertEquals("d1", found.drillId());
    assertEquals(Optional.of(URI.create("https://b.example")), found.destEndpoint());
    assertEquals(Optional.empty(), found.owner());
  }

  @Test
  void a_drill_that_makes_nothing_in_the_account_tells_its_platform_alone() {
    Owner platform = new Owner(URI.create("http://127.0.0.1:1"), Optional.empty());
    Unfinished drill =
        new Unfinished(
            "pair",
            "d1",
            "a@x",
            Optional.empty(),
            "b@y",
            Optional.empty(),
            false,
            Optional.of(platform),
            NOW,
            List.of());
    DrillJournals journals = new DrillJournals(folder);
    try (Open journal = journals.open("pair", drill)) {
      journal.intend(CANARY);
    }

    assertEquals(Optional.of(platform), journals.unfinished().get(0).owner());
  }

  @Test
  void a_drill_that_began_meanwhile_keeps_its_journal() {
    DrillJournals journals = new DrillJournals(folder);
    try (Open journal = journals.open("pair", DRILL)) {
      journal.intend(CANARY);
    }
    Unfinished old = journals.unfinished().get(0);
    journals.forget(old);
    Unfinished next =
        new Unfinished(
            "pair",
            "d2",
            "media@jp-osa-1",
            Optional.empty(),
            "media-dr@us-iad-1",
            Optional.empty(),
            false,
            OWNER,
            NOW,
            List.of());
    try (Open journal = journals.open("pair", next)) {
      journal.intend(REPLICATOR);
      journals.forget(old);
      assertTrue(Files.exists(folder.resolve("pair.journal")), "it runs");
    }

    journals.forget(old);

    assertEquals("d2", journals.unfinished().get(0).drillId(), "it was cut");
  }

  @Test
  void the_system_holds_the_lock_for_as_long_as_the_drill_runs() throws IOException {
    Path locks = Path.of("/proc/locks");
    assumeTrue(Files.isReadable(locks));
    Path file = folder.resolve("pair.journal");
    Files.writeString(file, "drill\td0\t" + NOW + "\ta@x\tb@y\taccount\n");

    try (Open journal = new DrillJournals(folder).open("pair", DRILL)) {
      journal.intend(CANARY);
      String inode = ":" + Files.getAttribute(file, "unix:ino") + " ";
      assertTrue(Files.readString(locks).contains(inode), "the lock is gone");
      journal.done(CANARY);
    }
  }

  @Test
  void a_drill_that_ended_well_leaves_no_file() throws IOException {
    DrillJournals journals = new DrillJournals(folder);
    try (Open journal = journals.open("pair", DRILL)) {
      journal.intend(CANARY);
      journal.done(CANARY);
    }

    assertEquals(List.of(), journals.unfinished());
    try (var files = Files.list(folder)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void what_was_not_taken_back_is_found_again() {
    DrillJournals journals = new DrillJournals(folder);
    try (Open journal = journals.open("pair", DRILL)) {
      journal.intend(CANARY);
      journal.intend(REPLICATOR);
      journal.done(CANARY);
    }

    Unfinished found = journals.unfinished().get(0);
    assertEquals(List.of(REPLICATOR), found.undone());
    assertEquals("media@jp-osa-1", found.source());
    assertEquals("d1", found.drillId());
  }

  @Test
  void two_drills_of_a_pair_exclude_each_other() {
    DrillJournals journals = new DrillJournals(folder);
    try (Open first = journals.open("pair", DRILL)) {
      first.intend(CANARY);
      ReplinodeException refused =
          assertThrows(ReplinodeException.class, () -> journals.open("pair", DRILL));
      assertTrue(refused.why().contains("under way"), refused::getMessage);
      first.done(CANARY);
    }
    journals.open("pair", DRILL).close();
  }

  @Test
  void a_new_drill_waits_until_the_old_one_was_taken_back() {
    DrillJournals journals = new DrillJournals(folder);
    try (Open journal = journals.open("pair", DRILL)) {
      journal.intend(CANARY);
    }

    assertThrows(ReplinodeException.class, () -> journals.open("pair", DRILL));
    journals.forget(journals.unfinished().get(0));
    journals.open("pair", DRILL).close();
  }

  @Test
  void a_line_that_was_torn_by_a_crash_counts_for_nothing() throws IOException {
    DrillJournals journals = new DrillJournals(folder);
    try (Open journal = journals.open("pair", DRILL)) {
      journal.intend(CANARY);
    }
    Path file = folder.resolve("pair.journal");
    Files.writeString(file, Files.readString(file) + "intend\tREPLIC");

    assertEquals(List.of(CANARY), journals.unfinished().get(0).undone());
  }
}
