package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** rclone 1.53.3 as Debian 11 has it: the version that Ubuntu 22.04 ships. */
final class OldRclone {
  private static final long MOST_SECONDS = 120;

  /** Folders of its own; of the host's apt only the archive's address and its keys are read. */
  private static final String FETCH =
      """
      set -e
      mirror=$(apt-get -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= indextargets \
        --format '$(REPO_URI)' 'Label: Debian' | head -n 1)
      mkdir -p "$1/lists/partial" "$1/cache/archives/partial" "$1/parts"
      : >"$1/status"
      echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror bullseye main" >"$1/sources"
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

  /** The program, fetched into {@code cache} at the first call; else the test is skipped. */
  static Path find(Path cache) {
    Path folder = cache.resolve("rclone-1.53");
    Path program = folder.resolve("tree/usr/bin/rclone");
    if (!Files.isExecutable(program) && !fetch(folder)) {
      return abort("needs rclone 1.53.3 from the archive of Debian 11, which cannot be had here");
    }
    return program;
  }

  private static boolean fetch(Path folder) {
    try {
      Process process =
          new ProcessBuilder("bash", "-c", FETCH, "bash", folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
