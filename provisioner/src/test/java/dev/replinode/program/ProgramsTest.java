package dev.replinode.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  @TempDir private Path folder;

  @Test
  void the_first_that_can_be_run_is_found() throws Exception {
    Files.createDirectories(folder.resolve("a/tool"));
    Files.createDirectory(folder.resolve("b"));
    Files.writeString(folder.resolve("b/tool"), "not executable");
    FakeProgram.write(Files.createDirectory(folder.resolve("c")), "tool", "exit 0");

    String path = folder + "/none:" + folder + "/a:" + folder + "/b:" + folder + "/c";

    assertEquals(Optional.of(folder.resolve("c/tool")), find(path));
  }

  @Test
  void the_folder_that_somebody_is_in_does_not_count() {
    assertEquals(Optional.empty(), find(".:bin::src"));
  }

  @Test
  void a_path_that_is_none_is_passed_over() {
    assertEquals(Optional.empty(), find("\0:/nonexistent"));
    assertEquals(Optional.empty(), new Programs(Map.of()).find("tool"));
  }

  private static Optional<Path> find(String path) {
    return new Programs(Map.of("PATH", path)).find("tool");
  }
}
