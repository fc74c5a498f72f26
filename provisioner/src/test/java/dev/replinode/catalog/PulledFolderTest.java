package dev.replinode.catalog;

import static dev.replinode.fake.ScriptSamples.content;
import static dev.replinode.fake.ScriptSamples.following;
import static dev.replinode.fake.ScriptSamples.manifest;
import static dev.replinode.fake.ScriptSamples.withDescription;
import static dev.replinode.fake.ScriptSamples.withImages;
import static dev.replinode.fake.ScriptSamples.withScript;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.FolderScript;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.PulledScript;
import dev.replinode.domain.publish.PulledScript.Action;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.fake.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PulledFolderTest {
  private static final Manifest WEB = manifest("Web Server");

  @TempDir private Path folder;

  @Test
  void a_script_gets_a_folder_named_from_its_label_and_a_manifest() throws IOException {
    List<PulledScript> pulled = pull(script(7, WEB));

    assertEquals(
        """
        label: Web Server
        description: About Web Server
        images:
          - linode/debian12
        public: false
        script: script.sh
        """,
        read("web-server/manifest.yaml"));
    assertEquals(WEB.script(), read("web-server/script.sh"));
    assertEquals(
        List.of(
            new PulledScript(
                "Web Server", 7, Action.CREATED, folder + "/web-server/manifest.yaml")),
        pulled);
  }

  @Test
  void a_folder_that_is_not_there_yet_is_made() {
    Path deep = folder.resolve("not/yet");

    new PulledFolder().write(deep, List.of(script(7, WEB)), false);

    assertTrue(Files.exists(deep.resolve("web-server/script.sh")));
  }

  @Test
  void pulling_again_writes_nothing() throws IOException {
    pull(script(7, WEB));
    Map<String, String> before = files();
    Files.setLastModifiedTime(folder.resolve("web-server/manifest.yaml"), FileTime.fromMillis(0));

    List<PulledScript> again = pull(script(7, WEB));

    assertEquals(Action.UNCHANGED, again.get(0).action());
    assertEquals(before, files());
    assertEquals(
        0, Files.getLastModifiedTime(folder.resolve("web-server/manifest.yaml")).toMillis());
  }

  @Test
  void what_differs_is_refused_by_name_and_nothing_is_written() throws IOException {
    pull(script(7, WEB));
    Map<String, String> before = files();

    ReplinodeException failure =
        Samples.failure(
            () ->
                pull(
                    script(3, manifest("new")),
                    script(7, withScript(withDescription(WEB, "New"), "#!/bin/sh\n"))));

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals(
        List.of(folder + "/web-server/manifest.yaml", folder + "/web-server/script.sh"),
        failure.reasons());
    assertEquals(before, files());
  }

  @Test
  void with_force_only_the_files_that_differ_are_written() throws IOException {
    pull(script(7, WEB));
    write("web-server/manifest.yaml", read("web-server/manifest.yaml") + "# a note of mine\n");

    List<PulledScript> pulled = force(script(7, withScript(WEB, "#!/bin/sh\r\n")));

    assertEquals(Action.UPDATED, pulled.get(0).action());
    assertEquals("#!/bin/sh\r\n", read("web-server/script.sh"));
    assertTrue(read("web-server/manifest.yaml").endsWith("# a note of mine\n"));
  }

  @Test
  void files_that_are_there_keep_their_names_what_they_follow_and_their_permissions()
      throws IOException {
    Manifest vpn = following("vpn", "a,b");
    write("mine/run", vpn.script());
    write(
        "mine/manifest.yml",
        "label: vpn\nimages: [linode/debian12]\nscript: run\noneOf: {R: regions}\n");
    Files.setPosixFilePermissions(
        folder.resolve("mine/run"), PosixFilePermissions.fromString("rwxr-x---"));

    List<PulledScript> pulled =
        force(script(7, withImages(withScript(vpn, vpn.script() + "true\n"), "any/all")));

    assertEquals(folder + "/mine/manifest.yml", pulled.get(0).manifestFile());
    assertEquals(vpn.script() + "true\n", read("mine/run"));
    assertEquals(
        """
        label: vpn
        images:
          - any/all
        public: false
        script: run
        oneOf:
          R: regions
        """,
        read("mine/manifest.yml"));
    assertEquals(
        "rwxr-x---",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("mine/run"))));
    assertEquals(2, files().size(), files().toString());
  }

  @Test
  void a_list_that_follows_the_platform_is_no_difference() throws IOException {
    write("vpn/script.sh", following("vpn", "a,b").script());
    write("vpn/manifest.yaml", "label: vpn\nimages: [linode/debian12]\noneOf: {R: regions}\n");

    List<PulledScript> pulled = pull(script(7, following("vpn", "a,b,newest")));

    assertEquals(Action.UNCHANGED, pulled.get(0).action());
  }

  @Test
  void a_field_that_is_gone_follows_nothing_any_more() throws IOException {
    write("vpn/script.sh", following("vpn", "a,b").script());
    write("vpn/manifest.yaml", "label: vpn\nimages: [linode/debian12]\noneOf: {R: regions}\n");

    force(script(7, withScript(following("vpn", "a"), "#!/bin/sh\n")));

    assertFalse(read("vpn/manifest.yaml").contains("oneOf"), read("vpn/manifest.yaml"));
  }

  @Test
  void a_script_whose_file_is_gone_gets_it_back_without_force() throws IOException {
    pull(script(7, WEB));
    Files.delete(folder.resolve("web-server/script.sh"));

    assertEquals(Action.UPDATED, pull(script(7, WEB)).get(0).action());
    assertEquals(WEB.script(), read("web-server/script.sh"));
  }

  @Test
  void a_pull_that_was_cut_goes_on_in_the_same_folder() throws IOException {
    write("web-server/script.sh", WEB.script());

    assertEquals(Action.CREATED, pull(script(7, WEB)).get(0).action());

    assertEquals(Set.of("web-server/manifest.yaml", "web-server/script.sh"), files().keySet());
  }

  @Test
  void of_twins_the_lowest_id_gets_the_plain_name_now_and_later() throws IOException {
    PublishedScript[] twins = {
      script(12, withDescription(WEB, "twelve")),
      script(3, withDescription(WEB, "three")),
      script(40, withDescription(WEB, "forty"))
    };

    pull(twins);

    assertTrue(read("web-server/manifest.yaml").contains("three"));
    assertTrue(read("web-server-12/manifest.yaml").contains("twelve"));
    assertTrue(read("web-server-40/manifest.yaml").contains("forty"));
    assertTrue(pull(twins).stream().allMatch(one -> one.action() == Action.UNCHANGED));
  }

  @Test
  void labels_with_one_name_get_numbers_and_keep_them() {
    PublishedScript[] scripts = {
      script(1, manifest("web server")),
      script(2, manifest("Web/Server")),
      script(3, manifest("../web-server")),
      script(4, manifest("$(日本)"))
    };

    List<PulledScript> pulled = pull(scripts);

    assertEquals(
        List.of("web-server", "web-server-2", "web-server-3", "script"),
        pulled.stream().map(PulledFolderTest::folderName).toList());
    assertEquals(
        pulled.stream().map(PulledFolderTest::folderName).toList(),
        pull(scripts).stream().map(PulledFolderTest::folderName).toList());
  }

  @Test
  void a_folder_of_another_label_is_not_touched() throws IOException {
    write("web-server/manifest.yaml", "label: other\nimages: [any/all]\n");
    write("web-server/script.sh", "#!/bin/sh\n");

    assertEquals("web-server-2", folderName(pull(script(7, WEB)).get(0)));
    assertEquals("#!/bin/sh\n", read("web-server/script.sh"));
  }

  @Test
  void half_a_character_is_refused_with_the_scripts_name() {
    ReplinodeException failure =
        Samples.failure(() -> pull(script(7, withDescription(WEB, "a \ud83d b"))));

    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals("StackScript 7 (Web Server)", failure.what());
    assertEquals(Map.of(), files());
  }

  @Test
  void a_pulled_folder_can_be_published_again() {
    pull(script(7, WEB), script(8, following("vpn", "a")));

    List<FolderScript> read = new ScriptFolder().read(folder);

    assertEquals(
        List.of(content(WEB), content(following("vpn", "a"))),
        read.stream().map(one -> content(one.manifest())).toList());
  }

  private List<PulledScript> pull(PublishedScript... scripts) {
    return new PulledFolder().write(folder, List.of(scripts), false);
  }

  private List<PulledScript> force(PublishedScript... scripts) {
    return new PulledFolder().write(folder, List.of(scripts), true);
  }

  private static PublishedScript script(long id, Manifest manifest) {
    ScriptContent content = content(manifest);
    return new PublishedScript(id, content, List.of());
  }

  private static String folderName(PulledScript script) {
    return Path.of(script.manifestFile()).getParent().getFileName().toString();
  }

  private String read(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(folder.resolve(file).getParent());
    Files.writeString(folder.resolve(file), text);
  }

  private Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return files;
  }
}
