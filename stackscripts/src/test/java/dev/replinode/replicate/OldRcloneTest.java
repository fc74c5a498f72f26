package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** With rclone 1.53.3, which Ubuntu 22.04 ships. */
class OldRcloneTest {
  @RegisterExtension static final Regions REGIONS = Regions.with(OldRclone::find);

  /** The usual build runs all other tests with this version, the soak profile with a newer one. */
  @Test
  @EnabledIfSystemProperty(named = "replinode.soak", matches = "true")
  void copies_and_deletes_as_a_newer_one_does(Bench bench) throws Exception {
    bench.fill("a", "dir/b", "a/beside a", "odd/new\nline", "odd/\u00e4 [x] \"q\" \\ $HOME", "f");
    bench.source.put(bench.from, "large", new byte[9 << 20], content -> {}, Map.of());
    bench.script().run().endedWith(0);
    bench.source.remove(bench.from, "f");
    bench.fill("g");

    bench.script().with("RUN_ID", "run-2").run().endedWith(0);

    assertEquals(bench.source.keys(bench.from), bench.dest.keys(bench.to));
    assertEquals("1.53.3", bench.status("run-2").get("rcloneVersion").asText());
    assertEquals(1, bench.status("run-2").get("deleted").asInt());
    assertEquals("{\"done\":7,\"total\":7}", bench.status("run-2").get("objects").toString());
  }

  @Test
  void counts_the_objects_whose_headers_it_loses(Bench bench) throws Exception {
    fillWithHeaders(bench);

    bench.script().run().endedWith(0);

    JsonNode status = bench.status("run-1");
    assertEquals(2, status.get("headersLost").asInt());
    assertEquals(
        "3 objects, 12 bytes in sync; 0 deleted;"
            + " headers of at least 2 objects lost (3 looked at)",
        status.get("message").asText());
    assertNull(cacheControl(bench, "cached"));
    assertEquals("image/png", contentType(bench, "plain"));
  }

  @Test
  void says_how_many_objects_were_written_since_their_copy(Bench bench) throws Exception {
    bench.replicated("a", "b");
    do {
      bench.fill("a");
    } while (seconds(bench.source.metadata(bench.from, "a"))
        <= seconds(bench.dest.metadata(bench.to, "a")));

    bench.script().with("RUN_ID", "run-2").run().endedWith(0);

    assertEquals(
        "2 objects, 2 bytes in sync; 0 deleted;"
            + " headers of 1 objects written since their copy may differ",
        bench.status("run-2").get("message").asText());
  }

  private static long seconds(BlobMetadata object) {
    return object.getLastModified().toInstant().getEpochSecond();
  }

  @Test
  void says_that_no_headers_are_lost_when_it_has_looked_at_every_object(Bench bench)
      throws Exception {
    bench.fill("one", "two");

    bench.script().with("HEADERS", "strict").run().endedWith(0);

    assertEquals(0, bench.status("run-1").get("headersLost").asInt());
  }

  @Test
  void says_nothing_about_headers_that_nobody_wants(Bench bench) throws Exception {
    fillWithHeaders(bench);

    bench.script().with("HEADERS", "off").run().endedWith(0);

    assertFalse(bench.status("run-1").has("headersLost"));
  }

  @Test
  void stops_before_copying_when_headers_must_not_be_lost(Bench bench) throws Exception {
    fillWithHeaders(bench);

    bench.script().with("HEADERS", "strict").run().endedWith(21);

    assertEquals(Set.of(), bench.dest.keys(bench.to));
    assertEquals(21, bench.status("run-1").get("exitCode").asInt());
  }

  @Test
  void takes_a_newer_rclone_from_the_signed_archive_and_repairs_what_was_lost(Bench bench)
      throws Exception {
    String mirror = OldRclone.debianMirror();
    assumeTrue(!mirror.isEmpty(), "needs an archive of Debian");
    fillWithHeaders(bench);
    bench.script().with("RCLONE", "distro").run().endedWith(0);
    assertNull(cacheControl(bench, "cached"));
    bench.machine.program(
        "apt-get",
        "[ $1 = indextargets ] && echo '" + mirror + "' || exec /usr/bin/apt-get \"$@\"");

    Outcome outcome = asOnDebian11(bench, "run-2").endedWith(0);

    assertEquals("max-age=60", cacheControl(bench, "cached"));
    assertEquals("me", bench.dest.metadata(bench.to, "owned").getUserMetadata().get("owner"));
    assertEquals(0, bench.status("run-2").get("headersLost").asInt());
    assertTrue(
        outcome.console().contains("every object again, for headers that an earlier run lost"));
    Path kept = bench.root().resolve("var/lib/replinode/bin/rclone");
    assertTrue(kept.toFile().canExecute(), "a later pass need not fetch it again");
    bench.script().with("RUN_ID", "run-3").run().endedWith(0);
    assertEquals("0 of 3 objects to copy, 0 to delete", bench.copyingLine());
    assertEquals(List.of(), bench.machine.leftovers(), "the lists of the other suite are removed");
  }

  private static Outcome asOnDebian11(Bench bench, String run) throws Exception {
    return bench
        .script()
        .with("RUN_ID", run)
        .run(
            "bash",
            "-c",
            "source '" + ScriptRun.file() + "'; distribution() { printf debian:bullseye; }; main");
  }

  private static void fillWithHeaders(Bench bench) {
    bench.source.put(
        bench.from,
        "plain",
        "plain".getBytes(StandardCharsets.UTF_8),
        content -> content.setContentType("image/png"),
        Map.of());
    bench.source.put(
        bench.from,
        "cached",
        new byte[7],
        content -> content.setCacheControl("max-age=60"),
        Map.of());
    bench.source.put(bench.from, "owned", new byte[0], content -> {}, Map.of("owner", "me"));
  }

  private static String cacheControl(Bench bench, String key) {
    return bench.dest.metadata(bench.to, key).getContentMetadata().getCacheControl();
  }

  private static String contentType(Bench bench, String key) {
    return bench.dest.metadata(bench.to, key).getContentMetadata().getContentType();
  }
}
