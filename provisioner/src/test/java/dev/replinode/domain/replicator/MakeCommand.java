package dev.replinode.domain.replicator;

import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FixedRandom;
import dev.replinode.fake.RecordingProgress;
import dev.replinode.fake.Samples;
import dev.replinode.fake.Spec;
import java.security.SecureRandom;

/** What create does, without the command line. */
final class MakeCommand {
  private MakeCommand() {}

  /** Prepares and makes; the first of a process to ask. */
  static Access make(FakeCloud cloud, Spec spec, Outcome outcome) {
    return make(cloud, spec, outcome, new FixedRandom());
  }

  /** Prepares and makes, with the numbers of another process. */
  static Access make(FakeCloud cloud, Spec spec, Outcome outcome, SecureRandom random) {
    return make(cloud, spec, outcome, random, new RecordingProgress());
  }

  /** Prepares and makes; warnings can be asked for afterwards. */
  static Access make(FakeCloud cloud, Spec spec, Outcome outcome, RecordingProgress progress) {
    return make(cloud, spec, outcome, new FixedRandom(), progress);
  }

  private static Access make(
      FakeCloud cloud,
      Spec spec,
      Outcome outcome,
      SecureRandom random,
      RecordingProgress progress) {
    Creation creation =
        new Creation(cloud.ports(), Samples.MANIFEST, cloud.waiter(), progress, random);
    Prepared prepared = creation.prepare(spec.build(), outcome);
    return creation.make(spec.build(), prepared, outcome);
  }

  /** Makes and follows to the end. */
  static void create(FakeCloud cloud, Spec spec, Goal goal, Outcome outcome) {
    Access access = make(cloud, spec, outcome);
    follow(cloud, access, goal, outcome);
  }

  /** Follows. */
  static void follow(FakeCloud cloud, Access access, Goal goal, Outcome outcome) {
    new Following(cloud.ports(), cloud.waiter(), new RecordingProgress(), new FixedRandom())
        .follow(access, goal, outcome);
  }
}
