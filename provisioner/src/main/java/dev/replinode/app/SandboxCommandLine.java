package dev.replinode.app;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.text.SecretWords;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the sandbox's jars and writes the command that runs it. */
final class SandboxCommandLine {
  /** The folder of the sandbox's jars, as the launcher names it. */
  private static final String FOLDER = "replinode.sandbox";

  /** The sandbox's class data archive, as the launcher names it; without it starts take longer. */
  private static final String ARCHIVE = "replinode.sandbox.archive";

  /** Where the launcher wants the list of the classes that this run loads, to make one of. */
  private static final String TRAINED = "replinode.sandbox.train";

  private static final String MAIN = "dev.replinode.sandbox.Main";
  private static final List<String> OPTIONS =
      List.of(
          "-Xmx768m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:-UsePerfData",
          // At its usual address an archive needs no work before it is used.
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0");

  private static final String OWN_JAR = "sandbox-";

  /** The JVM tells on standard output why an archive does not fit, where only results belong. */
  private static final String QUIET = "-Xlog:disable";

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
    file(ARCHIVE, "-XX:SharedArchiveFile=", command);
    file(TRAINED, "-XX:DumpLoadedClassList=", command);
    command.addAll(List.of("-cp", classPath(folder), MAIN));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> isCredential(name, environment));
    // Java names files by the locale: without one it could not name half of them.
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder;
  }

  private static void file(String property, String option, List<String> command) {
    Optional.ofNullable(System.getProperty(property))
        .ifPresent(file -> command.addAll(List.of(option + file, QUIET)));
  }

  /** A sandbox knows nothing of the accounts of the one who runs it. */
  private static boolean isCredential(String name, Map<String, String> environment) {
    return environment.containsKey(name)
        && (SecretWords.isName(name)
            || Stream.of("LINODE_", "AWS_", "SRC_", "DEST_", "RCLONE_").anyMatch(name::startsWith));
  }

  /**
   * Always in the same order, for an archive fits the class path that it was made with and no
   * other; the sandbox's own jar first, for every jar before it is opened when one of its files is
   * needed.
   */
  private static String classPath(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted(
              Comparator.comparing((Path jar) -> !jar.getFileName().toString().startsWith(OWN_JAR))
                  .thenComparing(Path::toString))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw ReplinodeException.usage("sandbox", "the folder " + folder + " cannot be read")
          .causedBy(e);
    }
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
