package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.cli.GlobalOptions.ProgressMode;
import dev.replinode.cli.Shell.Result;
import dev.replinode.cli.render.Terminal;
import dev.replinode.domain.replicator.Deployment;
import dev.replinode.domain.replicator.InstanceRequest;
import dev.replinode.fake.Samples;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What options become. */
class OptionsTest {
  private final Shell shell = new Shell();

  @ParameterizedTest
  @CsvSource({
    "90s, 90",
    "5m, 300",
    "1h30m, 5400",
    "2d, 172800",
    "1d2h3m4s, 93784",
    "0h5m, 300",
    "1s, 1"
  })
  void durations_are_written_as_people_write_them(String text, long seconds) {
    shell.run("list", "--timeout", text).exits(0);

    assertEquals(Optional.of(Duration.ofSeconds(seconds)), shell.sessions().options().timeout());
  }

  @ParameterizedTest
  @CsvSource({"0", "17", "999999999", "0%", "10%", "100%"})
  void bounds_are_counts_or_percentages(String bound) {
    shell.create("--wait", "none", "--max-delete", bound).exits(0);

    assertEquals(bound, Samples.valuesIn(request()).get("MAX_DELETE"));
  }

  @Test
  void without_options_it_is_as_documented() {
    shell.create("--wait", "none").exits(0);

    InstanceRequest request = request();
    assertEquals("g6-standard-2", request.machine().type());
    assertEquals("linode/ubuntu22.04", request.machine().image());
    assertEquals("jp-osa", request.region());
    assertEquals(List.of(), request.machine().authorizedKeys());
    assertTrue(request.firewallId().isPresent());
    assertEquals("sync", Samples.valuesIn(request).get("MODE"));
    assertEquals("no", Samples.valuesIn(request).get("ALLOW_DELETE"));
    assertFalse(Samples.valuesIn(request).containsKey("EVERY"));
    assertFalse(Samples.valuesIn(request).containsKey("MAX_DELETE"));
  }

  @Test
  void by_user_data_the_document_has_no_stackscript() {
    shell.runSucceeds();

    JsonObject json = shell.create("--method", "metadata", "--output", "json").exits(0).json();

    assertFalse(json.has("stackscript"), json.toString());
    assertEquals("metadata", json.getAsJsonObject("instance").get("method").getAsString());
    assertEquals("equal", json.getAsJsonObject("verification").get("verdict").getAsString());
    assertTrue(request().deployment() instanceof Deployment.Metadata);
    assertEquals(List.of(), shell.cloud().scripts().all());
  }

  @Test
  void a_method_or_an_encryption_that_is_none_is_wrong_usage() {
    shell.create("--method", "ansible").exits(2);
    shell.create("--disk-encryption", "maybe").exits(2);
    assertEquals(List.of(), shell.cloud().calls().made());
  }

  @Test
  void every_option_of_create_arrives(@TempDir Path folder) throws Exception {
    shell
        .cloud()
        .platform()
        .region("us-iad", "ok", "StackScripts", "Disk Encryption", "Cloud Firewall");
    long firewall = shell.cloud().firewalls().add("mine").id();
    Path keys =
        Files.writeString(folder.resolve("k.pub"), "ssh-ed25519 AAAA me@host\n\nssh-rsa BBBB\n");

    shell
        .create(
            ("--wait none --type g6-nanode-1 --region us-iad --mode copy --allow-delete"
                    + " --every 15m --firewall "
                    + firewall
                    + " --tag team:x --tag y --max-monthly-price 24"
                    + " --disk-encryption disabled --authorized-user ada --authorized-user bob"
                    + " --yes --authorized-key "
                    + keys)
                .split(" "))
        .exits(0);

    InstanceRequest request = request();
    assertEquals("g6-nanode-1", request.machine().type());
    assertEquals("us-iad", request.region());
    assertEquals(OptionalLong.of(firewall), request.firewallId());
    assertEquals(
        List.of("ssh-ed25519 AAAA me@host", "ssh-rsa BBBB"), request.machine().authorizedKeys());
    assertEquals(List.of("ada", "bob"), request.machine().authorizedUsers());
    assertEquals(Optional.of("disabled"), request.machine().diskEncryption());
    assertEquals(List.of("team:x", "y"), request.tags().subList(0, 2));
    assertEquals("copy", Samples.valuesIn(request).get("MODE"));
    assertEquals("yes", Samples.valuesIn(request).get("ALLOW_DELETE"));
    assertEquals("900s", Samples.valuesIn(request).get("EVERY"));
  }

  @Test
  void a_price_over_the_bound_is_refused_before_anything_is_made() {
    Result result = shell.create("--max-monthly-price", "20", "--quiet").exits(3);

    assertTrue(result.err().contains("more than --max-monthly-price 20"), result.err());
    assertEquals(List.of(), shell.cloud().calls().changes());
  }

  @Test
  void global_options_may_stand_before_or_after_the_verb() {
    String[] globals = {
      "--output",
      "json",
      "--api-url",
      "https://api.example.com",
      "--profile",
      "work",
      "--token-file",
      "/t",
      "--debug",
      "--quiet",
      "--sandbox",
      "--sandbox-data",
      "/"
    };
    for (boolean before : List.of(true, false)) {
      String[] args = new String[globals.length + 1];
      System.arraycopy(globals, 0, args, before ? 1 : 0, globals.length);
      args[before ? 0 : globals.length] = "list";
      assertTrue(shell.run(args).exits(0).json().has("replicators"));

      GlobalOptions options = shell.sessions().options();
      assertEquals(Optional.of(URI.create("https://api.example.com")), options.apiUrl());
      assertEquals(Optional.of("work"), options.profile());
      assertEquals(Optional.of(Path.of("/t")), options.tokenFile());
      assertEquals(Optional.of(Path.of("/")), options.sandboxData());
      assertTrue(options.isDebug());
      assertTrue(options.isSandbox());
      assertEquals(ProgressMode.none, options.progress());
    }
  }

  @Test
  void on_a_terminal_the_progress_moves_and_elsewhere_it_does_not() {
    shell.runSucceeds();

    Result rich = shell.run(new Terminal(true, true, 40), create("--progress=auto"));
    assertTrue(rich.err().contains("\r\u001b[K"), rich.err());
    assertTrue(rich.err().contains("\u001b[32m✓\u001b[0m preflight"), rich.err());
    assertTrue(
        rich.err()
            .lines()
            .flatMap(line -> List.of(line.split("\r")).stream())
            .filter(part -> part.contains("waiting"))
            .allMatch(part -> part.replaceAll("\u001b\\[[0-9;]*[mK]", "").length() < 40),
        rich.err());

    Result plain = shell.run(new Terminal(false, false, 40), create());
    assertFalse(plain.err().contains("\u001b"), plain.err());
    assertEquals("", shell.run(new Terminal(true, true, 40), create("--progress=none")).err());
  }

  @Test
  void the_terminal_is_told_by_the_launcher_and_the_environment() {
    assertEquals(new Terminal(true, true, 80), Terminal.of(true, false, Map.of()));
    assertEquals(new Terminal(false, false, 80), Terminal.of(true, false, Map.of("TERM", "dumb")));
    assertEquals(
        new Terminal(true, false, 132),
        Terminal.of(true, false, Map.of("NO_COLOR", "1", "COLUMNS", "132")));
    assertEquals(
        new Terminal(false, false, 20),
        Terminal.of(false, false, Map.of("NO_COLOR", "", "COLUMNS", "3")));
    assertEquals(80, Terminal.of(true, false, Map.of("COLUMNS", "wide")).columns());
    assertTrue(Terminal.of(false, true, Map.of("TERM", "dumb")).isOutputTerminal());
    assertFalse(Terminal.of(true, false, Map.of()).isOutputTerminal());
  }

  @Test
  void the_sandbox_reads_its_own_options() {
    shell.run("sandbox", "--port", "9000", "--fault", "x").exits(0);
    shell.run("--output", "json", "sandbox", "--port", "9000").exits(0);

    assertEquals(
        List.of(
            List.of("--port", "9000", "--fault", "x"),
            List.of("--output", "json", "--port", "9000")),
        shell.sessions().sandboxes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh-rsa AAAA",
        "ecdsa-sha2-nistp256 AAAA me@host",
        "sk-ssh-ed25519@openssh.com AAAA",
        "sk-ecdsa-sha2-nistp256@openssh.com AAAA="
      })
  void every_type_of_public_key_is_one(String line, @TempDir Path folder) throws Exception {
    Path key = Files.writeString(folder.resolve("id.pub"), line + "\n");

    shell.create("--wait", "none", "--authorized-key", key.toString()).exits(0);

    assertEquals(List.of(line), request().machine().authorizedKeys());
  }

  private static String[] create(String... more) {
    String[] all = new String[5 + more.length];
    all[0] = "create";
    System.arraycopy(Shell.PAIR, 0, all, 1, 4);
    System.arraycopy(more, 0, all, 5, more.length);
    return all;
  }

  private InstanceRequest request() {
    List<InstanceRequest> all = shell.cloud().instances().requests();
    return all.get(all.size() - 1);
  }
}
