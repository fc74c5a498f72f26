package dev.replinode.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.replicator.RunStatus;
import dev.replinode.domain.replicator.RunStatus.Amount;
import dev.replinode.domain.storage.MemoryStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRunStatusesTest {
  private static final String RUNS = ".replinode/runs/";

  private final MemoryStore store = new MemoryStore().bucket("dr");
  private final JsonRunStatuses statuses = new JsonRunStatuses();

  @Test
  void a_whole_status_is_read() {
    put(
        "r1",
        """
        {"schema":1,"runId":"r1","name":"media-dr","phase":"finished",
         "startedAt":"2026-11-22T15:30:00Z","updatedAt":"2026-11-22T15:31:00Z","exitCode":4,
         "objects":{"done":5,"total":9},"bytes":{"done":10,"total":90},"errors":2,"deleted":1,
         "headersLost":3,"etaSeconds":7,"rcloneVersion":"1.53.3","message":"full",
         "logTail":["one","two"]}""");

    assertEquals(
        Optional.of(
            new RunStatus(
                "r1",
                "finished",
                Optional.of(Instant.parse("2026-11-22T15:30:00Z")),
                Optional.of(Instant.parse("2026-11-22T15:31:00Z")),
                OptionalInt.of(4),
                new Amount(OptionalLong.of(5), OptionalLong.of(9)),
                new Amount(OptionalLong.of(10), OptionalLong.of(90)),
                OptionalLong.of(2),
                OptionalLong.of(1),
                OptionalLong.of(3),
                OptionalLong.of(7),
                Optional.of("1.53.3"),
                Optional.of("full"),
                List.of("one", "two"))),
        statuses.read(store, "dr", "r1"));
  }

  @Test
  void what_it_does_not_tell_is_empty_and_never_zero() {
    put("r1", "{\"phase\":\"installing\",\"objects\":{\"total\":3},\"exitCode\":null}");

    RunStatus status = statuses.read(store, "dr", "r1").orElseThrow();

    assertEquals("r1", status.runId());
    assertEquals(OptionalInt.empty(), status.exitCode());
    assertEquals(new Amount(OptionalLong.empty(), OptionalLong.of(3)), status.objects());
    assertEquals(OptionalLong.empty(), status.errors());
    assertEquals(Optional.empty(), status.startedAt());
  }

  @Test
  void words_of_the_future_are_kept_and_odd_values_passed_over() {
    put(
        "r1",
        """
        {"phase":"rehearsing","startedAt":"yesterday","message":["x"],
         "logTail":["kept",{"odd":1},null,["x"],7]}""");

    RunStatus status = statuses.read(store, "dr", "r1").orElseThrow();

    assertEquals("rehearsing", status.phase());
    assertEquals(Optional.empty(), status.startedAt());
    assertEquals(Optional.empty(), status.message());
    assertEquals(List.of("kept", "7"), status.logTail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "7",
        "not json",
        "{\"runId\":\"r1\"}",
        "{\"phase\":\"copying\",\"err",
        "{\"phase\":\"copying\",\"errors\":\"many\"}"
      })
  void half_a_status_is_none(String text) {
    put("r1", text);

    assertEquals(Optional.empty(), statuses.read(store, "dr", "r1"));
  }

  @Test
  void a_run_that_wrote_none_has_none() {
    assertEquals(Optional.empty(), statuses.read(store, "dr", "r1"));
    assertEquals(Optional.empty(), statuses.newest(store, "dr", "r1"));
  }

  @Test
  void the_newest_is_the_latest_pass_of_that_very_run() {
    put("r1", "{\"phase\":\"finished\"}");
    put("r1-20261122T160000Z", "{\"phase\":\"finished\"}");
    put("r1-20261122T170000Z", "{\"phase\":\"copying\"}");
    put("r10", "{\"phase\":\"checking\"}");
    put("r2", "{\"phase\":\"checking\"}");
    store.put("dr", RUNS + "r1-20261122T180000Z/listing.txt", "not a status");

    RunStatus newest = statuses.newest(store, "dr", "r1").orElseThrow();

    assertEquals("copying", newest.phase());
    assertEquals("r1-20261122T170000Z", newest.runId());
    assertTrue(statuses.newest(store, "dr", "r3").isEmpty());
  }

  @Test
  void the_last_passes_come_newest_first_and_no_more_than_asked() {
    put("r1", "{\"phase\":\"finished\"}");
    put("r1-20261122T160000Z", "half");
    put("r1-20261122T170000Z", "{\"phase\":\"copying\"}");
    put("r1-20261122T150000Z", "{\"phase\":\"finished\"}");

    List<String> ids =
        statuses.recent(store, "dr", "r1", 3).stream().map(RunStatus::runId).toList();

    assertEquals(List.of("r1-20261122T170000Z", "r1-20261122T150000Z"), ids);
  }

  private void put(String runId, String text) {
    store.put("dr", RUNS + runId + "/status.json", text);
  }
}
