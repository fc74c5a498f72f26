package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jclouds.blobstore.domain.BlobMetadata;
import org.jclouds.io.ContentMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Headers are kept by the distribution's rclone, and not by an older one. */
class HeadersTest {
  @RegisterExtension static final Regions REGIONS = Regions.with(Programs::rclone);

  @Test
  void keeps_content_headers_and_metadata_of_small_and_large_objects(Bench bench) throws Exception {
    byte[] large = new byte[9 << 20];
    new Random(1).nextBytes(large);
    for (Map.Entry<String, byte[]> object :
        Map.of("small.bin", new byte[] {31, -117, 8, 0, 1, 2}, "large.bin", large).entrySet()) {
      bench.source.put(
          bench.from,
          object.getKey(),
          object.getValue(),
          content -> {
            content.setContentType("text/html");
            content.setCacheControl("max-age=60");
            content.setContentEncoding("gzip");
            content.setContentDisposition("inline; filename=\"x.html\"");
            content.setContentLanguage("de");
          },
          Map.of("owner", "somebody"));
    }

    bench.script().run().endedWith(0);

    assumeFalse(
        bench.status("run-1").get("rcloneVersion").asText().matches("1\\.5[0-8].*"),
        "this distribution's rclone is older than 1.59 and cannot keep headers");
    for (String key : Set.of("small.bin", "large.bin")) {
      ContentMetadata content = bench.dest.metadata(bench.to, key).getContentMetadata();
      assertEquals("text/html", content.getContentType());
      assertEquals("max-age=60", content.getCacheControl());
      assertEquals("gzip", content.getContentEncoding());
      assertEquals("inline; filename=\"x.html\"", content.getContentDisposition());
      assertEquals("de", content.getContentLanguage());
      assertEquals("somebody", bench.dest.metadata(bench.to, key).getUserMetadata().get("owner"));
      assertArrayEquals(bench.source.bytes(bench.from, key), bench.dest.bytes(bench.to, key), key);
    }
    assertEquals(0, bench.status("run-1").get("headersLost").asInt());
  }

  @Test
  void a_change_of_headers_alone_is_carried(Bench bench) throws Exception {
    bench.fill("other");
    cached(bench, "max-age=60");
    bench.script().run().endedWith(0);
    cached(bench, "max-age=5");

    bench.script().with("RUN_ID", "run-2").run().endedWith(0);

    assumeFalse(bench.status("run-2").get("rcloneVersion").asText().matches("1\\.5[0-8].*"));
    assertEquals(
        "max-age=5", bench.dest.metadata(bench.to, "page").getContentMetadata().getCacheControl());
    assertEquals(
        "2 objects, 9 bytes in sync; 0 deleted", bench.status("run-2").get("message").asText());
  }

  /** Writes an object anew, a whole second after its copy, for listings tell no more than that. */
  private static void cached(Bench bench, String control) {
    BlobMetadata copy = bench.dest.metadata(bench.to, "page");
    do {
      bench.source.put(
          bench.from, "page", new byte[4], content -> content.setCacheControl(control), Map.of());
    } while (copy != null && seconds(bench.source.metadata(bench.from, "page")) <= seconds(copy));
  }

  private static long seconds(BlobMetadata object) {
    return object.getLastModified().toInstant().getEpochSecond();
  }
}
