package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.cli.Shell.Result;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.fake.FakeKeys;
import dev.replinode.fake.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreateCommandTest {
  private final Shell shell = new Shell().runSucceeds();

  @Test
  void success_is_told_in_three_lines() {
    Result result = shell.create("--progress", "plain").exits(0);

    assertEquals(
        """
        media@jp-osa-1 and media-dr@us-iad-1 are equal: 3 objects, 15 B (3 by ETag).
        Made: instance 501 (replinode-media-dr), g6-standard-2 in jp-osa; StackScript 1001; 2 keys, \
        revoked. It costs $0.036 an hour, $24.00 a month.
        Remove it: replinode delete media-dr
        """,
        result.out());
    assertEquals(1, shell.sessions().closed());
  }

  @Test
  void the_progress_tells_each_step_on_standard_error() {
    Result result = shell.create("--progress", "plain").exits(0);

    assertEquals(
        """
        ✓ preflight media@jp-osa-1 → media-dr@us-iad-1 as media-dr
        ✓ price     $0.036 an hour, $24.00 a month
        ✓ keys      two limited keys: source read_only, destination read_write
          waiting   access to bucket media@jp-osa-1
          waiting   access to bucket media-dr@us-iad-1
        ✓ buckets   the keys reach both
        ✓ script    StackScript 1001 (replinode-replicate-bucket) created
        ✓ instance  instance 501 (replinode-media-dr) in jp-osa
          waiting   boot of instance 501 (replinode-media-dr)
        ✓ boot      running after 0 s
          waiting   run RUN
          run       copying: 1/3 objects, 15 B, rclone 1.53.3
          run       finished: 3/3 objects, 15 B, rclone 1.53.3
        ✓ run       finished in 42 s, exit code 0
        ✓ verify    3 objects are equal
        ✓ keys      2 minted keys revoked
        """,
        result.err().replaceAll("20261122T153000Z-[0-9a-f]{6}", "RUN"));
  }

  @Test
  void the_json_is_one_document_with_the_promised_keys() {
    JsonObject json = shell.create("--output", "json", "--quiet").exits(0).json();

    String runId = json.get("runId").getAsString();
    assertTrue(runId.matches("20261122T153000Z-[0-9a-f]{6}"), runId);
    assertEquals(
        JsonParser.parseString(
            """
            {"name":"media-dr","runId":"RUN",
             "stackscript":{"id":1001,"label":"replinode-replicate-bucket","action":"created"},
             "instance":{"id":501,"label":"replinode-media-dr","region":"jp-osa",
               "type":"g6-standard-2","image":"linode/ubuntu22.04","ipv4":["192.0.2.7"],
               "status":"running","method":"stackscript","action":"created"},
             "boot":{"seconds":0.0},
             "run":{"runId":"RUN","phase":"finished","startedAt":"2026-11-22T15:31:00Z",
               "updatedAt":"2026-11-22T15:31:42Z","exitCode":0,
               "objects":{"done":3,"total":3},"bytes":{"done":15,"total":15},
               "errors":0,"deleted":0,"rcloneVersion":"1.53.3","logTail":[],"seconds":42.0},
             "verification":{"verdict":"equal","objects":3,"source":{"objects":3,"bytes":15},
               "dest":{"objects":3,"bytes":15},"differences":[],"tiers":{"etag":3}},
             "keys":[{"id":71,"label":"replinode-media-dr-source-7c7695","revoked":true},
               {"id":72,"label":"replinode-media-dr-dest-7c7695","revoked":true}],
             "price":{"hourly":0.036,"monthly":24.0,"transfer":{"includedGigabytes":4000}},
             "findings":[],"left":[]}"""
                .replace("RUN", runId)),
        json);
  }

  @Test
  void quiet_drops_the_progress_and_never_the_result() {
    Result result = shell.create("--quiet").exits(0);

    assertEquals("", result.err());
    assertEquals(3, result.lines().size());
  }

  @Test
  void what_was_not_done_is_absent_and_nothing_is_null() {
    JsonObject json = shell.create("--wait", "none", "--output", "json").exits(0).json();

    assertFalse(json.has("boot") || json.has("run") || json.has("verification"), json.toString());
    assertEquals(2, json.getAsJsonArray("keys").size());
    requireNoNull(json);
  }

  @Test
  void waiting_for_the_boot_alone_does_not_claim_more() {
    Result result = shell.create("--wait", "boot").exits(0);

    assertEquals(
        "The instance has booted; whether media@jp-osa-1 → media-dr@us-iad-1 is replicated is not"
            + " known yet.",
        result.lines().get(0));
  }

  @Test
  void a_dry_run_looks_everything_up_and_makes_nothing() {
    Result text = shell.create("--dry-run").exits(0);
    JsonObject json = shell.create("--dry-run", "--output", "json").exits(0).json();

    assertEquals(
        """
        Nothing was made: this was a dry run.
        Replicator media-dr would be made of:
          script    StackScript replinode-replicate-bucket, created
          keys      two limited ones: read_only for media@jp-osa-1, read_write for media-dr@us-iad-1
          firewall  replinode-media-dr, created; it lets nothing in
          instance  replinode-media-dr, g6-standard-2 in jp-osa, image linode/ubuntu22.04
          tags      replinode:media-dr, TAG, and those of its run and keys
        Price: $0.036 an hour, $24.00 a month.
        Nothing stands in the way (0 warnings, 0 notes).
        """
            .replace("TAG", Samples.pair().tag()),
        text.out());
    assertTrue(json.get("dryRun").getAsBoolean());
    assertFalse(json.has("instance"));
    assertEquals(
        JsonParser.parseString(
            """
            {"stackscript":{"label":"replinode-replicate-bucket","action":"created"},
             "keys":[{"bucket":"media@jp-osa-1","permissions":"read_only"},
               {"bucket":"media-dr@us-iad-1","permissions":"read_write"}],
             "firewall":{"action":"created"},
             "instance":{"label":"replinode-media-dr","region":"jp-osa","type":"g6-standard-2",
               "image":"linode/ubuntu22.04","method":"stackscript",
               "tags":["replinode:media-dr","TAG"],"action":"created"}}"""
                .replace("TAG", Samples.pair().tag())),
        json.get("plan"));
    assertEquals(0, json.getAsJsonArray("findings").size());
    assertEquals(List.of(), shell.cloud().calls().changes());
  }

  @Test
  void a_dry_run_tells_what_would_be_adopted() {
    shell.create().exits(0);
    List<String> before = shell.cloud().calls().changes();

    Result text = shell.create("--dry-run", "--type", "g6-nanode-1").exits(0);
    JsonObject json = shell.create("--dry-run", "--output", "json").exits(0).json();

    assertEquals(
        "instance 501 (replinode-media-dr) is there already and would be used as it is: nothing"
            + " would be made.",
        text.lines().get(1));
    assertTrue(text.out().contains("with type g6-standard-2 where g6-nanode-1 was asked for"));
    JsonObject instance = json.getAsJsonObject("plan").getAsJsonObject("instance");
    assertEquals("adopted", instance.get("action").getAsString());
    assertEquals(501, instance.get("id").getAsInt());
    assertEquals(before, shell.cloud().calls().changes());
  }

  @Test
  void a_dry_run_of_a_replacement_tells_what_goes() {
    shell.create().exits(0);

    Result text = shell.create("--dry-run", "--replace").exits(0);

    assertTrue(
        text.out()
            .contains("  script    StackScript replinode-replicate-bucket (1001), unchanged"));
    assertTrue(
        text.out().contains("  replaces  instance 501 (replinode-media-dr), once"), text.out());
  }

  @Test
  void a_dry_run_with_own_keys_reads_and_writes_nothing() {
    shell.ownKeys();

    Result text = shell.create("--dry-run", "--firewall", "none").exits(0);

    assertTrue(text.out().contains("  keys      yours, none are minted\n"), text.out());
    assertTrue(text.out().contains("  firewall  none\n"), text.out());
    assertTrue(text.out().contains("a dry run writes nothing"), text.out());
    assertFalse(shell.cloud().stores().at("us-iad-1").list("media-dr", "").iterator().hasNext());
  }

  @Test
  void a_dry_run_refuses_what_create_would_refuse() {
    shell.ownKeys();
    shell.cloud().stores().at("us-iad-1").put("media-dr", "old", "x");
    shell.cloud().firewalls().add("replinode-media-dr");

    Result result = shell.create("--dry-run", "--output", "json").exits(3);

    assertEquals(
        List.of("firewall.label", "keys.write-untried", "dest.extras"),
        result.json().getAsJsonArray("findings").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .map(finding -> finding.get("id").getAsString())
            .toList());
    assertFalse(result.json().has("plan"));
  }

  @Test
  void without_a_name_one_is_made_of_both_buckets() {
    JsonObject json =
        shell
            .run(
                "create",
                Shell.PAIR[0],
                Shell.PAIR[1],
                Shell.PAIR[2],
                Shell.PAIR[3],
                "--output=json")
            .exits(0)
            .json();

    assertEquals("media-media-d-fae313", json.get("name").getAsString());
  }

  @Test
  void run_again_it_adopts_and_verifies_again() {
    shell.create().exits(0);

    Result again = shell.create("--output", "json").exits(0);

    assertEquals("adopted", again.json().getAsJsonObject("instance").get("action").getAsString());
    assertEquals(
        "equal", again.json().getAsJsonObject("verification").get("verdict").getAsString());
    assertFalse(again.json().has("stackscript"));
    assertEquals(1, shell.cloud().instances().all().size());
    assertEquals(List.of(), shell.cloud().keys().all());
  }

  @Test
  void after_sync_it_can_be_removed() {
    Result result = shell.create("--after-sync", "delete").exits(0);

    assertEquals(
        "The replicator is removed, as asked; its absence was checked.", result.lines().get(2));
    assertEquals(List.of(), shell.cloud().instances().all());
  }

  @Test
  void in_a_sandbox_nothing_costs_and_nothing_stays() {
    Result result = shell.create("--sandbox", "--progress", "plain").exits(0);

    assertTrue(result.out().contains("It would cost $0.036 an hour"), result.out());
    assertTrue(result.out().endsWith("It was a sandbox: all of it is removed.\n"), result.out());
    assertTrue(result.err().contains("on the platform: $0.036 an hour"), result.err());
    assertEquals(
        List.of(BucketRef.parse("media@jp-osa-1"), BucketRef.parse("media-dr@us-iad-1")),
        shell.sessions().buckets().all());
    assertEquals(List.of(BucketRef.parse("media@jp-osa-1")), shell.sessions().buckets().filled());
  }

  @Test
  void no_secret_is_on_either_stream() {
    shell.ownKeys();
    for (String mode : List.of("plain", "rich")) {
      Result result = shell.create("--progress", mode, "--output", "json", "--debug");
      String all = result.out() + result.err() + shell.cloud().instances().requests();
      String root = shell.cloud().instances().requests().get(0).rootPass().reveal();
      for (String secret : List.of(FakeKeys.SECRET, "own-source-secret", "own-dest-secret", root)) {
        assertFalse(all.contains(secret), all);
      }
    }
  }

  private static void requireNoNull(JsonElement element) {
    assertFalse(element.isJsonNull());
    if (element.isJsonObject()) {
      element.getAsJsonObject().asMap().values().forEach(CreateCommandTest::requireNoNull);
    } else if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(CreateCommandTest::requireNoNull);
    }
  }
}
