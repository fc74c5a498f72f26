package dev.replinode.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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

  @Test
  void no_program_gets_a_token_or_a_key() {
    Map<String, String> kept = Map.of("PATH", "/bin", "HOME", "/root", "GIT_CONFIG_GLOBAL", "/g");
    Map<String, String> all = new HashMap<>(kept);
    for (String name :
        List.of(
            "LINODE_TOKEN",
            "LINODE_CLI_TOKEN",
            "LINODE_CLI_OBJ_SECRET_KEY",
            "SRC_ACCESSKEY",
            "DEST_SECRETKEY_PASSWORD",
            "AWS_SECRET_ACCESS_KEY",
            "GITHUB_TOKEN",
            "https_proxy")) {
      all.put(name, "planted");
    }

    assertEquals(kept, new Programs(all).environment());
  }

  private static Optional<Path> find(String path) {
    return new Programs(Map.of("PATH", path)).find("tool");
  }
}
