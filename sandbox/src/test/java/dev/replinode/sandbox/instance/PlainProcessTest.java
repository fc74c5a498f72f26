package dev.replinode.sandbox.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
    folder.installStackScript(
        "#!/bin/bash\necho \"$(id -u) $HOME $FIELD\"; env | grep -c AWS_; touch ~/mine\n");
    String output = run(folder, Map.of("FIELD", "value"));

    String[] lines = output.split("\n", -1);
    assertFalse(lines[0].startsWith("0 "), lines[0]);
    assertTrue(lines[0].endsWith(" " + folder.path().resolve("root") + " value"), lines[0]);
    assertEquals("0", lines[1]);
    assertTrue(Files.exists(folder.path().resolve("root/mine")));
    // JUnit warns of every link that it removes, and /etc has many.
    Folders.delete(folder.path());
  }

  @Test
  void runs_user_data_for_one_user_alone_and_without_the_fields() throws Exception {
    InstanceFolder folder = new InstanceFolder(data.resolve("instances/2"));
    folder.prepare();
    folder.installUserData("#!/bin/bash\necho \"$(id -u) <${FIELD-none}>\"\n");

    String output = run(folder, Map.of("FIELD", "value"));

    assertFalse(output.startsWith("0 "), output);
    assertTrue(output.endsWith(" <none>\n"), output);
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.userData())));
    Folders.delete(folder.path());
  }

  @Test
  void leaves_the_packages_of_the_host_alone_and_says_why_there_is_no_rclone() throws Exception {
    InstanceFolder folder = new InstanceFolder(data.resolve("it's/3"));
    folder.prepare();
    folder.offerRclone("needs rclone: no network");
    folder.installStackScript("#!/bin/bash\napt-get -q update; echo $?\n");

    assertEquals(
        "E: nothing is installed on this host. needs rclone: no network\n100\n",
        run(folder, Map.of()));
    Folders.delete(folder.path());
  }

  private String run(InstanceFolder folder, Map<String, String> fields) throws Exception {
    Path output = data.resolve("output");
    ProcessBuilder builder = PlainProcess.command(folder, Optional.empty(), fields, true);
    builder.redirectOutput(output.toFile());
    builder.redirectError(output.toFile());
    Process process = builder.start();
    boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended);
    return Files.readString(output);
  }
}
