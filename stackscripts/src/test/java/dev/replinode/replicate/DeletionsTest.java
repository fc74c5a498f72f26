package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What is deleted is what was counted: no more, and no less where rclone's own listing skips it.
 */
@ExtendWith(Regions.class)
class DeletionsTest {
  @Test
  void an_object_that_became_a_folder_goes(Bench bench) throws Exception {
    bench.replicated("a", "b", "c", "d", "e");
    bench.source.remove(bench.from, "a");
    bench.fill("a/x");

    bench.script().with("RUN_ID", "run-2").run().endedWith(0);

    assertEquals(Set.of("a/x", "b", "c", "d", "e"), bench.dest.keys(bench.to));
    assertEquals(1, bench.status("run-2").get("deleted").asInt());
  }

  @Test
  void an_object_that_became_a_folder_stays_where_nothing_may_go(Bench bench) throws Exception {
    bench.replicated("a", "b");
    bench.source.remove(bench.from, "a");
    bench.fill("a/x");

    bench.script().with("RUN_ID", "run-2").with("MODE", "copy").run().endedWith(0);

    assertEquals(Set.of("a", "a/x", "b"), bench.dest.keys(bench.to));
    String message = bench.status("run-2").get("message").asText();
    assertTrue(message.endsWith("0 deleted; 1 kept that the source does not have"), message);
  }

  @Test
  void what_lies_beside_an_object_of_the_same_name_goes(Bench bench) throws Exception {
    bench.replicated("a", "a/\u2028\"<b>", "c\\u003c");
    bench.source.remove(bench.from, "a/\u2028\"<b>");
    bench.source.remove(bench.from, "c\\u003c");

    bench.script().with("RUN_ID", "run-2").with("MAX_DELETE", "2").run().endedWith(0);

    assertEquals(Set.of("a"), bench.dest.keys(bench.to));
    assertEquals(2, bench.status("run-2").get("deleted").asInt());
  }
}
