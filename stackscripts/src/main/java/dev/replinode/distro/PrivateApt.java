package dev.replinode.distro;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code apt-get} with every folder that it writes moved to a private one.
 *
 * <p>Of the host's configuration only {@code Acquire::} (proxies, certificates) is taken over: the
 * rest may name hooks that write into the host's folders, such as docker-clean's.
 */
final class PrivateApt {
  private static final List<String> TOOLS = List.of("apt-get", "apt-config", "dpkg-deb");

  private final Path home;
  private final Map<String, String> environment;

  PrivateApt(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = Map.copyOf(environment);
  }

  /** Downloads {@code packageName} into {@code work} and unpacks it into {@code tree}. */
  void unpack(String packageName, Path work, Path tree) throws IOException {
    Command command = new Command(work, environment);
    for (String tool : TOOLS) {
      if (command.find(tool).isEmpty()) {
        throw failure(packageName, "this system has no " + tool + " (Debian and Ubuntu have it)");
      }
    }
    configure(command, work);
    // A host may list archives that are down or want a login: what counts is the package itself.
    Command.Result update = command.run("apt-get", "-q", "update");
    Command.Result download = command.run("apt-get", "-q", "download", packageName);
    if (!download.succeeded()) {
      throw failure(packageName, update.succeeded() ? download.reason() : update.reason());
    }
    Command.Result unpacked =
        command.run("dpkg-deb", "-x", downloaded(work).toString(), tree.toString());
    if (!unpacked.succeeded()) {
      throw failure(packageName, unpacked.reason());
    }
  }

  private void configure(Command command, Path work) throws IOException {
    for (String folder : List.of("lists/partial", "cache/archives/partial", "state")) {
      Folders.createPrivate(home.resolve(folder));
    }
    Files.writeString(home.resolve("state/status"), "");
    Command.Result host = command.run("apt-config", "dump", "Acquire");
    String acquire =
        host.output()
            .lines()
            .filter(line -> line.startsWith("Acquire::"))
            .collect(Collectors.joining("\n"));
    // Retries: offline costs three seconds with two. Error-Mode: without it a failed update is 0.
    String own =
        """

        Dir::Etc::Parts "/dev/null"; Dir::Etc::Main "/dev/null";
        Dir::State "%1$s/state"; Dir::State::Lists "%1$s/lists"; Dir::State::status "%1$s/state/status";
        Dir::Cache "%1$s/cache"; Dir::Cache::pkgcache ""; Dir::Cache::srcpkgcache ""; Dir::Log "%1$s/log";
        Debug::NoLocking "1"; APT::Sandbox::User ""; APT::Update::Error-Mode "any";
        Acquire::Languages "none"; Acquire::GzipIndexes "true"; Acquire::Retries "2";
        Acquire::http::Timeout "20"; Acquire::https::Timeout "20";
        """
            .formatted(home);
    Files.writeString(work.resolve("apt.conf"), acquire + own, StandardCharsets.UTF_8);
  }

  private static Path downloaded(Path work) throws IOException {
    try (DirectoryStream<Path> packages = Files.newDirectoryStream(work, "*.deb")) {
      return packages.iterator().next();
    }
  }

  private static IOException failure(String packageName, String reason) {
    if (reason.startsWith("Unable to locate package")) {
      return new IOException("the distribution's archive has no package named " + packageName);
    }
    return new IOException(
        ("%1$s could not be fetched from the distribution's archive: %2$s;"
                + " install it by hand, for example with: sudo apt-get install %1$s")
            .formatted(packageName, reason));
  }
}
