package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import dev.replinode.e2e.Program.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The packages of {@code -Pdist}: installed into an empty root, used there, and removed. */
@EnabledIfSystemProperty(named = "replinode.dist", matches = "true")
class InstalledIT {
  private static final Path PACKAGES = Path.of("../target/dist").toAbsolutePath().normalize();
  private static final String[] CREATE = {
    "create", "--sandbox", "--source", "media@jp-osa-1", "--dest", "media-dr@us-iad-1"
  };

  @TempDir Path temporary;
  @TempDir Path root;

  @Test
  void debian_packages_work_without_a_jdk_and_leave_nothing_when_removed() throws IOException {
    makeDatabase();
    dpkg("--install", file("replinode_"), file("replinode-sandbox_"));

    assertWorks(root.resolve("usr/bin/replinode"));
    assertTrue(Files.exists(root.resolve("usr/share/man/man1/replinode-create.1.gz")));
    assertTrue(manual("replinode-sandbox").contains("\\-\\-fault"));
    assertTrue(Files.exists(root.resolve("usr/share/bash-completion/completions/replinode")));
    String zsh = Files.readString(root.resolve("usr/share/zsh/vendor-completions/_replinode"));
    assertTrue(zsh.contains("source /usr/share/bash-completion/completions/replinode\n"), zsh);
    assertTrue(Files.exists(root.resolve("usr/lib/replinode/sbom.json")));

    dpkg("--purge", "replinode", "replinode-sandbox");
    assertEquals(List.of(), filesOutsideOfTheDatabase());
  }

  @Test
  void archives_work_wherever_they_are_unpacked() throws IOException {
    run("tar", "-C", root.toString(), "-xzf", file("replinode-0"));
    Path program = folderOf(root).resolve("bin/replinode");
    Result alone = run(program.toString(), "list", "--sandbox");
    assertEquals(2, alone.exitCode(), alone::all);
    assertTrue(alone.err().contains("hint: install the package replinode-sandbox"), alone::all);

    run("tar", "-C", root.toString(), "-xzf", file("replinode-sandbox-"));
    assertWorks(program);
    assertUsesItsArchive(program);
  }

  private String manual(String name) throws IOException {
    Path page = root.resolve("usr/share/man/man1/" + name + ".1.gz");
    try (InputStream text = new GZIPInputStream(Files.newInputStream(page))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void assertWorks(Path program) {
    List<String> words = new ArrayList<>(List.of(program.toString()));
    words.addAll(List.of(CREATE));
    words.addAll(List.of("--output", "json"));
    Result result = run(words.toArray(String[]::new));
    assertEquals(0, result.exitCode(), result::all);
    assertEquals(
        "equal",
        JsonParser.parseString(result.out())
            .getAsJsonObject()
            .getAsJsonObject("verification")
            .get("verdict")
            .getAsString());
  }

  /** It lies elsewhere than where the archive was made, and must be used all the same. */
  private void assertUsesItsArchive(Path program) throws IOException {
    Path checked = program.resolveSibling("checked");
    String text = Files.readString(program).replace("-Xshare:auto -Xlog:disable", "-Xshare:on");
    Files.writeString(checked, text);
    assertTrue(checked.toFile().setExecutable(true));
    Result result = run(checked.toString(), "--version");
    assertEquals(0, result.exitCode(), result::all);
    assertTrue(result.out().startsWith("replinode "), result::all);
  }

  private void makeDatabase() throws IOException {
    Path database = root.resolve("var/lib/dpkg");
    for (String folder : List.of("updates", "info", "triggers")) {
      Files.createDirectories(database.resolve(folder));
    }
    Files.createFile(database.resolve("status"));
    Files.createFile(database.resolve("available"));
  }

  private void dpkg(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "dpkg",
                "--root=" + root,
                "--force-not-root",
                "--force-depends",
                "--force-script-chrootless",
                "--log=" + root.resolve("var/lib/dpkg/log")));
    command.addAll(List.of(words));
    Result result = run(command.toArray(String[]::new));
    assertEquals(0, result.exitCode(), result::all);
  }

  private List<Path> filesOutsideOfTheDatabase() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.startsWith(root.resolve("var/lib/dpkg")))
          .toList();
    }
  }

  private Result run(String... command) {
    Process process = new Program(temporary).start(Map.of(), temporary, List.of(command));
    return Program.finish(
        process, Program.read(process.getInputStream()), Program.read(process.getErrorStream()));
  }

  private static Path folderOf(Path parent) throws IOException {
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.findFirst().orElseThrow();
    }
  }

  private static String file(String prefix) throws IOException {
    try (Stream<Path> files = Files.list(PACKAGES)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow()
          .toString();
    }
  }
}
