package dev.replinode.sandbox.instance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the built-in script where instances cannot be isolated: as an ordinary process with its own
 * HOME and temporary folder, without root's rights, which leaves alone what is not its own.
 */
final class PlainProcess {
  /** The user and group that Debian calls nobody and nogroup. */
  private static final String NOBODY = "65534";

  private PlainProcess() {}

  static ProcessBuilder command(
      InstanceFolder folder, Optional<Path> rclone, Map<String, String> environment, boolean first)
      throws IOException {
    folder.say("instances cannot be isolated on this host; the script runs as a plain process");
    Path disk = folder.path();
    boolean isUserData = !Files.exists(folder.stackScript());
    Path script = isUserData ? folder.userData() : folder.stackScript();
    if (rclone.isPresent() && !Files.exists(disk.resolve("bin/rclone"))) {
      Files.createSymbolicLink(disk.resolve("bin/rclone"), rclone.get());
    }
    folder.refusePackages();
    List<String> command = new ArrayList<>();
    Optional<Path> setpriv = Packages.installed("setpriv");
    if (setpriv.isPresent()) {
      command.addAll(List.of(setpriv.get().toString(), "--pdeathsig", "KILL"));
      if (System.getProperty("user.name").equals("root")) {
        command.addAll(List.of("--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        openTo(disk);
        if (isUserData) {
          give(script, disk);
        }
      }
    }
    command.addAll(first ? List.of("bash", script.toString()) : List.of("true"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(disk.resolve("root").toFile());
    builder.environment().clear();
    if (!isUserData) {
      builder.environment().putAll(environment);
    }
    builder.environment().put("PATH", disk.resolve("bin") + ":/usr/bin:/bin:/usr/sbin:/sbin");
    builder.environment().put("HOME", disk.resolve("root").toString());
    builder.environment().put("TMPDIR", disk.resolve("tmp").toString());
    builder.redirectInput(new File("/dev/null"));
    return builder.redirectErrorStream(true);
  }

  /** User data holds secrets: it is for nobody, whom it runs as, and for no other user. */
  private static void give(Path userData, Path disk) throws IOException {
    Files.setOwner(
        userData,
        disk.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NOBODY));
    for (Path part = userData.getParent(); !part.equals(disk); part = part.getParent()) {
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx--x--x"));
    }
  }

  /** Lets nobody, whom the script runs as, reach and write the instance's folder. */
  private static void openTo(Path disk) throws IOException {
    for (Path folder = disk; folder.startsWith(disk.getParent().getParent()); ) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      folder = folder.getParent();
    }
    for (String part : List.of("root", "tmp")) {
      Files.setPosixFilePermissions(
          disk.resolve(part), PosixFilePermissions.fromString("rwxrwxrwx"));
    }
  }
}
