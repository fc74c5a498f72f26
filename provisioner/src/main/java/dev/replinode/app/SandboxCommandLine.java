package dev.replinode.app;

import dev.replinode.domain.ReplinodeException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the sandbox's jars and writes the command that runs it. */
final class SandboxCommandLine {
  /** The folder of the sandbox's jars, as the launcher names it. */
  private static final String FOLDER = "replinode.sandbox";

  private static final String MAIN = "dev.replinode.sandbox.Main";
  private static final List<String> OPTIONS =
      List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

  private SandboxCommandLine() {}

  /**
   * A process to be.
   *
   * @throws ReplinodeException usage, when the sandbox is not installed
   */
  static ProcessBuilder of(Map<String, String> environment, List<String> arguments) {
    Path folder = folder();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    Optional.ofNullable(System.getProperty("replinode.cache"))
        .ifPresent(cache -> command.add("-Dreplinode.cache=" + cache));
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.addAll(List.of("-cp", folder + File.separator + "*", MAIN));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> isCredential(name, environment));
    // Java names files by the locale: without one it could not name half of them.
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  /** A sandbox knows nothing of the accounts of the one who runs it. */
  private static boolean isCredential(String name, Map<String, String> environment) {
    return environment.containsKey(name)
        && Stream.of("LINODE_", "AWS_", "SRC_", "DEST_", "RCLONE_").anyMatch(name::startsWith);
  }

  private static Path folder() {
    String named = System.getProperty(FOLDER, "");
    Path folder = named.isEmpty() ? besideOwnJar() : Path.of(named);
    if (!Files.isDirectory(folder)) {
      throw ReplinodeException.usage("sandbox", "it is not installed: there is no folder " + folder)
          .hint("install the package replinode-sandbox, or unpack its tar.gz beside this program");
    }
    return folder;
  }

  private static Path besideOwnJar() {
    String first = System.getProperty("java.class.path", "").split(File.pathSeparator, 2)[0];
    Path lib = Path.of(first).toAbsolutePath().getParent();
    return lib == null ? Path.of("sandbox") : lib.resolve("sandbox");
  }
}
