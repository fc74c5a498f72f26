package dev.replinode.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.fake.Samples;
import dev.replinode.linode.LinodeSettings;
import dev.replinode.linode.LinodeSettings.CaBundle;
import java.net.URI;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void at_home() {
    environment.put("HOME", home.toString());
  }

  @Test
  void the_token_file_comes_first_then_the_environment_then_the_profile() throws Exception {
    Path file = Files.writeString(home.resolve("token"), "  from-file\n");
    Files.writeString(home.resolve(".linode-cli"), "[DEFAULT]\ntoken = from-profile\n");
    environment.put("LINODE_TOKEN", "from-linode");
    environment.put("LINODE_CLI_TOKEN", "from-cli");

    assertEquals("from-file", token("--token-file", file.toString()));
    assertEquals("from-linode", token());
    environment.put("LINODE_TOKEN", "");
    assertEquals("from-cli", token());
    environment.remove("LINODE_CLI_TOKEN");
    assertEquals("from-profile", token());
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc\r", "abc def", "abc\u00e4"})
  void a_token_that_no_header_can_carry_is_refused_and_not_repeated(String token) {
    environment.put("LINODE_TOKEN", token);

    ReplinodeException refused = assertThrows(ReplinodeException.class, this::token);

    assertEquals(Kind.USAGE, refused.kind());
    assertFalse(refused.toString().contains("abc"), refused::toString);
  }

  @Test
  void a_profile_that_is_named_on_the_command_line_beats_the_environment() throws Exception {
    Files.writeString(home.resolve(".linode-cli"), "[work]\ntoken = from-work\n");
    environment.put("LINODE_TOKEN", "from-linode");

    assertEquals("from-work", token("--profile", "work"));
  }

  @Test
  void a_token_file_that_others_may_read_is_used_with_a_warning() throws Exception {
    Path file = Files.writeString(home.resolve("token"), "t0ken\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    assertEquals("t0ken", token("--token-file", file.toString()));
    assertEquals(1, warnings.size());

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    token("--token-file", file.toString());
    assertEquals(1, warnings.size());
  }

  @Test
  void linode_cli_names_host_and_scheme_apart() {
    environment.put("LINODE_TOKEN", "t");
    environment.put("LINODE_CLI_API_HOST", "api.example.com");
    assertEquals(URI.create("https://api.example.com/v4"), linode().baseUrl());

    environment.put("LINODE_CLI_API_HOST", "127.0.0.1:8080");
    environment.put("LINODE_CLI_API_SCHEME", "http");
    assertEquals(URI.create("http://127.0.0.1:8080/v4"), linode().baseUrl());

    environment.put("LINODE_URL", "https://other.example.com");
    assertEquals(URI.create("https://other.example.com/v4"), linode().baseUrl());
  }

  @Test
  void without_any_token_the_user_is_told_where_one_can_be() {
    ReplinodeException failure = Samples.failure(() -> linode());

    assertEquals(Kind.NOT_AUTHORIZED, failure.kind());
    assertEquals("no API token", failure.what());
    assertTrue(failure.hint().orElseThrow().contains("--sandbox"));
  }

  @Test
  void a_profile_that_is_named_and_has_no_token_is_told_itself() throws Exception {
    Files.writeString(home.resolve(".linode-cli"), "[work]\nregion = jp-osa\n");
    environment.put("LINODE_TOKEN", "from-linode");

    ReplinodeException failure = Samples.failure(() -> token("--profile", "work"));

    assertEquals(Kind.NOT_AUTHORIZED, failure.kind());
    assertEquals("profile work: it holds no token", failure.getMessage());
  }

  @Test
  void a_token_file_of_a_windows_editor_is_read() throws Exception {
    Path file = Files.writeString(home.resolve("token"), "\uFEFFsecret-token\r\n");

    assertEquals("secret-token", token("--token-file", file.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   \n", "one\ntwo\n"})
  void a_token_file_holds_one_token(String content) throws Exception {
    Path file = Files.writeString(home.resolve("token"), content);

    ReplinodeException failure = Samples.failure(() -> token("--token-file", file.toString()));

    assertEquals(Kind.USAGE, failure.kind());
    assertEquals("it does not hold one token", failure.why());
  }

  @Test
  void a_token_file_that_is_not_there_is_wrong_usage() {
    assertEquals(
        Kind.USAGE, Samples.failure(() -> token("--token-file", "/nonexistent/token")).kind());
  }

  @Test
  void the_api_is_the_platforms_unless_it_is_named() {
    environment.put("LINODE_TOKEN", "t");
    assertEquals(URI.create("https://api.linode.com/v4"), linode().baseUrl());

    environment.put("LINODE_API_VERSION", "v4beta");
    assertEquals(URI.create("https://api.linode.com/v4beta"), linode().baseUrl());

    environment.put("LINODE_URL", "https://api.example.com/");
    assertEquals(URI.create("https://api.example.com/v4beta"), linode().baseUrl());

    assertEquals(
        URI.create("http://127.0.0.1:8080/v4beta"),
        linode("--api-url", "http://127.0.0.1:8080").baseUrl());
  }

  @Test
  void a_profile_tells_its_own_api_and_version() throws Exception {
    Files.writeString(
        home.resolve(".linode-cli"),
        "[DEFAULT]\ntoken = t\napi_url = https://api.work.example\napi_version = v4beta\n");

    assertEquals(URI.create("https://api.work.example/v4beta"), linode().baseUrl());
  }

  @Test
  void certificates_may_be_named_by_either_variable() {
    environment.put("LINODE_TOKEN", "t");
    assertEquals(Optional.empty(), linode().caBundle());

    environment.put("LINODE_CLI_CA", "/b.pem");
    assertEquals(
        Optional.of(new CaBundle("LINODE_CLI_CA", Path.of("/b.pem"))), linode().caBundle());

    environment.put("LINODE_CA", "/a.pem");
    assertEquals(Optional.of(new CaBundle("LINODE_CA", Path.of("/a.pem"))), linode().caBundle());
  }

  @ParameterizedTest
  @CsvSource({
    "https://h, v4, https://h/v4",
    "https://h/, v4, https://h/v4",
    "https://h/v4, v4beta, https://h/v4",
    "https://h/v4beta/, v4, https://h/v4beta",
    "https://h:8443/base, v4, https://h:8443/base/v4",
    "http://localhost:1, v4, http://localhost:1/v4",
    "http://x.localhost:1, v4, http://x.localhost:1/v4",
    "http://127.8.9.1:1, v4, http://127.8.9.1:1/v4",
    "http://[::1]:1, v4, http://[::1]:1/v4",
  })
  void a_version_is_added_once(String base, String version, String whole) {
    assertEquals(URI.create(whole), ApiUrl.of(URI.create(base), version));
  }

  @ParameterizedTest
  @CsvSource({
    "http://api.linode.com, v4, plain http is spoken to this machine only",
    "http://127.0.0.1.example.com, v4, plain http is spoken to this machine only",
    "http://localhost.example.com, v4, plain http is spoken to this machine only",
    "ftp://h, v4, write https://HOST",
    "api.linode.com, v4, write https://HOST",
    "https://h?x=1, v4, it must not hold a user or a query",
    "https://ada:hunter2@h, v4, it must not hold a user or a query",
    "http://ada:hunter2@h, v4, plain http is spoken to this machine only",
    "https://h, 4, write v4 or v4beta",
    "https://h, ../x, write v4 or v4beta",
  })
  void a_wrong_address_is_wrong_usage_and_its_password_not_repeated(
      String base, String version, String why) {
    ReplinodeException failure = Samples.failure(() -> ApiUrl.of(URI.create(base), version));

    assertEquals(Kind.USAGE, failure.kind());
    assertEquals(why, failure.why());
    assertFalse(failure.getMessage().contains("hunter2"), failure.getMessage());
  }

  @Test
  void a_wrong_address_is_told_before_a_missing_token() {
    environment.put("LINODE_URL", "http://api.linode.com");
    assertEquals(Kind.USAGE, Samples.failure(() -> linode()).kind());

    environment.put("LINODE_URL", "not a url");
    assertEquals("'not a url' is not a URL", Samples.failure(() -> linode()).why());
  }

  @Test
  void bucket_keys_are_all_four_or_none() {
    assertEquals(Optional.empty(), settings().credentials());
    environment.put("SRC_ACCESSKEY", "A");
    environment.put("SRC_SECRETKEY_PASSWORD", "secret-a");
    environment.put("DEST_ACCESSKEY", "");

    ReplinodeException failure = Samples.failure(() -> settings().credentials());
    assertEquals(Kind.USAGE, failure.kind());
    assertEquals(
        "set all four variables or none; missing: DEST_ACCESSKEY, DEST_SECRETKEY_PASSWORD",
        failure.why());

    environment.put("DEST_ACCESSKEY", "B");
    environment.put("DEST_SECRETKEY_PASSWORD", "secret-b");
    BucketCredentials keys = settings().credentials().orElseThrow();
    assertEquals("A", keys.source().id());
    assertEquals("secret-b", keys.dest().secret().reveal());
    assertFalse(keys.toString().contains("secret-"), keys.toString());
  }

  @Test
  void settings_do_not_print_the_token() {
    environment.put("LINODE_TOKEN", "t0ken");

    assertFalse(linode().toString().contains("t0ken"), linode().toString());
  }

  private Settings settings(String... args) {
    return new Settings(environment, GlobalOptionsOf.args(args), warnings::add);
  }

  private LinodeSettings linode(String... args) {
    return settings(args).linode();
  }

  private String token(String... args) {
    return linode(args).token().reveal();
  }
}
