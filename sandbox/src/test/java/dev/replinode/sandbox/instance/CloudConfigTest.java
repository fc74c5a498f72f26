package dev.replinode.sandbox.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudConfigTest {
  @TempDir private Path folder;

  private String run(String userData) throws Exception {
    Path script = Files.writeString(folder.resolve("script"), CloudConfig.read(userData).script());
    Process process = new ProcessBuilder("sh", script.toString()).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void writes_files_and_then_runs_commands() throws Exception {
    String file = folder.resolve("new/it's here").toString();

    String printed =
        run(
            """
            #cloud-config
            write_files:
              - path: "%s"
                permissions: '0600'
                content: |
                  $HOME `x` 'y'
              - path: "%s"
                append: true
                encoding: b64
                content: bW9yZQo=
            runcmd:
              - echo "one $((1 + 1))"
              - [printf, '%%s|', "$HOME", "it's"]
            """
                .formatted(file, file));

    assertEquals("one 2\n$HOME|it's|", printed);
    assertEquals("$HOME `x` 'y'\nmore\n", Files.readString(Path.of(file)));
  }

  @Test
  void takes_the_mode_of_files_as_octal_quoted_or_not() {
    String data = "#cloud-config\nwrite_files:\n- {path: /x, permissions: %s, content: a}\n";

    assertTrue(CloudConfig.read(data.formatted("0755")).script().contains("chmod 755 '/x'"));
    assertTrue(CloudConfig.read(data.formatted("'0o755'")).script().contains("chmod 755 '/x'"));
  }

  @Test
  void names_what_it_leaves_out() {
    CloudConfig config =
        CloudConfig.read(
            """
            #cloud-config
            packages: [rclone]
            users: []
            write_files: [{path: /x, owner: 'www-data:www-data'}]
            """);

    assertEquals(List.of("packages", "users", "owner of /x"), config.leftOut());
  }

  @Test
  void does_nothing_for_an_empty_document() {
    assertEquals("#!/bin/sh\n", CloudConfig.read("#cloud-config\n").script());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "runcmd: echo",
        "- a\n- b",
        "write_files: [{path: relative}]",
        "write_files: [{path: /x, permissions: rwx}]",
        "a: [",
        "a: 1\na: 2",
        "write_files: 7"
      })
  void says_in_one_line_what_is_wrong(String document) {
    String complaint =
        assertThrows(
                IllegalArgumentException.class,
                () -> CloudConfig.read("#cloud-config\n" + document + "\n"))
            .getMessage();

    assertEquals(1, complaint.lines().count(), complaint);
  }
}
