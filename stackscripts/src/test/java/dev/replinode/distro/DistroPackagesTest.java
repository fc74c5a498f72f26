package dev.replinode.distro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistroPackagesTest {
  /** A package of a few kilobytes that Debian and Ubuntu have had for decades. */
  private static final String SMALL = "sl";

  private static final String PROGRAM = "usr/games/sl";

  @TempDir Path temporary;

  @Test
  void refuses_what_cannot_be_the_name_of_a_package() {
    DistroPackages packages = new DistroPackages(temporary);

    for (String name : List.of("", "x", "-o", "a b", "../etc", "Rclone", "rclone/sid", "a;b")) {
      assertThrows(IllegalArgumentException.class, () -> packages.unpack(name), name);
    }
  }

  @Test
  void says_what_is_missing_on_a_system_without_apt() throws IOException {
    Path cache = temporary.resolve("cache");
    DistroPackages packages = new DistroPackages(cache, Map.of("PATH", temporary.toString()));

    IOException failure = assertThrows(IOException.class, () -> packages.unpack(SMALL));

    assertEquals(
        "sl could not be fetched from the distribution's archive: this system has no apt-get"
            + " (Debian and Ubuntu have it);"
            + " install it by hand, for example with: sudo apt-get install sl",
        failure.getMessage());
    assertFalse(Files.exists(cache.resolve("work")));
  }

  @Nested
  class with_an_apt_that_is_played_by_scripts {

    @Test
    void unpacks_what_was_downloaded_and_keeps_only_the_tree() throws IOException {
      DistroPackages packages = packages("touch sl_1_amd64.deb");

      Path program = packages.executable(SMALL, PROGRAM);

      assertEquals(temporary.resolve("cache/trees/sl/usr/games/sl"), program);
      assertEquals(List.of("apt-get -q update", "apt-get -q download sl", "dpkg-deb -x"), calls());
      assertFalse(Files.exists(temporary.resolve("cache/work")));
    }

    @Test
    void asks_nothing_of_apt_the_second_time() throws IOException {
      DistroPackages packages = packages("touch sl_1_amd64.deb");
      packages.unpack(SMALL);
      Files.delete(temporary.resolve("calls"));

      packages.unpack(SMALL);

      assertFalse(Files.exists(temporary.resolve("calls")));
    }

    @Test
    void goes_on_when_only_another_archive_of_the_host_is_down() throws IOException {
      script("apt-get", "[ \"$2\" = download ] && { touch sl_1_amd64.deb; exit 0; }; exit 100");
      DistroPackages packages = packages();

      assertTrue(Files.isDirectory(packages.unpack(SMALL)));
    }

    @Test
    void tells_why_the_archive_could_not_be_read() throws IOException {
      script("apt-get", "echo \"E: Could not connect to mirror ($2)\"; exit 100");
      DistroPackages packages = packages();

      IOException failure = assertThrows(IOException.class, () -> packages.unpack(SMALL));

      assertTrue(failure.getMessage().contains("Could not connect to mirror (update)"));
      assertTrue(failure.getMessage().contains("sudo apt-get install sl"));
    }

    @Test
    void does_not_remember_a_failure() throws IOException {
      DistroPackages failing = packages("exit 100");
      assertThrows(IOException.class, () -> failing.unpack(SMALL));

      assertTrue(Files.isDirectory(packages("touch sl_1_amd64.deb").unpack(SMALL)));
    }

    @Test
    void removes_what_a_killed_process_left() throws IOException {
      Files.createDirectories(temporary.resolve("cache/work/tree/half"));
      DistroPackages packages = packages("touch sl_1_amd64.deb");

      Path tree = packages.unpack(SMALL);

      assertFalse(Files.exists(tree.resolve("half")));
    }

    @Test
    void says_which_program_a_package_lacks() throws IOException {
      DistroPackages packages = packages("touch sl_1_amd64.deb");

      IOException failure =
          assertThrows(IOException.class, () -> packages.executable(SMALL, "usr/bin/other"));

      assertEquals(
          "the distribution's package sl has no program usr/bin/other", failure.getMessage());
    }

    @Test
    void moves_every_folder_that_apt_writes_and_ignores_the_hosts_hooks() throws IOException {
      DistroPackages packages = packages("cp \"$APT_CONFIG\" ../conf; touch sl_1_amd64.deb");

      packages.unpack(SMALL);

      String conf = Files.readString(temporary.resolve("cache/conf"));
      assertTrue(conf.contains("Acquire::http::Proxy \"http://proxy.test:3128\";"));
      assertTrue(conf.contains("Dir::Etc::Parts \"/dev/null\"; Dir::Etc::Main \"/dev/null\";"));
      assertTrue(conf.contains("Dir::State::Lists \"" + temporary + "/cache/apt/lists\";"));
      assertTrue(conf.contains("APT::Update::Error-Mode \"any\";"));
    }

    private DistroPackages packages(String download) throws IOException {
      script("apt-get", "[ \"$2\" = download ] || exit 0; " + download);
      return packages();
    }

    private DistroPackages packages() throws IOException {
      script("apt-config", "echo 'Acquire::http::Proxy \"http://proxy.test:3128\";'");
      script(
          "dpkg-deb",
          "[ -f \"$2\" ] && mkdir -p \"$3/usr/games\" && install -m 755 /dev/null \"$3/"
              + PROGRAM
              + "\"");
      return new DistroPackages(
          temporary.resolve("cache"), Map.of("PATH", temporary + "/bin:/usr/bin:/bin"));
    }

    private void script(String name, String body) throws IOException {
      Path file = Files.createDirectories(temporary.resolve("bin")).resolve(name);
      String log = "echo \"" + name + " $*\" >> " + temporary.resolve("calls");
      Files.writeString(file, "#!/bin/sh\n" + log + "\n" + body + "\n");
      assertTrue(file.toFile().setExecutable(true));
    }

    private List<String> calls() throws IOException {
      return Files.readAllLines(temporary.resolve("calls")).stream()
          .filter(line -> !line.startsWith("apt-config"))
          .map(line -> line.replaceFirst("(dpkg-deb -x).*", "$1"))
          .toList();
    }
  }

  @Nested
  class with_the_distributions_own_archive {
    @TempDir static Path shared;

    private static String before;

    @BeforeAll
    static void fetch_or_skip() {
      before = stateOfTheHost();
      try {
        new DistroPackages(shared).unpack(SMALL);
      } catch (IOException e) {
        abort("needs apt-get and the distribution's archive: " + e.getMessage());
      }
    }

    @Test
    void fetches_a_program_and_then_needs_no_network() throws IOException {
      Path program = new DistroPackages(shared, offline()).executable(SMALL, PROGRAM);

      assertTrue(Files.isExecutable(program));
    }

    @Test
    void touches_nothing_of_the_hosts_apt() {
      assertEquals(before, stateOfTheHost());
    }

    @Test
    void names_an_unknown_package() throws IOException {
      DistroPackages packages = new DistroPackages(shared);

      IOException failure =
          assertThrows(IOException.class, () -> packages.unpack("replinode-no-such-package"));

      assertEquals(
          "the distribution's archive has no package named replinode-no-such-package",
          failure.getMessage());
    }

    @Test
    void says_so_when_the_archive_cannot_be_reached() throws IOException {
      Path cache = temporary.resolve("cache");

      IOException failure =
          assertThrows(IOException.class, () -> new DistroPackages(cache, offline()).unpack(SMALL));

      assertTrue(
          failure.getMessage().startsWith("sl could not be fetched from"), failure.getMessage());
      assertTrue(failure.getMessage().contains("127.0.0.1"), failure.getMessage());
      assertFalse(Files.exists(cache.resolve("trees/sl")));
    }

    @Test
    void two_processes_at_once_get_the_same_whole_tree() throws Exception {
      Path cache = temporary.resolve("cache");

      Process first = otherProcess(cache, "first.txt");
      Process second = otherProcess(cache, "second.txt");

      for (Process process : List.of(first, second)) {
        assertTrue(process.waitFor(120, TimeUnit.SECONDS));
      }
      String expected = cache.resolve("trees/sl").resolve(PROGRAM) + "\n";
      assertEquals(expected, Files.readString(temporary.resolve("first.txt")));
      assertEquals(expected, Files.readString(temporary.resolve("second.txt")));
    }

    private Map<String, String> offline() {
      return Map.of(
          "PATH", System.getenv("PATH"),
          "http_proxy", "http://127.0.0.1:1",
          "https_proxy", "http://127.0.0.1:1");
    }

    private Process otherProcess(Path cache, String output) throws IOException {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              FetchProgram.class.getName(),
              cache.toString(),
              SMALL,
              PROGRAM)
          .redirectErrorStream(true)
          .redirectOutput(temporary.resolve(output).toFile())
          .start();
    }

    /** Names, sizes and times of what apt keeps on the host. */
    private static String stateOfTheHost() {
      StringBuilder state = new StringBuilder();
      for (String folder : List.of("/var/cache/apt", "/var/lib/apt/lists", "/var/log/apt")) {
        try (Stream<Path> files = Files.find(Path.of(folder), 3, (p, a) -> a.isRegularFile())) {
          state.append(
              files
                  .map(
                      file ->
                          file + " " + file.toFile().length() + " " + file.toFile().lastModified())
                  .sorted()
                  .collect(Collectors.joining("\n")));
        } catch (IOException | UncheckedIOException e) {
          state.append(folder).append(" cannot be read by this user");
        }
      }
      return state.toString();
    }
  }
}
