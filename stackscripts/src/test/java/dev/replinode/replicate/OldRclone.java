package dev.replinode.replicate;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** rclone 1.53.3 as Debian 11 has it: the version that Ubuntu 22.04 ships. */
final class OldRclone {
  private static final String MIRROR =
      "apt-get -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= indextargets"
          + " --format '$(REPO_URI)' 'Label: Debian' | head -n 1";

  /** Folders of its own; nothing of the host's apt is written. */
  private static final String FETCH =
      "set -e; mirror=$("
          + MIRROR
          + """
      )
      mkdir -p "$1/lists/partial" "$1/cache/archives/partial" "$1/parts"
      : >"$1/status"
      keys=/usr/share/keyrings/debian-archive-keyring.gpg
      echo "deb [signed-by=$keys] $mirror bullseye main" >"$1/sources"
      cat >"$1/apt.conf" <<C
      Dir::Etc "$1"; Dir::Etc::sourcelist "sources"; Dir::Etc::sourceparts "parts"; Dir::Etc::Parts "parts";
      Dir::State "$1"; Dir::State::Lists "$1/lists"; Dir::State::status "$1/status"; Dir::Cache "$1/cache";
      APT::Sandbox::User ""; APT::Update::Error-Mode "any"; Acquire::Languages "none"; Debug::NoLocking "1";
      C
      export APT_CONFIG="$1/apt.conf"
      cd "$1"
      apt-get -q update
      apt-get -q download rclone
      dpkg-deb -x rclone_1.53.*.deb tree
      rm -rf lists cache ./*.deb
      """;

  private OldRclone() {}

  /** Looked for once, however many tests ask at the same time. */
  private static final class Program {
    static final Optional<Path> FILE = fetch();

    private static Optional<Path> fetch() {
      Path home = Path.of(System.getProperty("user.home"), ".cache/replinode");
      Path cache = Path.of(System.getProperty("replinode.cache", home.toString()));
      Path folder = cache.resolve("rclone-1.53");
      Path program = folder.resolve("tree/usr/bin/rclone");
      boolean isThere = Files.isExecutable(program) || run(FETCH, folder.toString()).ended();
      return Optional.of(program).filter(file -> isThere);
    }
  }

  /** The program; without it the test is skipped. */
  static Path find() {
    return Program.FILE.orElseGet(
        () -> abort("needs rclone 1.53.3 from the archive of Debian 11, which cannot be had here"));
  }

  /**
   * The program where it can be had, else the distribution's. It starts in a third of the time, and
   * a run starts rclone nine times; the soak profile takes the distribution's.
   */
  static Path preferred() {
    boolean isSoak = Boolean.getBoolean("replinode.soak");
    return isSoak ? Programs.rclone() : Program.FILE.orElseGet(Programs::rclone);
  }

  /** The address of the archive of Debian that this machine uses; empty when it uses none. */
  static String debianMirror() {
    return run(MIRROR, "").output().strip();
  }

  private record Result(boolean ended, String output) {}

  private static Result run(String script, String argument) {
    try {
      Path output = Files.createTempFile("replinode", ".txt");
      Process process =
          new ProcessBuilder("bash", "-c", script, "bash", argument)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
      process.destroyForcibly();
      String printed = Files.readString(output);
      Files.delete(output);
      return new Result(ended, printed);
    } catch (IOException e) {
      return new Result(false, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result(false, "");
    }
  }
}
