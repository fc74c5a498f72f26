package dev.replinode.domain.drill.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.DrillTools;
import dev.replinode.domain.drill.Verdict;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.replicator.Site;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import dev.replinode.s3.JsonRunStatuses;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each known fault turns the drill of a pair that passes without it, in memory and in no time. */
class SelfTestTest {
  private static final BucketPair PAIR =
      new BucketPair(
          SmallSandbox.site("selftest", "jp-osa-1"), SmallSandbox.site("selftest-dr", "us-iad-1"));
  private static final Site EMPTY = SmallSandbox.site("selftest-empty", "jp-osa-1");

  private final SmallSandbox sandbox =
      new SmallSandbox().bucket(PAIR.source()).bucket(PAIR.dest()).bucket(EMPTY);
  private final RecordingProgress progress = new RecordingProgress();

  static Stream<PlantedFault> faults() {
    return KnownFaults.of(PAIR, EMPTY).stream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void each_fault_is_named_and_put_right(PlantedFault fault) {
    PlantedFault none = new PlantedFault("none", "NOTHING", "", bench -> {});

    SelfTest.Result result = test(sandbox).run(PAIR, List.of(fault, none));

    assertTrue(result.isHealthyGreen(), result::healthy);
    Detection detection = result.faults().get(0);
    assertTrue(detection.isDetected(), () -> fault.id() + ": " + detection);
    assertEquals(fault.finding(), detection.finding());
    assertEquals(Verdict.PASS, result.faults().get(1).verdict(), () -> fault.id() + " stays");
    assertTrue(sandbox.isLeftAsItWas());
  }

  @Test
  void a_fault_that_nobody_notices_spoils_the_result() {
    PlantedFault unseen = new PlantedFault("unseen", "DATA-MISSING", Items.TEXT, bench -> {});

    SelfTest.Result result = test(sandbox).run(PAIR, List.of(unseen));

    assertTrue(result.isHealthyGreen());
    assertFalse(result.isGood());
    assertTrue(progress.steps().toString().contains("MISSED"), () -> progress.steps().toString());
  }

  @Test
  void a_finding_about_something_else_is_no_detection() {
    PlantedFault wrong =
        new PlantedFault("wrong", "DATA-MISSING", Items.PDF, bench -> bench.dropFromB(Items.TEXT));

    assertFalse(test(sandbox).run(PAIR, List.of(wrong)).faults().get(0).isDetected());
  }

  @Test
  void a_fault_whose_drill_was_cut_short_is_not_missed() {
    PlantedFault none = new PlantedFault("none", "NOTHING", "", bench -> {});
    sandbox.timeout(Duration.ofSeconds(10));

    ReplinodeException failure =
        Samples.failure(() -> test(sandbox).run(PAIR, Collections.nCopies(9, none)));

    assertEquals(ReplinodeException.Kind.INCONCLUSIVE, failure.kind());
    assertTrue(sandbox.isLeftAsItWas());
  }

  private SelfTest test(DrillTools tools) {
    Cloud fake = new FakeCloud().ports();
    Cloud cloud =
        new Cloud(
            fake.account(),
            fake.platform(),
            fake.buckets(),
            fake.stackScripts(),
            fake.instances(),
            fake.events(),
            fake.accessKeys(),
            fake.firewalls(),
            sandbox.stores(),
            new JsonRunStatuses());
    return new SelfTest(cloud, tools, progress);
  }
}
