package dev.replinode.stackscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** User data in plain bash, as cloud-init starts it: HOME is not set. */
class UserDataRunTest {
  private static final String SECRET = "planted-s3cret'$`";

  @TempDir Path folder;

  private Bash bash;

  @BeforeEach
  void prepare() throws IOException {
    bash = new Bash(folder);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void every_value_arrives_as_it_is(long seed) throws Exception {
    Map<String, String> values = Nasty.values(seed, 60);

    Bash.Result result = bash.run(UserData.of(Nasty.PROBE, values));

    assertEquals(new Bash.Result(0, Nasty.shown(values)), result);
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "C.UTF-8", "POSIX"})
  void the_locale_does_not_matter(String locale) throws Exception {
    Map<String, String> values = Nasty.values(9, 20);

    Bash.Result result = bash.with("LC_ALL", locale).run(UserData.of(Nasty.PROBE, values));

    assertEquals(new Bash.Result(0, Nasty.shown(values)), result);
  }

  @Test
  void its_exit_status_is_the_scripts_and_it_can_run_again() throws Exception {
    String text = UserData.of("#!/bin/bash\necho \"end $A\"\nexit 42\n", Map.of("A", "b"));

    assertEquals(new Bash.Result(42, "end b\n"), bash.run(text));
    assertEquals(new Bash.Result(42, "end b\n"), bash.run(text));
    assertEquals(List.of(), bash.leftovers());
  }

  @Test
  void while_the_script_runs_its_text_is_on_no_disk_and_in_no_childs_hands() throws Exception {
    String script =
        """
        #!/bin/bash
        ls -A "$TMPDIR"
        ls -l /proc/self/fd | grep -c "$TMPDIR" || :
        echo "stage $0"
        """;

    Bash.Result result = bash.run(UserData.of(script, Map.of("A", SECRET)));

    assertEquals("0\nstage /dev/fd/3\n", result.output());
  }

  @Test
  void the_script_may_be_killed_without_leaving_anything() throws Exception {
    Bash.Result result = bash.run(UserData.of("#!/bin/bash\nkill -TERM $$\n", Map.of("A", SECRET)));

    assertEquals(143, result.exitStatus());
    assertEquals(List.of(), bash.leftovers());
  }

  @Test
  void no_secret_is_an_argument_or_in_the_environment_of_what_unpacks_it() throws Exception {
    Path seen = folder.resolve("seen");
    for (String name : List.of("mktemp", "gzip", "rm", "bash")) {
      bash.program(
          name,
          "{ printf '%s\\n' \""
              + name
              + " $*\"; env; umask; } >>'"
              + seen
              + "'\n"
              + "exec /usr/bin/"
              + name
              + " \"$@\"\n");
    }

    Bash.Result result =
        bash.run(
            UserData.of("#!/bin/bash\ntr '\\0' '\\n' </proc/$$/cmdline\n", Map.of("A", SECRET)));

    assertEquals("/usr/bin/bash\n/dev/fd/3\n", result.output());
    String told = Files.readString(seen);
    assertFalse(told.contains("planted"), told);
    assertEquals(
        List.of("mktemp", "gzip", "rm", "bash"),
        told.lines()
            .filter(line -> line.matches("(mktemp|gzip|rm|bash) .*"))
            .map(line -> line.split(" ", 2)[0])
            .toList());
    assertTrue(told.contains("\n0077\n"), told);
  }

  @Test
  void what_cannot_be_unpacked_is_not_run_in_part() throws Exception {
    String text = UserData.of("#!/bin/bash\necho run\n" + "echo x\n".repeat(50), Map.of());
    String packed = text.lines().toList().get(text.lines().toList().indexOf("END") - 1);
    int middle = packed.length() / 2;
    String damaged =
        text.replace(packed, packed.substring(0, middle) + "!!" + packed.substring(middle + 2));

    for (String broken : List.of(damaged, text.replace(packed, packed.substring(0, 50)))) {
      Bash.Result result = bash.run(broken);

      assertEquals(70, result.exitStatus(), result.output());
      assertFalse(result.output().contains("run"), result.output());
      assertTrue(result.output().endsWith("replinode: damaged user data\n"), result.output());
      assertEquals(List.of(), bash.leftovers());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mktemp", "gzip"})
  void a_program_that_fails_is_told(String name) throws Exception {
    bash.program(name, "exit 1\n");

    Bash.Result result = bash.run(UserData.of("#!/bin/bash\necho run\n", Map.of("A", SECRET)));

    assertEquals(new Bash.Result(70, "replinode: damaged user data\n"), result);
    assertEquals(List.of(), bash.leftovers());
  }

  @Test
  void nothing_is_read_from_the_folder_it_starts_in() throws Exception {
    Files.writeString(Files.createDirectories(folder.resolve("here")).resolve("script"), "exit 9");
    Path text =
        Files.writeString(
            folder.resolve("user-data"), UserData.of("#!/bin/bash\necho ran\n", Map.of()));

    Bash.Result result =
        bash.command(
            "/bin/bash", "-c", "cd '" + folder.resolve("here") + "' && exec bash '" + text + "'");

    assertEquals(new Bash.Result(0, "ran\n"), result);
  }
}
