package dev.replinode.replicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.replicate.FaultyWay.Fault;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Storage and network fail while a run is at work; none of it ends green. */
class InjectedFailuresTest {
  /** Faults strike at the requests of the distribution's rclone; an older one makes others. */
  @RegisterExtension static final Regions REGIONS = Regions.with(Programs::rclone);

  @Test
  void a_source_key_that_expires_half_way(Bench bench) throws Exception {
    bench.fill("a", "b", "c");

    source(
            bench,
            line -> fault(line.startsWith("GET") && isObject(line), 403, "InvalidAccessKeyId"))
        .endedWith(32);

    bench.told(32, "the access key is not known");
  }

  @Test
  void a_destination_that_turns_read_only_half_way(Bench bench) throws Exception {
    bench.fill("a", "b");

    dest(bench, line -> fault(isWrite(line), 403, "AccessDenied")).endedWith(32);

    bench.told(32, "access denied (403)");
  }

  @Test
  void a_destination_whose_quota_ends_half_way(Bench bench) throws Exception {
    bench.fill("a", "b");

    dest(bench, line -> fault(isWrite(line), 403, "QuotaExceeded")).endedWith(33);

    bench.told(33, "the quota is used up");
  }

  @Test
  void a_source_that_dies_half_way_is_given_up(Bench bench) throws Exception {
    bench.fill("a", "b", "c", "d", "e", "f", "g", "h");
    AtomicInteger reads = new AtomicInteger();

    try (FaultyWay way =
        new FaultyWay(
            bench.source.url(),
            line -> {
              boolean isRead = line.startsWith("GET") && isObject(line);
              boolean isDead = (isRead ? reads.incrementAndGet() : reads.get()) > 4;
              return isDead ? Optional.of(Fault.CUT) : Optional.empty();
            })) {
      bench
          .script()
          .with("SRC_ENDPOINT", way.url())
          .with("REPLINODE_PATIENCE", "4")
          .run()
          .endedWith(41);
    }

    assertEquals(4, bench.told(41, "no answer in time").get("objects").get("done").asInt());
  }

  @Test
  void a_clock_that_is_wrong(Bench bench) throws Exception {
    bench.fill("a");

    source(bench, line -> fault(true, 403, "RequestTimeTooSkewed")).endedWith(32);

    bench.told(32, "the clock of this machine is wrong");
  }

  @Test
  void a_storage_that_asks_to_slow_down_for_ever(Bench bench) throws Exception {
    bench.fill("a");

    source(bench, line -> fault(true, 503, "SlowDown")).endedWith(30);

    bench.told(30, "the storage is busy or failed");
  }

  @Test
  void a_storm_of_slow_down_that_passes_is_waited_out(Bench bench) throws Exception {
    bench.fill("a", "b", "c", "d");
    AtomicInteger storm = new AtomicInteger(6);

    dest(bench, line -> fault(isWrite(line) && storm.getAndDecrement() > 0, 503, "SlowDown"))
        .endedWith(0);

    assertEquals(Set.of("a", "b", "c", "d"), bench.dest.keys(bench.to));
  }

  @Test
  void an_object_that_is_deleted_meanwhile(Bench bench) throws Exception {
    bench.fill("a", "b");

    source(bench, line -> fault(line.startsWith("GET") && line.contains("/a "), 404, "NoSuchKey"))
        .endedWith(41);

    bench.told(41, "an object is gone, or rclone cannot name its key");
  }

  @Test
  void a_source_that_changes_meanwhile_is_copied_once_more(Bench bench) throws Exception {
    bench.fill("a", "b");
    bench.dest.afterWrite(
        bench.to,
        key -> {
          if (key.equals("a")) {
            bench.dest.afterWrite(bench.to, ignored -> {});
            bench.source.put(bench.from, "a", "another text");
          }
        });

    bench.script().run().endedWith(0);

    assertEquals("another text", bench.dest.text(bench.to, "a"));
  }

  @Test
  void a_status_object_that_cannot_be_written_at_first(Bench bench) throws Exception {
    bench.fill("a");

    Outcome outcome = dest(bench, line -> fault(isStatus(line), 403, "AccessDenied")).endedWith(32);

    assertTrue(outcome.console().contains("the destination refused: access denied (403)"));
    assertEquals(Set.of(), bench.dest.allKeys(bench.to));
  }

  @Test
  void a_status_object_that_cannot_be_written_at_the_end(Bench bench) throws Exception {
    bench.fill("a");
    AtomicBoolean isAtTheEnd = new AtomicBoolean();

    Outcome outcome =
        dest(
            bench,
            line -> {
              if (line.contains("/.replinode/state.json")) {
                isAtTheEnd.set(line.startsWith("PUT"));
                return Optional.empty();
              }
              return fault(
                  line.startsWith("PUT") && isStatus(line) && isAtTheEnd.get(),
                  403,
                  "AccessDenied");
            });

    outcome.endedWith(31);
    assertTrue(outcome.console().contains("but its status could not be written"));
  }

  @Test
  void keys_with_control_characters_and_unicode_do_not_harm_a_status(Bench bench) throws Exception {
    bench.fill("odd/new\nline", "odd/\"}\u00e4\ud83d\ude00", "odd/tab\t{");
    bench.dest.beforeWrite(
        bench.to,
        key -> {
          if (key.startsWith("odd/")) {
            throw new IllegalArgumentException("this object is refused");
          }
        });

    bench.script().run().endedWith(41);

    assertFalse(bench.told(41, "").toString().contains("odd"), "no key in a status");
  }

  private static Outcome source(Bench bench, Function<String, Optional<Fault>> faults)
      throws Exception {
    try (FaultyWay way = new FaultyWay(bench.source.url(), faults)) {
      return bench.script().with("SRC_ENDPOINT", way.url()).run();
    }
  }

  private static Outcome dest(Bench bench, Function<String, Optional<Fault>> faults)
      throws Exception {
    try (FaultyWay way = new FaultyWay(bench.dest.url(), faults)) {
      return bench.script().with("DEST_ENDPOINT", way.url()).run();
    }
  }

  private static Optional<Fault> fault(boolean happens, int status, String code) {
    return happens ? Optional.of(new Fault(status, code)) : Optional.empty();
  }

  /** A request for an object, not for a bucket's list. */
  private static boolean isObject(String line) {
    return line.matches("\\w+ /[^/? ]+/[^? ]+[? ].*") && !isStatus(line);
  }

  private static boolean isWrite(String line) {
    return line.startsWith("PUT") && isObject(line);
  }

  private static boolean isStatus(String line) {
    return line.contains("/.replinode/");
  }
}
