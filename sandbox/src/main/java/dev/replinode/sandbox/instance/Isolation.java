package dev.replinode.sandbox.instance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs in namespaces of their own with bubblewrap: root inside, nobody outside; the host's
 * programs can be read, nothing of the host can be changed or signalled. The network is shared, for
 * the storage is on loopback.
 */
final class Isolation {
  private static final long PROBE_SECONDS = 10;
  private static final String PATH =
      "/opt/shims:/opt/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final Path bwrap;
  private final double timeScale;

  private Isolation(Path bwrap, double timeScale) {
    this.bwrap = bwrap;
    this.timeScale = timeScale;
  }

  /**
   * The isolation, or empty when {@code bwrap} does not work for this user on this host.
   *
   * @param timeScale how many times faster the timers of scripts run
   */
  static Optional<Isolation> probe(Path bwrap, double timeScale) {
    Isolation isolation = new Isolation(bwrap, timeScale);
    List<String> command = isolation.base();
    command.addAll(List.of("--dir", "/etc", "true"));
    try {
      Process process = clean(new ProcessBuilder(command)).start();
      boolean ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0 ? Optional.of(isolation) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * A process that is everything on one instance: when it is killed, all it has started goes.
   *
   * @param rclone the program that {@code apt-get install rclone} brings, if it can be had
   * @param environment what the script finds beside PATH and HOME
   */
  ProcessBuilder command(
      InstanceFolder folder,
      Optional<Path> rclone,
      Map<String, String> environment,
      boolean first) {
    List<String> command = base();
    command.addAll(disk(folder.path(), rclone));
    command.addAll(List.of("--chdir", "/root", "/opt/shims/start", first ? "first" : "again"));
    // By the environment, not by --setenv: arguments can be read by every user of the host. Under
    // other names, or a field called LD_PRELOAD would work on bubblewrap itself, outside.
    ProcessBuilder builder = clean(new ProcessBuilder(command));
    environment.forEach((name, value) -> builder.environment().put("SANDBOX_FIELD_" + name, value));
    builder.environment().put("SANDBOX_TIME_SCALE", Double.toString(timeScale));
    builder.environment().put("HOME", "/root");
    return builder;
  }

  private static List<String> disk(Path disk, Optional<Path> rclone) {
    List<String> command = new ArrayList<>();
    for (String part : List.of("root", "var", "tmp", "etc")) {
      command.addAll(List.of("--bind", disk.resolve(part).toString(), "/" + part));
    }
    command.addAll(List.of("--ro-bind", disk.resolve("shims").toString(), "/opt/shims"));
    command.addAll(List.of("--bind", disk.resolve("bin").toString(), "/opt/bin"));
    command.addAll(List.of("--bind", disk.resolve("state").toString(), "/opt/state"));
    command.addAll(List.of("--ro-bind", disk.resolve("packages").toString(), "/opt/packages"));
    rclone.ifPresent(
        file -> command.addAll(List.of("--ro-bind", file.toString(), "/opt/rclone/rclone")));
    Path aptGet = Path.of("/usr/bin/apt-get");
    if (Files.isRegularFile(aptGet)) {
      command.addAll(List.of("--ro-bind", aptGet.toString(), "/opt/real/apt-get"));
      String shim = disk.resolve("shims/apt-get").toString();
      command.addAll(List.of("--ro-bind", shim, aptGet.toString()));
    }
    return command;
  }

  private List<String> base() {
    List<String> command = new ArrayList<>();
    command.add(bwrap.toString());
    command.addAll(List.of("--unshare-user", "--uid", "0", "--gid", "0"));
    command.addAll(List.of("--unshare-pid", "--unshare-ipc", "--unshare-uts"));
    command.addAll(List.of("--hostname", "localhost", "--die-with-parent", "--new-session"));
    command.addAll(List.of("--ro-bind", "/usr", "/usr"));
    for (String folder : List.of("bin", "sbin", "lib", "lib64")) {
      command.addAll(List.of("--symlink", "usr/" + folder, "/" + folder));
    }
    command.addAll(List.of("--dev", "/dev", "--proc", "/proc", "--tmpfs", "/run"));
    command.addAll(List.of("--dir", "/run/systemd/system", "--dir", "/run/lock"));
    return command;
  }

  private static ProcessBuilder clean(ProcessBuilder builder) {
    builder.environment().clear();
    builder.environment().put("PATH", PATH);
    builder.redirectInput(new File("/dev/null"));
    return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
  }
}
