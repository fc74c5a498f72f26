package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.replicator.Goal.Until;
import dev.replinode.fake.FakeRuns;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.FixedRandom;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmallValuesTest {
  @ParameterizedTest
  @CsvSource({
    "*, linodes:read_write, true",
    "linodes:read_write, linodes:read_write, true",
    "linodes:read_only, linodes:read_write, false",
    "linodes:read_write, linodes:read_only, true",
    "linodes:read_only, linodes:read_only, true",
    "events:read_write, linodes:read_only, false",
  })
  void writing_includes_reading_and_a_star_everything(String has, String needs, boolean answer) {
    assertEquals(answer, !Scopes.of(has).lacks(needs));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "linodes:read_write events:read_only | linodes:read_write",
        "linodes:read_write,events:read_only | events:read_only",
        "' linodes:read_write, events:read_only ' | linodes:read_only",
        "* | linodes:read_write",
      })
  void scopes_are_told_with_spaces_or_commas(String header, String has) {
    Scopes scopes = Scopes.read(Optional.of(header));

    assertFalse(scopes.lacks(has));
    assertEquals(!header.equals("*"), scopes.lacks("account:read_only"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "unknown"})
  void scopes_that_are_not_told_are_not_guessed(String header) {
    assertFalse(Scopes.read(Optional.of(header)).lacks("linodes:read_write"));
    assertEquals(Scopes.read(Optional.empty()), Scopes.read(Optional.of(header)));
  }

  @Test
  void a_firewall_is_new_none_or_one_by_id() {
    assertEquals(FirewallChoice.Kind.NEW, FirewallChoice.parse("new").kind());
    assertEquals(FirewallChoice.Kind.NONE, FirewallChoice.parse("none").kind());
    assertEquals(OptionalLong.of(42), FirewallChoice.parse("42").id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "New", "4 2", "1234567890123456789"})
  void any_other_firewall_is_refused(String text) {
    var failure = assertThrows(IllegalArgumentException.class, () -> FirewallChoice.parse(text));

    assertEquals(
        "'" + text + "' is neither 'new' nor 'none' nor the id of a firewall",
        failure.getMessage());
  }

  @Test
  void a_root_password_is_strong_and_each_is_another() {
    SecureRandom random = new FixedRandom();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      String password = RootPassword.random(random).reveal();
      assertEquals(48, password.length());
      assertTrue(password.matches(".*[a-z].*") && password.matches(".*[A-Z].*"), password);
      assertTrue(password.matches(".*\\d.*") && password.matches(".*[-_.+:=@].*"), password);
      seen.add(password);
    }
    assertEquals(50, seen.size());
  }

  @Test
  void run_ids_sort_by_time_and_differ_within_a_second() {
    FakeTime time = new FakeTime();
    SecureRandom random = new FixedRandom();

    String first = RunId.next(time.instant(), random);
    String twin = RunId.next(time.instant(), random);
    String later = RunId.next(time.pass(Duration.ofSeconds(1)).instant(), random);

    assertTrue(first.matches("20261122T153000Z-[0-9a-f]{6}"), first);
    assertNotEquals(first, twin);
    assertTrue(twin.compareTo(later) < 0);
  }

  @Test
  void goals_reach_what_comes_before_them() {
    assertTrue(new Goal(Until.SYNC, false).reaches(Until.BOOT));
    assertTrue(new Goal(Until.BOOT, false).reaches(Until.BOOT));
    assertFalse(new Goal(Until.NONE, false).reaches(Until.BOOT));
  }

  @Test
  void a_leftover_names_itself_with_its_price() {
    Leftover key = Leftover.free("key", 71, "replinode-a-source");
    Leftover instance =
        new Leftover(
            "instance", Optional.empty(), "replinode-a", Optional.of(new BigDecimal("24.0")));

    assertEquals("key 71 (replinode-a-source)", key.toString());
    assertEquals("instance (replinode-a, $24.0 a month)", instance.toString());
  }

  @Test
  void a_run_without_an_exit_code_is_no_success() {
    assertTrue(FakeRuns.status("r", "finished", OptionalInt.of(0), 3).isSuccess());
    assertFalse(FakeRuns.status("r", "finished", OptionalInt.of(1), 3).isSuccess());
    assertFalse(FakeRuns.status("r", "finished", OptionalInt.empty(), 3).isSuccess());
    assertFalse(FakeRuns.status("r", "copying", OptionalInt.of(0), 3).isSuccess());
  }
}
