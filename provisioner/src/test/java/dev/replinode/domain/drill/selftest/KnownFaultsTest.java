package dev.replinode.domain.drill.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of planted faults, and its table in the guide. */
class KnownFaultsTest {
  private static final int PROMISED = 40;

  private final List<PlantedFault> faults =
      KnownFaults.of(
          new BucketPair(site("selftest", "jp-osa-1"), site("selftest-dr", "us-iad-1")),
          site("selftest-empty", "jp-osa-1"));

  @Test
  void there_are_at_least_forty_and_no_two_are_the_same() {
    assertTrue(faults.size() >= PROMISED, () -> faults.size() + " faults");
    assertEquals(faults.size(), faults.stream().map(PlantedFault::id).distinct().count());
  }

  @Test
  void the_guide_lists_each_with_its_finding() throws IOException {
    List<String> rows = Files.readAllLines(Path.of("../docs/drills.md"));

    for (PlantedFault fault : faults) {
      assertTrue(
          rows.stream()
              .anyMatch(
                  row ->
                      row.startsWith("| " + fault.id() + " |")
                          && row.contains("| `" + fault.finding() + "` |")
                          && row.contains("`" + fault.named() + "`")),
          fault::id);
    }
  }

  private static Site site(String bucket, String endpoint) {
    return new Site(bucket, Endpoint.of("", "E1", endpoint + ".linodeobjects.com"), false);
  }
}
