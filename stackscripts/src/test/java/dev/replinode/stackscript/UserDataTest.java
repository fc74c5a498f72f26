package dev.replinode.stackscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of user data, and how it is told from other texts. */
class UserDataTest {
  private static final String SCRIPT = "#!/bin/bash\n# why\necho \"$A\"\n";

  @Test
  void is_one_script_of_printable_ascii() {
    String text = UserData.of(Nasty.PROBE, Nasty.values(4, 40));

    assertTrue(text.startsWith("#!/bin/bash\n"));
    assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')));
  }

  @Test
  void shows_no_value_to_somebody_who_looks_over_a_shoulder() {
    assertFalse(UserData.of(SCRIPT, Map.of("A", "planted-secret")).contains("planted-secret"));
  }

  @Test
  void its_values_can_be_read_back() {
    Map<String, String> values = Nasty.values(5, 60);

    Optional<Map<String, String>> read =
        UserData.valuesIn(UserData.of(Nasty.PROBE, values), Nasty.PROBE);

    assertEquals(Optional.of(values), read);
    assertEquals(Optional.of(Map.of()), UserData.valuesIn(UserData.of(SCRIPT, Map.of()), SCRIPT));
  }

  @Test
  void comments_of_the_script_do_not_matter() {
    String text = UserData.of(SCRIPT, Map.of("A", "b"));

    assertEquals(
        Optional.of(Map.of("A", "b")),
        UserData.valuesIn(text, SCRIPT.replace("# why", "# <UDF name=\"A\" />")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#!/bin/bash\n",
        "#cloud-config\n",
        "#!/bin/bash\necho \"$A\"\n",
      })
  void another_text_is_not_recognised(String text) {
    assertEquals(Optional.empty(), UserData.valuesIn(text, SCRIPT));
  }

  @Test
  void nothing_that_was_added_or_changed_anywhere_is_recognised() {
    String text = UserData.of(SCRIPT, Map.of("A", "b"));

    for (int at = 0; at <= text.length(); at += 3) {
      String more = text.substring(0, at) + "\nid\n" + text.substring(at);
      assertEquals(Optional.empty(), UserData.valuesIn(more, SCRIPT), "added at " + at);
    }
    for (int at = 0; at < text.length(); at++) {
      char other = text.charAt(at) == '#' ? '$' : '#';
      String changed = text.substring(0, at) + other + text.substring(at + 1);
      Optional<Map<String, String>> read = UserData.valuesIn(changed, SCRIPT);
      // Some bits of gzip's head are of no consequence.
      boolean isHarmless = read.equals(Optional.of(Map.of("A", "b"))) && isPacked(text, at);
      assertTrue(read.isEmpty() || isHarmless, "changed at " + at);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export A='b'\nid\n",
        "export A='b'; id\n",
        "export A=$(id)\n",
        "export A=\"$(id)\"\n",
        "export A='b' B[$(id)]=c\n",
        "export A=b\n",
        "export -f id\n",
        "exec 3<&-\n",
        "# a comment\n"
      })
  void a_packed_text_with_a_command_of_its_own_is_not_recognised(String lines) {
    assertEquals(Optional.empty(), UserData.valuesIn(packedWith(lines), SCRIPT));
  }

  @Test
  void a_text_that_was_packed_by_somebody_else_is_recognised_by_what_is_in_it() {
    assertEquals(
        Optional.of(Map.of("A", "b")), UserData.valuesIn(packedWith("export A='b'\n"), SCRIPT));
  }

  private static boolean isPacked(String text, int at) {
    int start = text.indexOf(packedIn(text));
    return at >= start && at < start + packedIn(text).length();
  }

  private static String packedWith(String lines) {
    String good = UserData.of(SCRIPT, Map.of());
    return good.replace(
        packedIn(good), Packing.pack("#!/bin/bash\nexec 3<&-\n" + lines + "echo \"$A\"\n"));
  }

  private static String packedIn(String text) {
    return text.lines().skip(text.lines().toList().indexOf("END") - 1L).findFirst().orElseThrow();
  }

  @Test
  void a_bomb_is_not_unpacked() {
    String good = UserData.of(SCRIPT, Map.of());
    String bomb = Packing.pack("#!/bin/bash\n" + "#".repeat(5 << 20));

    assertTrue(bomb.length() < UserData.LARGEST_BYTES);
    assertEquals(Optional.empty(), UserData.valuesIn(good.replace(packedIn(good), bomb), SCRIPT));
  }

  @Test
  void what_is_too_large_is_refused_with_the_size_and_the_longest_values() {
    Map<String, String> values =
        Map.of("A", random(40_000), "LONG", random(900), "SHORT", "s", "UMLAUTS", "ü".repeat(500));

    IllegalArgumentException failure =
        assertThrows(IllegalArgumentException.class, () -> UserData.of(SCRIPT, values));

    assertTrue(
        failure
            .getMessage()
            .matches(
                "it would have \\d\\d,\\d{3} bytes, and 16,384 are allowed; without values it has"
                    + " \\d{3}, and the longest values are A 40,000, UMLAUTS 1,000, LONG 900"),
        failure.getMessage());
  }

  @Test
  void exactly_as_much_as_is_allowed_is_taken() {
    int largest = 8_000;
    int tooLarge = 16_000;
    while (tooLarge - largest > 1) {
      int middle = (largest + tooLarge) / 2;
      if (fits(middle)) {
        largest = middle;
      } else {
        tooLarge = middle;
      }
    }

    int size = UserData.of(SCRIPT, Map.of("A", random(largest))).length();
    assertTrue(size <= UserData.LARGEST_BYTES && size > UserData.LARGEST_BYTES - 5, "size " + size);
  }

  private static boolean fits(int length) {
    try {
      return UserData.of(SCRIPT, Map.of("A", random(length))).length() > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String random(int length) {
    return new Random(3)
        .ints(length, '!', '~')
        .mapToObj(c -> String.valueOf((char) c).replace('\'', '.'))
        .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
        .toString();
  }
}
