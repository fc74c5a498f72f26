package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.cli.Shell.Result;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.fake.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  private final Shell shell = new Shell();

  @AfterEach
  void nothing_was_changed() {
    assertEquals(List.of(), shell.cloud().calls().changes());
    assertEquals(0, shell.cloud().stores().open());
  }

  @Test
  void with_a_token_alone_it_tells_what_works() {
    Result result = shell.run("doctor").exits(0);

    assertEquals(
        """
        ✓ token: user ada, scopes: everything
        Nothing stands in the way (0 warnings, 0 notes).
        With --source and --dest the buckets are looked at as well.
        """,
        result.out());
    assertEquals("", result.err());
  }

  @Test
  void with_buckets_it_looks_at_those_too() {
    Result result = doctor().exits(0);

    assertEquals(
        """
        ✓ token: user ada, scopes: everything
        ✓ source: bucket media@jp-osa-1 at https://jp-osa-1.linodeobjects.com, type E1
        ✓ dest: bucket media-dr@us-iad-1 at https://us-iad-1.linodeobjects.com, type E1
        ✓ machine: g6-standard-2 in jp-osa, image linode/ubuntu22.04
        Nothing stands in the way (0 warnings, 0 notes).
        """,
        result.out());
  }

  @Test
  void own_keys_are_tried_with_an_object_that_is_removed_again() {
    shell.ownKeys();

    Result result = doctor().exits(0);

    assertTrue(result.out().contains("✓ keys: the keys list both buckets and read the source"));
    assertTrue(
        result
            .out()
            .contains(
                "note: bucket media-dr@us-iad-1: a small object under .replinode/ was written,"
                    + " read and removed again to try the key"),
        result.out());
    assertFalse(shell.cloud().stores().at("us-iad-1").list("media-dr", "").iterator().hasNext());
  }

  @Test
  void everything_that_stands_in_the_way_is_told_with_what_to_do() {
    shell.cloud().account().scopes("linodes:read_write", "events:read_only", "images:read_only");

    Result result = doctor("--type", "g6-standrad-2").exits(4);

    assertEquals(
        List.of(
            "refusal: scope stackscripts:read_write: the token lacks it; publishing the replication"
                + " script needs it",
            "    → make a token that has it in Cloud Manager, or use --method metadata, which does"
                + " without"),
        result.lines().subList(1, 3));
    assertTrue(
        result.out().contains("refusal: type g6-standrad-2: the platform has none of that id;"));
    assertTrue(result.out().endsWith("4 things to mend first (1 warning, 0 notes).\n"));
    assertEquals("", result.err());
  }

  @Test
  void the_document_has_each_finding_and_no_null() {
    shell.cloud().platform().region("jp-osa", "outage", "StackScripts", "Cloud Firewall");

    JsonObject json = doctor("--output", "json").exits(0).json();

    assertTrue(json.get("ready").getAsBoolean());
    assertEquals(
        List.of("token", "source", "dest", "machine"),
        json.getAsJsonArray("works").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .map(one -> one.get("id").getAsString())
            .toList());
    JsonObject finding = json.getAsJsonArray("findings").get(0).getAsJsonObject();
    assertEquals("region.status", finding.get("id").getAsString());
    assertEquals("warning", finding.get("severity").getAsString());
    assertEquals("region jp-osa", finding.get("what").getAsString());
    assertTrue(finding.get("remedy").getAsString().contains("another --region"));
  }

  @Test
  void without_a_token_it_tells_where_one_is_looked_for_and_how_to_make_one() {
    shell
        .sessions()
        .fail(
            ReplinodeException.of(Kind.NOT_AUTHORIZED, "no API token", "LINODE_TOKEN is not set"));

    Result text = shell.run("doctor").exits(4);
    JsonObject json = shell.run("doctor", "--output", "json").exits(4).json();

    assertTrue(text.out().startsWith("refusal: no API token: LINODE_TOKEN is not set\n"));
    assertTrue(text.out().contains("Create a Personal Access Token"), text.out());
    assertTrue(text.out().contains("linodes:read_write object_storage:read_write firewall"));
    assertFalse(json.get("ready").getAsBoolean());
    assertEquals(List.of(), shell.cloud().calls().made());
  }

  @Test
  void a_token_that_is_not_valid_is_4_and_an_api_that_is_not_there_5() {
    shell.cloud().calls().fail("account.token", Failures.notAuthorized());
    assertEquals("token", id(shell.run("doctor", "--output", "json").exits(4)));

    shell.cloud().calls().fail("account.token", Failures.unreachable());
    assertEquals("api", id(shell.run("doctor", "--output", "json").exits(5)));
  }

  @Test
  void storage_that_is_not_there_is_5_and_the_rest_is_still_told() {
    shell.ownKeys();
    shell.cloud().stores().failProbe(Failures.storage(StorageException.Kind.UNREACHABLE));

    Result result = doctor("--output", "json").exits(5);

    assertEquals("keys.dest", id(result));
    assertEquals(4, result.json().getAsJsonArray("works").size());
  }

  @Test
  void a_described_replicator_is_looked_at_by_its_name(@TempDir Path folder) throws Exception {
    Files.writeString(
        folder.resolve("replinode.yaml"),
        """
        replicators:
          media-dr:
            source: media@jp-osa-1
            dest: media-dr@us-iad-1
            wait: boot
            maxMonthlyPrice: 10
        """);
    shell.sessions().local().workingDirectory(folder);

    Result result = shell.run("doctor", "media-dr", "--output", "json").exits(3);

    assertEquals("price.too-high", id(result));
  }

  @Test
  void one_bucket_alone_is_wrong_usage() {
    Result result = shell.run("doctor", "--source", "media@jp-osa-1").exits(2);

    assertTrue(result.err().contains("missing required option: '--dest"), result.err());
  }

  private Result doctor(String... more) {
    String[] all = new String[1 + Shell.PAIR.length + more.length];
    all[0] = "doctor";
    System.arraycopy(Shell.PAIR, 0, all, 1, Shell.PAIR.length);
    System.arraycopy(more, 0, all, 1 + Shell.PAIR.length, more.length);
    return shell.run(all);
  }

  private static String id(Result result) {
    return result
        .json()
        .getAsJsonArray("findings")
        .get(0)
        .getAsJsonObject()
        .get("id")
        .getAsString();
  }
}
