package dev.replinode.domain.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RevisionNoteTest {
  private static final String ABC = "ba7816bf8f01cfea";

  @Test
  void the_text_is_told_by_its_hash() {
    assertEquals("replinode sha256:" + ABC, note("abc", Optional.empty()));
    assertNotEquals(note("abc", Optional.empty()), note("abd", Optional.empty()));
  }

  @Test
  void the_commit_is_told_with_the_state_of_the_folder() {
    assertEquals(
        "replinode sha256:" + ABC + " git:0123456789ab clean",
        note("abc", Optional.of(new Revision("0123456789ab", true))));
    assertEquals(
        "replinode sha256:" + ABC + " git:0123456789ab dirty",
        note("abc", Optional.of(new Revision("0123456789ab", false))));
  }

  @Test
  void only_our_own_notes_are_ours() {
    assertTrue(RevisionNote.isOurs(note("abc", Optional.empty())));
    assertFalse(RevisionNote.isOurs(""));
    assertFalse(RevisionNote.isOurs("Replinode sha256:" + ABC));
    assertFalse(RevisionNote.isOurs("fixes replinode sha256:" + ABC));
  }

  private static String note(String script, Optional<Revision> revision) {
    return RevisionNote.of(new ScriptContent("label", "", Set.of(), false, script), revision)
        .text();
  }
}
