package dev.replinode.domain.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.selftest.SmallSandbox;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.PairStorage;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each level sets its own stage, on a pair that is healthy, and takes it down again. */
class RehearsalTest {
  private static final Site A = SmallSandbox.site("media", "jp-osa-1");
  private static final Site B = SmallSandbox.site("media-dr", "us-iad-1");

  private final SmallSandbox sandbox = new SmallSandbox().bucket(A).bucket(B);
  private final List<String> journal = new ArrayList<>();

  @BeforeEach
  void fill() {
    try (Planter planter = sandbox.planter()) {
      for (Site site : List.of(A, B)) {
        for (String key : List.of("a.txt", "b.txt", "c.txt")) {
          byte[] body = ("text of " + key).getBytes(StandardCharsets.UTF_8);
          planter.put(site, new Planter.Planted(key, body, Map.of(), false, false));
        }
      }
    }
  }

  @Test
  void in_a_sandbox_the_region_of_a_is_taken_away_and_given_back() {
    Report report = play(plan(Level.AUDIT, false, false, false));

    assertEquals(Verdict.PASS, report.verdict(), report.findings()::toString);
    assertEquals(List.of("region outage"), families(report));
    assertEquals("sandbox", report.drill().basis());
    assertTrue(
        journal.contains("intend outage region of https://jp-osa-1.linodeobjects.com"),
        journal::toString);
    assertTrue(sandbox.isLeftAsItWas());
  }

  @Test
  void the_second_level_plays_each_family_of_failures_on_an_edge_of_its_own() {
    Report report = play(plan(Level.EMULATED, true, false, false));

    assertEquals(List.of("connection time-out", "404", "other 4XX", "5XX"), families(report));
    assertEquals("emulated", report.drill().basis());
    assertEquals(4, sandbox.edges());
    assertTrue(sandbox.isLeftAsItWas(), "an edge stays open");
    assertEquals(Verdict.PASS, report.verdict(), report.findings()::toString);
  }

  @Test
  void rules_that_are_not_emulated_leave_a_doubt_and_no_finding_about_them() {
    sandbox.policy(rules -> rules.replace("failAction", "mediaOriginFailover"));

    Report report = play(plan(Level.EMULATED, true, false, false));

    assertEquals(List.of(), families(report));
    assertEquals(Verdict.INCONCLUSIVE, report.verdict(), report.findings()::toString);
    assertEquals(4, report.inconclusive().stream().filter(why -> why.contains("emulated")).count());
    assertTrue(
        report.findings().stream().noneMatch(finding -> finding.id().equals("FAILOVER-NEVER")),
        report.findings()::toString);
    assertEquals(0, sandbox.edges());
  }

  @Test
  void an_edge_that_waits_for_days_is_not_waited_for_longer_than_a_fault_may_last() {
    sandbox.policy(rules -> rules.replace("\"3s\"", "\"1h\""));

    play(plan(Level.EMULATED, true, false, false));

    assertEquals(
        Limits.standard().maxFault().plus(Readers.Patience.standard().call()),
        sandbox.longestRead());
  }

  @Test
  void the_second_level_acts_out_no_gtm_property() {
    sandbox.policy(rules -> "{\"name\": \"www\", \"type\": \"failover\", \"trafficTargets\": []}");

    ReplinodeException failure =
        Samples.failure(() -> play(plan(Level.EMULATED, true, false, false)));

    assertEquals(ReplinodeException.Kind.USAGE, failure.kind());
    assertEquals("--policy rules.json", failure.what());
    assertEquals("sandbox", play(plan(Level.AUDIT, true, false, false)).drill().basis());
  }

  @Test
  void the_third_level_breaks_its_own_reads_by_a_header() {
    Report report = play(plan(Level.STAGING, false, true, false));

    assertEquals(List.of("connection time-out"), families(report));
    assertEquals("staging edge", report.drill().basis());
    assertEquals(Verdict.PASS, report.verdict(), report.findings()::toString);
  }

  @Test
  void the_third_level_without_an_edge_is_wrong_usage() {
    ReplinodeException failure =
        Samples.failure(() -> play(plan(Level.STAGING, false, false, false)));

    assertEquals(ReplinodeException.Kind.USAGE, failure.kind());
    assertTrue(failure.why().contains("--edge"), failure.why());
  }

  @Test
  void a_canary_that_does_not_arrive_is_lost_and_leaves_nothing() {
    Report report = play(plan(Level.AUDIT, false, false, true));

    assertTrue(
        report.findings().stream().anyMatch(finding -> finding.id().equals("CANARY-LOST")),
        report.findings()::toString);
    assertEquals(List.of(), canaries());
    assertTrue(journal.contains("intend canary d1"), journal::toString);
    assertTrue(journal.contains("done canary d1"), journal::toString);
  }

  @Test
  void a_drill_whose_time_is_over_puts_everything_back_and_tells_what_it_has() {
    sandbox.timeout(Duration.ofSeconds(10));
    Instant begin = sandbox.clock().now();

    Report report = play(plan(Level.AUDIT, false, false, true));

    assertEquals(Verdict.ABORTED, report.verdict());
    assertEquals(6, report.exitCode());
    assertEquals(List.of("drill: the command's --timeout is over"), report.inconclusive());
    assertEquals(Duration.ofSeconds(10), Duration.between(begin, sandbox.clock().now()));
    assertEquals(List.of(), canaries());
    assertTrue(journal.contains("done canary d1"), journal::toString);
  }

  @Test
  void a_fault_is_taken_back_when_the_time_is_over_while_it_is_on() {
    sandbox.timeout(Duration.ofMillis(2500));

    Report report = play(plan(Level.AUDIT, false, false, false));

    assertEquals(6, report.exitCode());
    assertTrue(
        journal.contains("done outage region of https://jp-osa-1.linodeobjects.com"),
        journal::toString);
    assertTrue(sandbox.isLeftAsItWas());
  }

  @Test
  void the_plan_in_words_tells_every_setting_that_matters() {
    DrillPlan plan = plan(Level.EMULATED, true, true, true);

    String text = PlanText.of(plan, new BucketPair(A, B), "emulated");

    for (String line :
        List.of(
            "A: media@jp-osa-1 at https://jp-osa-1.linodeobjects.com",
            "B: media-dr@us-iad-1 at https://us-iad-1.linodeobjects.com",
            "level: 2",
            "the failing world: emulated",
            "target RTO: 30 s",
            "target RPO: 60 s",
            "target error rate: 0.5",
            "target added latency: 500 ms",
            "reads before, during, after a fault: 5, 10, 5",
            "sample: all, seed 1",
            "stop after failures in a row: 50",
            "writes to A and B: a canary, removed afterwards",
            "replicator made for the drill: no",
            "rules of the edge: rules.json",
            "staging edge: https://edge.example.com")) {
      assertTrue(text.contains(line + "\n"), () -> line + "\nis not in\n" + text);
    }
  }

  private List<String> canaries() {
    List<String> keys = new ArrayList<>();
    for (Site site : List.of(A, B)) {
      sandbox
          .stores()
          .open(site.endpoint(), sandbox.keys().source())
          .list(site.bucket(), "replinode-canary/")
          .forEach(object -> keys.add(object.key()));
    }
    return keys;
  }

  private static List<String> families(Report report) {
    return report.scenes().stream().map(scene -> scene.mark().family().word()).distinct().toList();
  }

  private Report play(DrillPlan plan) {
    Rehearsal rehearsal = new Rehearsal(new FakeCloud().ports(), sandbox, new RecordingProgress());
    Journal lines = new LineJournal(journal);
    try (PairStorage storage =
        new PairStorage(new BucketPair(A, B), sandbox.keys(), sandbox.stores())) {
      return rehearsal.play(plan, storage, "d1", lines, Optional.empty()).report();
    }
  }

  private static Identity identity() {
    return new Identity(
        "test",
        "A is gone",
        "B serves",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Targets targets() {
    return new Targets(
        Optional.of(Duration.ofSeconds(30)),
        Optional.of(Duration.ofMinutes(1)),
        Optional.of(new BigDecimal("0.5")),
        Optional.of(Duration.ofMillis(500)),
        Optional.of(BigDecimal.ONE),
        Optional.of(true));
  }

  private static DrillPlan plan(Level level, boolean hasRules, boolean hasEdge, boolean isCanary) {
    Limits usual = Limits.standard();
    return new DrillPlan(
        new BucketRef("media", "jp-osa-1"),
        new BucketRef("media-dr", "us-iad-1"),
        level,
        identity(),
        targets(),
        new Pace(
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            3),
        new Limits(
            usual.maxRequests(),
            usual.maxBytes(),
            usual.maxUsd(),
            usual.usdPerGigabyte(),
            usual.maxFault(),
            OptionalInt.of(50)),
        0,
        1,
        isCanary,
        false,
        false,
        hasRules ? Optional.of(Path.of("rules.json")) : Optional.empty(),
        hasEdge
            ? Optional.of(
                new DrillPlan.Edge(
                    URI.create("https://edge.example.com"), Optional.empty(), "break", "x"))
            : Optional.empty(),
        Optional.empty());
  }
}
