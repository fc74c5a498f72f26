package dev.replinode.app;

import dev.replinode.cli.render.ProgressRenderer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;

/** What a sandbox says on standard error: drained as it comes, warnings passed on. */
final class SandboxLog {
  private static final String WARNING = "warning: ";

  private final AtomicReference<String> last = new AtomicReference<>("it gave no reason");

  private SandboxLog() {}

  /** Begins to read; ends with the process. */
  static SandboxLog of(Process process, ProgressRenderer progress) {
    SandboxLog log = new SandboxLog();
    Thread reader = new Thread(() -> log.drain(process, progress), "sandbox-log");
    reader.setDaemon(true);
    reader.start();
    return log;
  }

  /** The last thing it said. */
  String last() {
    return last.get();
  }

  private void drain(Process process, ProgressRenderer progress) {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(WARNING)) {
          progress.warning(line.substring(WARNING.length()));
        }
        if (!line.isBlank()) {
          last.set(line);
        }
      }
    } catch (IOException e) {
      last.set("its output broke off");
    }
  }
}
