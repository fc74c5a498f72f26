package dev.replinode.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What every user of the machine, or every child, could read of processes that a test started. */
final class ProcessWatch {
  private static final long STEP_MILLIS = 100;

  private final Set<String> arguments = ConcurrentHashMap.newKeySet();
  private final Set<String> environments = ConcurrentHashMap.newKeySet();

  /**
   * Looks at the descendants of {@code root}, again and again, until {@code process} ends; its own
   * environment is the user's.
   */
  void until(Process process, ProcessHandle root) throws InterruptedException {
    do {
      root.descendants().map(ProcessHandle::pid).forEach(pid -> look(pid, pid != process.pid()));
    } while (!process.waitFor(STEP_MILLIS, TimeUnit.MILLISECONDS));
  }

  private void look(long pid, boolean isChild) {
    try {
      String words = read(pid, "cmdline");
      arguments.add(words);
      // Java starts programs by a helper of its own, which has not dropped anything yet.
      if (isChild && !words.contains("jspawnhelper")) {
        environments.add(read(pid, "environ"));
      }
    } catch (IOException e) {
      // It has ended meanwhile, or its environment is nobody's to read.
    }
  }

  private static String read(long pid, String file) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), file));
    return new String(bytes, StandardCharsets.UTF_8).replace('\0', '\n');
  }

  /** The command lines, a word a line. */
  Set<String> arguments() {
    return arguments;
  }

  /** The environments, a variable a line. */
  Set<String> environments() {
    return environments;
  }
}
