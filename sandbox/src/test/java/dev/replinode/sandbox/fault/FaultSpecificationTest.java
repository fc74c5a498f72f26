package dev.replinode.sandbox.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.sandbox.catalog.Catalog;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultSpecificationTest {
  private final Faults faults = new Faults(new Catalog());

  private List<Boolean> struck(int calls, Call call) {
    return IntStream.range(0, calls)
        .mapToObj(i -> faults.rules().strike(call).isPresent())
        .toList();
  }

  private static Call api(String method, String path) {
    return new Call(false, "", method, path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "meteor | no such fault: meteor",
        "region-outage | the fault region-outage needs an endpoint id or a compute region",
        "region-outage=mars | there is no such place: mars",
        "no-metadata=jp-osa-1 | there is no such place: jp-osa-1",
        "slow-down=b@mars | there is no such place: b@mars",
        "boot-failed=x | the fault boot-failed takes no argument",
        "slow-keys=soon | the fault slow-keys needs a number of seconds",
        "clock-skew=1h | the fault clock-skew needs a number of seconds",
        "lost-answer=linode | the fault lost-answer needs a path",
        "{\"status\":503 | a fault is no proper JSON",
        "{} | a fault needs one of status, cut, truncateBytes, garbage, bytesPerSecond",
        "{\"staus\":503} | a fault has no field staus; known are bytesPerSecond, code, cut",
        "{\"status\":200} | the fault's status must be a whole number from 400 to 599",
        "{\"status\":503,\"cut\":true} | a fault does one thing, not status and cut",
        "{\"cut\":false} | the fault's cut can only be true",
        "{\"cut\":true,\"reason\":\"x\"} | the fault's reason goes only with status",
        "{\"garbage\":true,\"when\":\"after\"} | the fault's when goes only with cut or status",
        "{\"cut\":true,\"when\":\"later\"} | the fault's when must be before or after",
        "{\"cut\":true,\"path\":\"x\"} | the fault's path must begin with a slash",
        "{\"cut\":true,\"nth\":0} | the fault's nth must be a whole number from 1",
        "{\"cut\":true,\"probability\":2} | the fault's probability must be a number from 0 to 1",
        "{\"cut\":true,\"on\":\"ftp\"} | the fault's on must be api or s3",
        "{\"cut\":true,\"endpoint\":\"jp-osa-1\"} | the fault's endpoint needs \"on\": \"s3\"",
        "{\"cut\":true,\"on\":\"s3\",\"endpoint\":\"x\"} | the fault's endpoint is unknown: x",
        "{\"cut\":true,\"id\":\"a b\"} | the fault's id must be",
        "{\"status\":503,\"headers\":{\"a b\":\"c\"}} | the fault's headers must be names",
        "{\"name\":\"boot-failed\",\"status\":503} | a fault has no field status",
        "{\"name\":7} | the fault's name must be a string",
      })
  void a_bad_one_is_one_clear_sentence(String specification, String complaint) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> faults.add(specification));

    assertTrue(refusal.getMessage().contains(complaint), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("\n"));
    assertEquals(List.of(), faults.active());
    assertEquals(List.of(), faults.rules().views());
  }

  @Test
  void names_are_the_same_bare_and_in_json() {
    faults.add("region-outage=jp-osa");
    faults.add("{\"name\":\"boot-failed\"}");
    faults.add("{\"name\":\"region-outage=jp-osa\",\"active\":false}");

    assertEquals(List.of("boot-failed"), faults.active());
  }

  @Test
  void a_new_number_takes_the_place_of_the_old_one() {
    faults.add("clock-skew=60");
    faults.add("clock-skew=-3600");

    assertEquals(List.of("clock-skew=-3600"), faults.active());
    assertEquals(-3600, faults.seconds(Faults.Kind.CLOCK_SKEW));
  }

  @Test
  void a_rule_strikes_the_nth_call_that_matches_and_so_many_after_it() {
    faults.add("{\"method\":\"post\",\"path\":\"/linode/*\",\"nth\":2,\"times\":2,\"cut\":true}");

    assertEquals(List.of(false), struck(1, api("GET", "/linode/instances")));
    assertEquals(List.of(false), struck(1, api("POST", "/linode/instances/1/boot")));
    assertEquals(List.of(false, true, true, false), struck(4, api("POST", "/linode/instances")));
    assertEquals(2, faults.rules().views().get(0).get("struck").getAsInt());
  }

  @Test
  void two_stars_stand_for_any_rest_of_the_path() {
    faults.add("{\"path\":\"/linode/**\",\"times\":0,\"status\":500}");

    assertEquals(List.of(true, true), struck(2, api("POST", "/linode/instances/1/boot")));
    assertEquals(List.of(false), struck(1, api("GET", "/profile")));
  }

  @Test
  void chance_is_the_same_in_each_run() {
    String rule = "{\"probability\":0.3,\"seed\":7,\"status\":500}";
    faults.add(rule);
    List<Boolean> first = struck(200, api("GET", "/profile"));
    faults.clear();
    faults.add(rule);

    assertEquals(first, struck(200, api("GET", "/profile")));
    long hits = first.stream().filter(hit -> hit).count();
    assertTrue(hits > 30 && hits < 90, hits + " of 200");
  }

  @Test
  void a_rule_about_storage_leaves_the_api_alone() {
    faults.add(
        "{\"on\":\"s3\",\"endpoint\":\"jp-osa-1\",\"path\":\"/b/*\",\"times\":0,\"cut\":true}");

    assertEquals(List.of(false), struck(1, api("GET", "/b/key")));
    assertEquals(List.of(false), struck(1, new Call(true, "us-ord-1", "GET", "/b/key")));
    assertEquals(List.of(true), struck(1, new Call(true, "jp-osa-1", "GET", "/b/key")));
  }

  @Test
  void what_is_switched_off_strikes_no_more() {
    faults.add("{\"id\":\"mine\",\"cut\":true,\"times\":0}");
    faults.add("boot-failed");

    assertTrue(faults.remove("mine"));
    assertTrue(faults.remove("boot-failed"));
    assertFalse(faults.remove("mine"));
    assertEquals(List.of(false), struck(1, api("GET", "/profile")));
  }
}
