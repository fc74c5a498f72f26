package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.cli.Shell.Result;
import dev.replinode.domain.replicator.InstanceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code create NAME}: everything from replinode.yaml. */
class DescribedReplicatorTest {
  private static final String HEAD =
      """
      replicators:
        media-dr:
          source: media@jp-osa-1
          dest: media-dr@us-iad-1
      """;

  @TempDir private Path folder;
  private final Shell shell = new Shell();

  @BeforeEach
  void work_in_the_folder() {
    shell.sessions().local().workingDirectory(folder);
  }

  @Test
  void a_name_takes_everything_from_the_file() throws IOException {
    Files.writeString(folder.resolve("key.pub"), "ssh-ed25519 AAAA ada\n");
    write(
        HEAD
            + """
                type: g6-nanode-1
                every: 15m
                mode: copy
                tag: [team:media, env:test]
                authorizedKey: key.pub
                firewall: none
                maxMonthlyPrice: 30
            """);

    shell.run("create", "media-dr", "--wait", "none").exits(0);

    InstanceRequest request = shell.cloud().instances().requests().get(0);
    assertEquals("replinode-media-dr", request.label());
    assertEquals("g6-nanode-1", request.machine().type());
    assertEquals(List.of("ssh-ed25519 AAAA ada"), request.machine().authorizedKeys());
    assertTrue(
        request.tags().containsAll(List.of("team:media", "env:test", "replinode-every:900")));
    assertTrue(request.tags().contains("replinode-mode:copy"));
    assertEquals(List.of(), shell.cloud().firewalls().all());
  }

  @Test
  void options_on_the_command_line_win() throws IOException {
    write(HEAD + "    type: g6-nanode-1\n    wait: sync\n");

    shell.run("create", "media-dr", "--type", "g6-standard-2", "--wait", "none").exits(0);

    assertEquals("g6-standard-2", shell.cloud().instances().requests().get(0).machine().type());
    assertEquals(0, shell.cloud().runs().reads());
  }

  @Test
  void a_file_elsewhere_is_named_and_its_paths_are_relative_to_it(@TempDir Path other)
      throws IOException {
    Files.writeString(other.resolve("key.pub"), "ssh-ed25519 AAAA ada\n");
    Path file =
        Files.writeString(other.resolve("ours.yaml"), HEAD + "    authorizedKey: key.pub\n");

    shell.run("create", "media-dr", "--config", file.toString(), "--wait", "none").exits(0);

    assertEquals(1, shell.cloud().instances().requests().get(0).machine().authorizedKeys().size());
  }

  @Test
  void a_name_without_a_file_says_what_to_do() {
    Result result = shell.run("create", "media-dr").exits(2);

    assertEquals(
        List.of(
            "error: replicator media-dr: there is no replinode.yaml in the working directory",
            "hint: name the file with --config, or describe it: --name media-dr --source … --dest"
                + " …"),
        result.errors());
    assertEquals(0, shell.sessions().opened());
  }

  @Test
  void an_unknown_name_is_told_with_those_that_it_may_be() throws IOException {
    write(HEAD);

    assertEquals(
        "error: replicator media-rd: it is not in replinode.yaml; did you mean media-dr?",
        shell.run("create", "media-rd").exits(2).errors().get(0));
    assertEquals(
        "error: replicator logs: it is not in replinode.yaml; it has media-dr",
        shell.run("create", "logs").exits(2).errors().get(0));
  }

  @Test
  void all_mistakes_of_the_file_are_told_at_once_with_their_places() throws IOException {
    write(
        HEAD
            + """
                typ: g6-nanode-1
                type: [a, {b: c}]
                type: x
              Bad--Name:
                source: a@b
            replicator: {}
            """);

    Result result = shell.run("create", "media-dr").exits(2);

    assertEquals(
        List.of(
            "error: configuration file replinode.yaml: it has 5 mistakes",
            "  replinode.yaml:7:5: type: it is written twice",
            "  replinode.yaml:5:5: unknown key typ; did you mean type?",
            "  replinode.yaml:6:15: a value, or a list of values, is expected here",
            "  replinode.yaml:8:3: 'Bad--Name' is not a replicator name: a lower-case letter, then 1"
                + " to 20 lower-case letters, digits or single hyphens, not ending in a hyphen",
            "  replinode.yaml:10:1: unknown key replicator; did you mean replicators?"),
        result.errors().subList(0, 6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "every: soon | every: 'soon' is not a duration",
        "mode: mirror | mode: invalid value for option '--mode'",
        "source: nowhere | source: invalid value for option '--source'",
        "maxDelete: some | maxDelete: invalid value for option '--max-delete'",
        "type: [a, b] | type: one value is expected",
        "allowDelete: perhaps | allowDelete: invalid value for option '--allow-delete'"
      })
  void a_value_is_checked_as_on_the_command_line_and_told_with_its_place(String line, String why)
      throws IOException {
    write("replicators:\n  media-dr:\n    " + line + "\n");

    Result result = shell.run("create", "media-dr").exits(2);

    String first = result.errors().get(0);
    assertTrue(first.startsWith("error: replinode.yaml:3:5: "), first);
    assertTrue(first.contains(why.split("'", 2)[0].strip()), first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sourceSecretKey",
        "SRC_SECRETKEY_PASSWORD",
        "token",
        "srcAccessKey",
        "apiKey",
        "password"
      })
  void a_secret_in_the_file_is_refused_and_never_shown(String key) throws IOException {
    write(HEAD + "    " + key + ": planted-in-the-file\n");

    Result result = shell.run("create", "media-dr", "--stacktrace").exits(2);

    assertTrue(result.err().contains("replinode.yaml:5:5: " + key + ": no secret belongs in this"));
    assertFalse(result.err().contains("planted"), result.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type: \"planted-in-the-file",
        "  planted-in-the-file: x: y",
        "&planted-in-the-file",
        "? [planted-in-the-file]"
      })
  void a_file_that_is_no_yaml_is_told_without_repeating_it(String line) throws IOException {
    write(HEAD + "    " + line + "\n");

    Result result = shell.run("create", "media-dr", "--stacktrace").exits(2);

    assertFalse(result.err().contains("planted"), result.err());
  }

  @Test
  void a_value_that_looks_like_a_token_is_refused_under_any_key() throws IOException {
    write(HEAD + "    tag: " + "0a".repeat(32) + "\n");

    Result result = shell.run("create", "media-dr").exits(2);

    assertTrue(result.err().contains("replinode.yaml:5:10: this looks like a token"), result.err());
    assertFalse(result.err().contains("0a0a"), result.err());
  }

  @Test
  void a_name_is_given_once() throws IOException {
    write(HEAD);

    shell.run("create", "media-dr", "--name", "other").exits(2);
    shell.run("create", "--config", folder.resolve("replinode.yaml").toString()).exits(2);
  }

  @Test
  void the_schema_for_editors_knows_exactly_the_settings_there_are() throws IOException {
    JsonObject schema;
    try (InputStream in = getClass().getResourceAsStream("/schema/replinode.schema.json")) {
      schema =
          JsonParser.parseString(new String(in.readAllBytes(), StandardCharsets.UTF_8))
              .getAsJsonObject();
    }
    Set<String> known =
        schema
            .getAsJsonObject("$defs")
            .getAsJsonObject("replicator")
            .getAsJsonObject("properties")
            .keySet();

    assertEquals(
        DescribedOptions.settings(new CommandLine(new CreateCommand(null)).getCommandSpec())
            .keySet(),
        Set.copyOf(known));
  }

  private void write(String yaml) throws IOException {
    Files.writeString(folder.resolve("replinode.yaml"), yaml);
  }
}
