package dev.replinode.e2e;

import dev.replinode.distro.DistroPackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/**
 * Clients that package registries serve, installed into the build folder once and kept there. Where
 * one cannot be had, the test is skipped and says why.
 */
final class InstalledClients {
  private static final Path SOURCES = Path.of("src/test/resources/clients").toAbsolutePath();
  private static final Path TARGET = Path.of("target", "clients").toAbsolutePath();

  /** What Apache libcloud needs to talk HTTP; the distribution's Python itself is on the host. */
  private static final List<String> PYTHON_PACKAGES =
      List.of(
          "python3-libcloud",
          "python3-requests",
          "python3-urllib3",
          "python3-idna",
          "python3-certifi",
          "python3-chardet",
          "python3-charset-normalizer");

  private InstalledClients() {}

  /** Cloud Manager's own library, run by node. */
  static Client apiV4() throws IOException {
    Path folder = Files.createDirectories(TARGET.resolve("node"));
    for (String file : List.of("package.json", "api-v4.mjs")) {
      Files.copy(SOURCES.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(folder.resolve("node_modules/@linode/api-v4/package.json"))) {
      install(folder);
    }
    return new ProgramClient(folder, List.of("node", "api-v4.mjs"), Map.of());
  }

  private static void install(Path folder) {
    ProcessBuilder npm =
        new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    String output;
    try {
      output = ProgramClient.output(npm);
    } catch (RuntimeException e) {
      output = e.getMessage();
    }
    Assumptions.assumeTrue(
        Files.exists(folder.resolve("node_modules/@linode/api-v4/package.json")),
        "npm could not install @linode/api-v4: " + output);
  }

  /** Apache libcloud, run by the distribution's Python. */
  static Client libcloud() {
    Path python = Path.of("/usr/bin/python3");
    Assumptions.assumeTrue(Files.isExecutable(python), "there is no " + python);
    List<String> path = new ArrayList<>();
    DistroPackages packages = DistroPackages.standard();
    for (String name : PYTHON_PACKAGES) {
      try {
        path.add(packages.unpack(name).resolve("usr/lib/python3/dist-packages").toString());
      } catch (IOException e) {
        Assumptions.abort("no " + name + " of the distribution: " + e.getMessage());
      }
    }
    return new ProgramClient(
        TARGET.getParent(),
        List.of(python.toString(), SOURCES.resolve("libcloud_linode.py").toString()),
        Map.of("PYTHONPATH", String.join(":", path), "PYTHONDONTWRITEBYTECODE", "1"));
  }
}
