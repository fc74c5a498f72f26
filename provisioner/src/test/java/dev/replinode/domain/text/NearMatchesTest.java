package dev.replinode.domain.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearMatchesTest {
  private static final List<String> REGIONS =
      List.of("us-ord", "us-east", "jp-osa", "fr-par", "eu-central", "us-ord-1", "jp-osa-1");

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "jp-oas, jp-osa",
    "jp-os, jp-osa",
    "jp-osaa, jp-osa",
    "JP-OSA, jp-osa",
    "us-est, us-east",
    "eu-cnetral, eu-central",
    "frpar, fr-par",
    "central, eu-central",
  })
  void puts_the_word_that_was_meant_first(String typed, String meant) {
    assertEquals(meant, NearMatches.of(typed, REGIONS, 3).get(0));
  }

  @ParameterizedTest
  @CsvSource({"zzzzzz", "''", "' '", "q"})
  void finds_nothing_near_a_word_that_is_far_from_all(String typed) {
    assertEquals(List.of(), NearMatches.of(typed, REGIONS, 3));
  }

  @Test
  void sorts_by_distance_then_by_the_candidates_order_and_keeps_the_limit() {
    List<String> candidates = List.of("abcd9", "abcd1", "abcde", "abcd1", "xbcd9");

    assertEquals(List.of("abcde", "abcd9", "abcd1"), NearMatches.of("abcde", candidates, 9));
    assertEquals(List.of("abcde", "abcd9"), NearMatches.of("abcde", candidates, 2));
  }

  @Test
  void counts_a_swap_of_neighbours_as_one_edit() {
    assertEquals(List.of("ab"), NearMatches.of("ba", List.of("cd", "ab"), 5));
  }

  @Test
  void does_not_take_two_letters_inside_a_name_for_a_match() {
    assertEquals(List.of(), NearMatches.of("jp", List.of("jp-osa-1"), 5));
    assertEquals(List.of("jp-osa-1"), NearMatches.of("osa", List.of("jp-osa-1"), 5));
  }
}
