package dev.replinode.catalog;

import static dev.replinode.fake.ScriptSamples.content;
import static dev.replinode.fake.ScriptSamples.manifest;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.fake.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way is told before the first file is written, with and without force. */
class PullObstacleTest {
  @TempDir private Path temporary;

  @Test
  void a_file_where_the_folder_should_be() throws IOException {
    Path folder = Files.writeString(temporary.resolve("folder"), "a file");

    ReplinodeException failure = failure(folder);

    assertEquals("folder " + folder + ": it is not a folder", failure.getMessage());
  }

  @Test
  void a_file_above_the_folder() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "a file");

    ReplinodeException failure = failure(file.resolve("folder"));

    assertEquals(List.of(file + ": it is in the way, a folder is expected"), failure.reasons());
  }

  @Test
  void a_file_where_a_scripts_folder_should_be() throws IOException {
    Path file = Files.writeString(temporary.resolve("web"), "a file");

    assertEquals(
        List.of(file + ": it is in the way, a folder is expected"), failure(temporary).reasons());
  }

  @Test
  void a_folder_where_a_file_should_be() throws IOException {
    Path inTheWay = Files.createDirectories(temporary.resolve("web/script.sh"));

    assertEquals(List.of(inTheWay + ": it is not a file"), failure(temporary).reasons());
  }

  @Test
  void a_link_to_a_folder_outside() throws IOException {
    Path outside = Files.createDirectory(temporary.resolve("outside"));
    Path folder = Files.createDirectory(temporary.resolve("folder"));
    Path link = Files.createSymbolicLink(folder.resolve("web"), outside);

    assertEquals(
        List.of(link + ": it is in the way, a folder is expected"), failure(folder).reasons());
    try (var files = Files.list(outside)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void a_link_in_place_of_a_script() throws IOException {
    Path outside = Files.writeString(temporary.resolve("outside"), "precious");
    Path folder = Files.createDirectories(temporary.resolve("folder/web")).getParent();
    Path link = Files.createSymbolicLink(folder.resolve("web/script.sh"), outside);

    assertEquals(List.of(link + ": it is a link"), failure(folder).reasons());
    assertEquals("precious", Files.readString(outside));
  }

  @Test
  void a_manifest_whose_script_leads_out_of_its_folder() throws IOException {
    Path outside = Files.writeString(temporary.resolve("outside.sh"), "precious");
    Path mine = Files.createDirectories(temporary.resolve("folder/mine"));
    Path manifest = mine.resolve("manifest.yaml");

    Files.writeString(manifest, "label: web\nimages: [any/all]\nscript: ../../outside.sh\n");
    assertEquals(
        List.of(manifest + ": it is not inside the manifest's folder"),
        failure(mine.getParent()).reasons());

    Files.createSymbolicLink(mine.resolve("link.sh"), outside);
    Files.writeString(manifest, "label: web\nimages: [any/all]\nscript: link.sh\n");
    assertEquals(
        List.of(manifest + ": the script link.sh cannot be used"),
        failure(mine.getParent()).reasons());
    assertEquals("precious", Files.readString(outside));
  }

  @Test
  void every_manifest_that_cannot_be_understood_is_named() throws IOException {
    Files.writeString(temporary.resolve("manifest.yaml"), "label: [\n");
    Files.createDirectory(temporary.resolve("b"));
    Files.writeString(temporary.resolve("b/manifest.yaml"), "images: [any/all]\n");

    ReplinodeException failure = failure(temporary);

    assertEquals(2, failure.reasons().size(), failure.reasons().toString());
    assertEquals(temporary + "/b/manifest.yaml: it has no label", failure.reasons().get(0));
  }

  @Test
  void a_folder_that_may_not_be_written() throws IOException {
    assumeFalse(Files.isWritable(Path.of("/etc/passwd")), "root may write everywhere");
    Path folder = Files.createDirectory(temporary.resolve("folder"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));

    assertEquals(List.of(folder + ": this folder cannot be written"), failure(folder).reasons());
  }

  private static ReplinodeException failure(Path folder) {
    PublishedScript script = new PublishedScript(7, content(manifest("web")), List.of());
    ReplinodeException failure =
        Samples.failure(() -> new PulledFolder().write(folder, List.of(script), true));
    assertEquals(Kind.USAGE, failure.kind());
    assertFalse(Files.exists(folder.resolve("web/manifest.yaml")), "nothing is written");
    return failure;
  }
}
