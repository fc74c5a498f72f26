package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.Secret;
import dev.replinode.fake.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration files of Linode's own tools, as these tools write them. */
class ProfileTest {
  private static final String LINODE_CLI =
      """
      [DEFAULT]
      default-user = ada

      [ada]
      token = token-of-ada
      region = jp-osa
      type = g6-nanode-1
      image = linode/ubuntu22.04

      [bob]
      token = token-of-bob
      api_host = api.example.com
      api_scheme = https
      api_version = v4beta
      """;
  private static final String LINODEGO =
      """
      [default]
      token = token-of-default
      api_version = v4

      [work]
      token = token-of-work
      api_url = https://api.work.example
      """;

  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void at_home() {
    environment.put("HOME", home.toString());
  }

  @Test
  void linode_clis_default_user_is_read() throws Exception {
    write(".config/linode-cli", LINODE_CLI);

    assertEquals(
        new Profile(Optional.of(Secret.of("token-of-ada")), Optional.empty(), Optional.empty()),
        read());
  }

  @Test
  void a_file_that_others_may_read_is_used_with_a_warning() throws Exception {
    Path file = write(".config/linode-cli", LINODE_CLI);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    read();
    assertEquals(List.of(), warnings);

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    read();

    assertEquals(
        List.of(file + " holds a token and others than you may read it: chmod 600 " + file),
        warnings);
  }

  @Test
  void a_named_user_of_linode_cli_may_have_a_host_of_its_own() throws Exception {
    write(".linode-cli", LINODE_CLI);

    assertEquals(
        new Profile(
            Optional.of(Secret.of("token-of-bob")),
            Optional.of("https://api.example.com"),
            Optional.of("v4beta")),
        Profile.read(Optional.of("Bob"), environment, warnings::add));
  }

  @Test
  void a_legacy_file_may_hold_the_token_in_its_default_section() throws Exception {
    write(".linode-cli", "[DEFAULT]\ntoken = legacy\n");

    assertEquals(Optional.of(Secret.of("legacy")), read().token());
  }

  @Test
  void linodegos_profiles_inherit_from_the_default_one() throws Exception {
    write(".config/linode", LINODEGO);
    assertEquals(Optional.of(Secret.of("token-of-default")), read().token());

    environment.put("LINODE_PROFILE", "work");

    assertEquals(
        new Profile(
            Optional.of(Secret.of("token-of-work")),
            Optional.of("https://api.work.example"),
            Optional.of("v4")),
        read());
  }

  @Test
  void a_file_may_be_named_by_either_tools_variable() throws Exception {
    write(".config/linode", LINODEGO);
    write("elsewhere/cli", LINODE_CLI);
    environment.put("LINODE_CLI_CONFIG", "~/elsewhere/cli");
    assertEquals(Optional.of(Secret.of("token-of-ada")), read().token());

    environment.put("LINODE_CONFIG", home.resolve(".config/linode").toString());

    assertEquals(Optional.of(Secret.of("token-of-default")), read().token());
  }

  @Test
  void the_configuration_folder_may_be_elsewhere() throws Exception {
    write("xdg/linode-cli", LINODE_CLI);
    environment.put("XDG_CONFIG_HOME", home.resolve("xdg").toString());

    assertEquals(Optional.of(Secret.of("token-of-ada")), read().token());
  }

  @Test
  void without_a_file_there_is_no_profile() {
    assertEquals(new Profile(Optional.empty(), Optional.empty(), Optional.empty()), read());
  }

  @Test
  void a_named_profile_that_is_nowhere_is_wrong_usage() throws Exception {
    ReplinodeException nowhere =
        Samples.failure(() -> Profile.read(Optional.of("play"), environment, warnings::add));
    Path file = write(".config/linode", LINODEGO);
    ReplinodeException absent =
        Samples.failure(() -> Profile.read(Optional.of("play"), environment, warnings::add));

    assertEquals(Kind.USAGE, nowhere.kind());
    assertEquals(
        "profile play: there is no configuration file of linode-cli or linodego",
        nowhere.getMessage());
    assertEquals("profile play: it is not in " + file, absent.getMessage());
  }

  @Test
  void a_file_that_is_no_text_is_wrong_usage() throws Exception {
    Path file = write(".config/linode", "");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xc0});

    assertEquals(Kind.USAGE, Samples.failure(this::read).kind());
  }

  @Test
  void a_profile_does_not_print_its_token() throws Exception {
    write(".config/linode", LINODEGO);

    assertFalse(read().toString().contains("token-of"), read().toString());
  }

  private Profile read() {
    return Profile.read(Optional.empty(), environment, warnings::add);
  }

  private Path write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
