package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.cli.Shell.Result;
import dev.replinode.domain.replicator.Scopes;
import dev.replinode.fake.Failures;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which scopes are needed for what, and what becomes of a command without them. */
class ScopesTest {
  private static final List<String> ALL =
      List.of(
          "stackscripts:read_write",
          "linodes:read_write",
          "object_storage:read_write",
          "firewall:read_write",
          "events:read_only",
          "account:read_only",
          "images:read_only");

  private final Shell shell = new Shell().runSucceeds();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "stackscripts:read_write | publishing the replication script needs it | --method metadata",
        "linodes:read_write | making, finding and removing the instance | replinode render script",
        "object_storage:read_write | minting the two limited keys needs it | SRC_ACCESSKEY",
        "firewall:read_write | making the firewall that lets nothing in needs it | --firewall none",
      })
  void a_required_one_is_named_with_its_use_and_what_does_without(
      String scope, String use, String otherWay) {
    without(scope);

    Result result = shell.create("--output", "json").exits(4);

    assertTrue(result.err().startsWith("error: scope " + scope + ": the token lacks it; "));
    assertTrue(result.err().contains(use), result.err());
    assertTrue(result.errors().get(1).startsWith("hint: make a token that has it"), result.err());
    assertTrue(result.errors().get(1).contains(otherWay), result.err());
    JsonObject finding = findings(result).get(0);
    assertEquals("token.scope." + scope.split(":", 2)[0], finding.get("id").getAsString());
    assertEquals("refusal", finding.get("severity").getAsString());
    assertEquals(List.of(), shell.cloud().calls().changes());
  }

  @Test
  void what_is_said_to_do_without_does() {
    without("stackscripts:read_write", "firewall:read_write", "object_storage:read_write");
    shell.ownKeys();

    shell.create("--method", "metadata", "--firewall", "none").exits(0);

    assertEquals(List.of(), shell.cloud().calls().made("keys."));
    assertEquals(List.of(), shell.cloud().calls().made("firewalls."));
    assertEquals(List.of(), shell.cloud().calls().made("scripts."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "events:read_only | note | why it failed is not seen",
        "account:read_only | warning | whether the account adds paid backups",
        "images:read_only | note | private images are not seen",
      })
  void without_an_optional_one_it_works_and_says_what_it_could_not_see(
      String scope, String severity, String unseen) {
    without(scope);
    if (scope.startsWith("events")) {
      shell.cloud().calls().fail("events.ofInstance", Failures.notAuthorized());
    }
    if (scope.startsWith("images")) {
      shell.cloud().calls().fail("platform.image", Failures.notAuthorized());
    }

    Result result = shell.create("--output", "json").exits(0);

    JsonObject finding = findings(result).get(0);
    assertEquals(severity, finding.get("severity").getAsString());
    assertEquals("scope " + scope, finding.get("what").getAsString());
    assertTrue(finding.get("why").getAsString().contains(unseen), result.out());
    assertEquals(severity.equals("warning"), result.err().contains(unseen), result.err());
  }

  @Test
  void without_the_right_to_settings_they_are_not_asked_for() {
    without("account:read_only");

    shell.create("--dry-run").exits(0);

    assertEquals(List.of(), shell.cloud().calls().made("account.settings"));
  }

  @Test
  void with_own_keys_reading_object_storage_is_optional() {
    without("object_storage:read_write");
    shell.cloud().calls().fail("buckets.endpoints", Failures.notAuthorized());
    shell.cloud().calls().fail("buckets.find", Failures.notAuthorized());
    shell.cloud().calls().fail("buckets.find", Failures.notAuthorized());
    shell.ownKeys();

    Result result = shell.create("--output", "json", "--wait", "none").exits(0);

    assertTrue(result.err().contains("warning: scope object_storage:read_only"), result.err());
    assertEquals(List.of(), shell.cloud().calls().made("buckets.sharing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown"})
  void scopes_that_are_not_told_are_not_guessed(String header) {
    shell.cloud().account().scopes(Scopes.read(Optional.of(header)));

    Result result = shell.create("--output", "json").exits(0);

    assertEquals("token.scopes-unknown", findings(result).get(0).get("id").getAsString());
  }

  @Test
  void all_that_stands_in_the_way_is_told_at_once() {
    without("linodes:read_write");

    Result result =
        shell
            .run(
                "create",
                "--source=medai@jp-osa-1",
                "--dest=media-dr@us-iad-1",
                "--type=g6-standrad-2",
                "--output=json")
            .exits(4);

    assertEquals(
        "error: preflight: 3 things stand in the way; nothing was made", result.errors().get(0));
    assertEquals(
        List.of("token.scope.linodes", "source", "type.unknown"),
        findings(result).stream().map(finding -> finding.get("id").getAsString()).toList());
    assertEquals(3, result.json().getAsJsonObject("error").getAsJsonArray("reasons").size());
  }

  private void without(String... missing) {
    List<String> lacking = Arrays.asList(missing);
    shell
        .cloud()
        .account()
        .scopes(ALL.stream().filter(scope -> !lacking.contains(scope)).toArray(String[]::new));
  }

  private static List<JsonObject> findings(Result result) {
    return result.json().getAsJsonArray("findings").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }
}
