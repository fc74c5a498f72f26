package dev.replinode.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lint} is offline: the program as a process, with every class it loads written down. */
class LintIsLocalTest {
  private static final List<String> CLIENTS =
      List.of(
          "okhttp3.", "io.minio.", "dev.replinode.linode.", "dev.replinode.api.", "java.net.http.");

  @TempDir private Path folder;

  @Test
  void lint_loads_no_class_of_an_http_client() throws Exception {
    Path script =
        Files.writeString(
            folder.resolve("a.sh"),
            "#!/bin/bash\n# <UDF name=\"PORT\" label=\"Port\">\necho \"$PORT\"\n");
    Path classes = folder.resolve("classes");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xlog:class+load:file=" + classes,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "lint",
            script.toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), said);
    List<String> loaded = Files.readAllLines(classes);
    assertTrue(loaded.stream().anyMatch(line -> line.contains("dev.replinode.catalog.FileLinter")));
    assertEquals(
        List.of(),
        loaded.stream().filter(line -> CLIENTS.stream().anyMatch(line::contains)).toList());
  }
}
