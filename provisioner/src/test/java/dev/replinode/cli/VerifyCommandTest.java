package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.cli.Shell.Result;
import dev.replinode.domain.storage.MemoryStore;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.fake.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
  private final Shell shell = new Shell();
  private final MemoryStore source = shell.cloud().stores().at("jp-osa-1");
  private final MemoryStore dest = shell.cloud().stores().at("us-iad-1");

  private Result verify(String... more) {
    return shell.run(
        Stream.of(Stream.of("verify"), Stream.of(Shell.PAIR), Stream.of(more))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  @Test
  void equal_buckets_are_0_and_the_minted_key_is_gone() {
    shell.cloud().copy();

    Result result = verify().exits(0);

    assertEquals(
        "media@jp-osa-1 and media-dr@us-iad-1 are equal: 3 objects, 15 B (3 by ETag).\n",
        result.out());
    assertEquals(List.of(), shell.cloud().keys().all());
    assertEquals(0, shell.cloud().stores().open());
  }

  @Test
  void a_signal_ends_the_comparison_and_the_minted_key_is_gone() {
    shell.cloud().copy();
    shell.cloud().time().interruptAt(1);

    verify().exits(130);

    // The thread stays interrupted for whoever asked for it; the next test must not be.
    assertTrue(Thread.interrupted());
    assertEquals(List.of(), shell.cloud().keys().all());
  }

  @Test
  void every_difference_is_named_with_its_kind() {
    shell.cloud().copy();
    dest.put("media-dr", "b.txt", "BRAVO").delete("media-dr", "a.txt");
    dest.put("media-dr", "d\u001b.txt", "delta");

    Result result = verify().exits(1);

    assertEquals(
        """
        media@jp-osa-1 and media-dr@us-iad-1 differ: 1 missing, 1 extra, 1 etag.
          missing  a.txt
          etag     b.txt
          extra    d\\u001b.txt
        Source: 3 objects, 15 B; destination: 3 objects, 15 B.
        Equal: 1 by ETag.
        """,
        result.out());
  }

  @Test
  void other_headers_are_named_at_level_metadata() {
    shell.ownKeys();
    source.put("media", "p.css", "x", Map.of("content-type", "text/css", "cache-control", "no"));
    shell.cloud().copy();

    verify().exits(0);
    Result result = verify("--level", "metadata").exits(1);

    assertTrue(
        result
            .out()
            .contains(
                "  metadata p.css: cache-control \"no\" → none; content-type \"text/css\" →"
                    + " \"text/plain\"\n"),
        result.out());
  }

  @Test
  void json_is_the_document_of_the_contract() {
    shell.cloud().copy();
    dest.delete("media-dr", "c.txt");

    JsonObject json = verify("--output", "json").exits(1).json();

    assertEquals("different", json.get("verdict").getAsString());
    assertEquals(
        JsonParser.parseString("[{\"key\":\"c.txt\",\"kind\":\"missing\"}]"),
        json.get("differences"));
    assertEquals(JsonParser.parseString("{\"objects\":2,\"bytes\":10}"), json.get("dest"));
    assertEquals(JsonParser.parseString("{\"etag\":2}"), json.get("tiers"));
    assertFalse(json.has("differencesOmitted"));
    assertFalse(json.has("aclsUnread"));
  }

  @Test
  void of_more_than_a_thousand_differences_the_rest_is_counted() {
    for (int i = 0; i < 1_200; i++) {
      source.put("media", "more/" + i, "x");
    }

    JsonObject json = verify("--output", "json").exits(1).json();

    assertEquals(1_000, json.getAsJsonArray("differences").size());
    assertEquals(203, json.get("differencesOmitted").getAsInt());
    assertEquals(1_203, json.getAsJsonObject("counts").get("missing").getAsInt());
  }

  @Test
  void each_object_can_have_a_line(@TempDir Path folder) throws IOException {
    shell.cloud().copy();
    Path file = folder.resolve("objects.jsonl");

    verify("--objects", file.toString()).exits(0);

    List<String> lines = Files.readAllLines(file);
    assertEquals(3, lines.size());
    JsonObject first = JsonParser.parseString(lines.get(0)).getAsJsonObject();
    assertEquals("a.txt", first.get("key").getAsString());
    assertEquals("etag", first.get("tier").getAsString());
    assertEquals(5, first.getAsJsonObject("dest").get("size").getAsInt());
  }

  @Test
  void lines_on_standard_output_are_alone_there() {
    shell.cloud().copy();

    Result result = verify("--objects", "-").exits(0);

    assertEquals(3, result.lines().size());
    assertTrue(result.lines().stream().allMatch(line -> line.startsWith("{\"key\":")));
    assertTrue(result.err().contains("are equal: 3 objects"), result.err());
  }

  @Test
  void a_file_that_cannot_be_written_is_wrong_usage() {
    assertEquals(
        List.of(
            "error: --objects /nowhere/x: the file cannot be written",
            "hint: replinode verify --help"),
        verify("--objects", "/nowhere/x", "--quiet").exits(2).errors());
  }

  @Test
  void extras_can_be_allowed() {
    shell.cloud().copy();
    dest.put("media-dr", "old.txt", "x");

    verify().exits(1);
    Result result = verify("--allow-extra").exits(0);

    assertTrue(result.out().contains("the destination holds 1 more, as allowed"), result.out());
  }

  @Test
  void objects_that_are_being_written_make_it_inconclusive() {
    shell.cloud().copy();
    dest.put("media-dr", "a.txt", "half");
    dest.onRequest(request -> dest.put("media-dr", "a.txt", "halfway"));

    Result result = verify().exits(6);

    assertTrue(result.out().contains("cannot be told: 1 size, all written during"), result.out());
    assertTrue(result.out().contains("a.txt (changing)"), result.out());
  }

  @Test
  void an_object_that_is_refused_is_named_and_leaves_a_doubt() {
    Map<String, String> headers = Map.of("content-type", "text/plain");
    source.put("media", "a.txt", "alpha", headers).put("media", "b.txt", "bravo", headers);
    source.put("media", "c.txt", "chars", headers);
    shell.cloud().copy();
    source.onRequest(
        request -> {
          if (request.equals("head media/b.txt")) {
            throw new StorageException(StorageException.Kind.OTHER, "it refused (HTTP 400)");
          }
        });

    assertEquals(
        """
        Whether media@jp-osa-1 and media-dr@us-iad-1 are equal cannot be told: 1 of the objects \
        could not be looked at.
          unread   b.txt: it refused (HTTP 400)
        Source: 3 objects, 15 B; destination: 3 objects, 15 B.
        Equal: 2 by ETag.
        """,
        verify("--level", "metadata").exits(6).out());
    JsonObject json = verify("--level", "metadata", "--output", "json").exits(6).json();
    assertEquals(1, json.get("objectsUnread").getAsInt());
    assertEquals(
        JsonParser.parseString("[{\"key\":\"b.txt\",\"unread\":\"it refused (HTTP 400)\"}]"),
        json.get("unread"));
    assertEquals("[]", json.get("differences").toString());
  }

  @Test
  void a_missing_object_that_is_refused_is_missing() {
    shell.cloud().copy();
    dest.delete("media-dr", "b.txt");
    source.onRequest(
        request -> {
          throw new StorageException(StorageException.Kind.OTHER, "it refused (HTTP 400)");
        });

    assertTrue(verify().exits(1).out().contains("  missing  b.txt\n"));
  }

  @Test
  void a_replicators_name_stands_for_its_buckets() {
    shell.runSucceeds().create().exits(0);

    assertTrue(shell.run("verify", "media-dr").exits(0).out().contains("are equal: 3 objects"));
    shell.run("verify", "media-dr", "--source", "media@jp-osa-1").exits(2);
    shell.run("verify", "nobody").exits(3);
  }

  @Test
  void keys_that_may_not_read_are_4_and_a_server_that_is_away_is_5() {
    shell.ownKeys();
    shell.cloud().copy();
    dest.onRequest(
        request -> {
          throw Failures.storage(StorageException.Kind.ACCESS_DENIED);
        });
    verify("--level", "metadata").exits(4);
    dest.onRequest(
        request -> {
          throw Failures.storage(StorageException.Kind.UNREACHABLE);
        });

    verify("--level", "metadata").exits(5);
  }

  @Test
  void of_two_named_servers_with_keys_at_hand_the_account_is_asked_nothing() {
    shell.ownKeys();
    shell.sessions().fail(Failures.notAuthorized());
    shell.cloud().calls().fail("buckets.endpoints", Failures.unreachable());
    MemoryStore a = shell.cloud().stores().store("s3.example.com").bucket("media");
    shell.cloud().stores().store("s3.example.org:8443").bucket("media-dr");
    a.put("media", "a.txt", "alpha");

    Result result =
        verify(
                "--source-endpoint",
                "https://s3.example.com",
                "--dest-endpoint",
                "https://s3.example.org:8443")
            .exits(1);

    assertTrue(result.out().contains("  missing  a.txt\n"), result.out());
    assertFalse(result.err().contains("warning"), result.err());
    verify("--source-endpoint", "https://s3.example.com").exits(4);
    verify().exits(4);
  }

  @Test
  void wrong_usage_makes_no_request() {
    shell.run("verify").exits(2);
    shell.run("verify", "--source", "media@jp-osa-1").exits(2);
    shell.run("verify", "--source", "media@jp-osa-1", "--dest", "media@jp-osa-1").exits(2);
    verify("--level", "deep").exits(2);
    verify("--objects", "-", "--output", "json").exits(2);

    assertEquals(0, shell.sessions().opened());
  }
}
