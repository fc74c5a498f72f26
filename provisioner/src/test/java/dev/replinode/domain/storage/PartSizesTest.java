package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartSizesTest {
  private static final long MIB = 1L << 20;

  @ParameterizedTest
  @CsvSource({"5", "8", "15", "16", "50", "64", "100", "128", "256", "512", "1024"})
  void what_programs_use_is_among_the_likely_sizes(long mebibytes) {
    long size = mebibytes * MIB * 3 + 12_345;

    assertTrue(PartSizes.likely(size, 4).contains(mebibytes * MIB), () -> mebibytes + " MiB");
  }

  @Test
  void every_likely_size_gives_the_number_of_parts() {
    for (int parts = 1; parts < 200; parts++) {
      for (long size = parts; size < 4_000 * MIB; size = size * 3 + 17) {
        for (long part : PartSizes.likely(size, parts)) {
          assertEquals(parts, (size + part - 1) / part);
        }
      }
    }
  }

  @Test
  void there_are_no_more_than_can_be_tried_in_one_reading() {
    assertTrue(PartSizes.likely(1L << 40, 1).size() <= 24);
  }

  @Test
  void as_many_parts_as_bytes_are_of_one_byte_each() {
    assertEquals(List.of(1L), PartSizes.likely(5, 5));
  }

  @Test
  void parts_without_bytes_are_no_parts() {
    assertEquals(List.of(), PartSizes.likely(0, 1));
    assertEquals(List.of(), PartSizes.likely(5, 0));
  }
}
