package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.ReplicatorFiles.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drill files, and what is said of the wrong ones. */
class DrillFileTest {
  private static final Set<String> KEYS = Set.of("source", "dest", "rto");

  @TempDir Path folder;

  @Test
  void settings_come_with_their_places() throws IOException {
    Path file = Files.writeString(folder.resolve("d.yaml"), "source: media@jp-osa-1\nrto: 60s\n");

    assertEquals(
        List.of(
            new Setting("source", List.of("media@jp-osa-1"), file + ":1:1"),
            new Setting("rto", List.of("60s"), file + ":2:1")),
        new DrillFile().read(file, KEYS));
  }

  @Test
  void every_mistake_is_told_with_its_line_and_a_near_word() throws IOException {
    Path file = Files.writeString(folder.resolve("d.yaml"), "sorce: a\nrto: []\n");

    ReplinodeException wrong =
        assertThrows(ReplinodeException.class, () -> new DrillFile().read(file, KEYS));

    assertEquals(
        List.of(
            file + ":1:1: unknown key sorce; did you mean source?",
            file + ":2:6: an empty list says nothing: leave the setting out"),
        wrong.reasons());
  }
}
