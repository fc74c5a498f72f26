package dev.replinode.domain.drill;

import dev.replinode.domain.replicator.Progress;
import java.util.List;

/** Plays one fault after the other, each with reads before, during and after it. */
final class Scenes {
  private static final long MICROS_PER_MILLI = 1000;

  private final DrillPlan plan;
  private final DrillClock clock;
  private final DrillRecord record;
  private final Takeback takeback;
  private final Prober prober;
  private final Progress progress;
  private final Changes changes;

  Scenes(
      DrillPlan plan,
      DrillClock clock,
      DrillRecord record,
      Takeback takeback,
      Prober prober,
      Progress progress,
      Changes changes) {
    this.plan = plan;
    this.clock = clock;
    this.record = record;
    this.takeback = takeback;
    this.prober = prober;
    this.progress = progress;
    this.changes = changes;
  }

  /** Plays all; {@code whileLastIsOn} is done before the last fault is taken back. */
  void play(List<Scene> scenes, Runnable whileLastIsOn) {
    for (int i = 0; i < scenes.size(); i++) {
      play(scenes.get(i), i == scenes.size() - 1 ? whileLastIsOn : () -> {});
    }
  }

  private void play(Scene scene, Runnable whileOn) {
    String name = scene.family().word();
    read(scene, Window.BEFORE);
    record.note("fault", name + ": " + scene.fault().describe());
    takeback.before(new Undo(Undo.Kind.OUTAGE, scene.fault().describe()), scene.fault()::off);
    long on = clock.micros();
    try {
      scene.fault().on();
      progress.step("inject", name + ": " + scene.fault().describe());
      read(scene, Window.DURING);
      whileOn.run();
    } finally {
      takeback.all();
      record.marks.add(
          new SceneMark(name, scene.family(), scene.fault().describe(), on, clock.micros()));
      record.note("restore", name);
    }
    read(scene, Window.AFTER);
    changes.leaveOut(name);
    SceneResult result =
        new Measurements(record.probes, plan.pace().inRow())
            .scene(record.marks.get(record.marks.size() - 1));
    notes(result);
    judge(result);
  }

  private void read(Scene scene, Window window) {
    prober.read(scene.family().word(), window, scene.path(), reads(window), record.probes::add);
  }

  private int reads(Window window) {
    int wanted = plan.pace().reads(window);
    return window == Window.DURING
        ? Math.min(wanted, plan.pace().reads(plan.limits().maxFault()))
        : wanted;
  }

  private void notes(SceneResult result) {
    String name = result.mark().scene();
    result
        .totalMillis()
        .ifPresentOrElse(
            ms -> progress.step("observe", name + ": reads came right after " + ms + " ms"),
            () ->
                progress.step(
                    "observe",
                    name
                        + (result.isTold()
                            ? ": reads never came right"
                            : ": too few answers of a bucket to tell")));
    SceneMark mark = result.mark();
    result.detectMillis().ifPresent(ms -> after(mark.onMicros(), ms, "first answer of B", name));
    result.totalMillis().ifPresent(ms -> after(mark.onMicros(), ms, "reads right", name));
    result.failbackMillis().ifPresent(ms -> after(mark.offMicros(), ms, "back at A", name));
  }

  private void after(long micros, long millis, String event, String name) {
    record.noteAt(micros + millis * MICROS_PER_MILLI, event, name + ": after " + millis + " ms");
  }

  private void judge(SceneResult result) {
    String name = result.mark().scene();
    Measurements measurements = new Measurements(record.probes, plan.pace().inRow());
    List<Probe> during = measurements.of(name, Window.DURING);
    List<Probe> relapses = measurements.relapses(name);
    wrongContent(name, during);
    cached(name, during);
    if (!result.isTold()) {
      boolean isCached = !during.isEmpty() && during.stream().allMatch(Probe::cached);
      String what = isCached ? "only caches answered" : "too few reads were answered by a bucket";
      record.doubt(what + " during " + name);
    } else if (result.totalMillis().isEmpty()) {
      record.findings.add(Check.FAILOVER_NEVER, name, never(during, relapses));
    } else {
      unstable(name, relapses);
      origin(name, result, during);
      failBack(name, result);
    }
  }

  private void cached(String name, List<Probe> during) {
    long cached = during.stream().filter(Probe::cached).count();
    if (cached > 0) {
      record.findings.add(
          Check.PROBE_CACHED, name, cached + " of " + during.size() + " reads came from a cache");
    }
  }

  private void unstable(String name, List<Probe> relapses) {
    if (!relapses.isEmpty()) {
      record.findings.add(
          Check.PROBE_UNSTABLE,
          name,
          relapses.size()
              + " reads failed after they had come right, the first with "
              + told(relapses.get(0)));
    }
  }

  private void failBack(String name, SceneResult result) {
    if (result.failbackMillis().isEmpty()) {
      record.findings.add(
          Check.FAILBACK_NEVER,
          name,
          "not back at A within " + plan.pace().after().toSeconds() + " s");
    }
  }

  private void wrongContent(String name, List<Probe> during) {
    during.stream()
        .filter(probe -> probe.outcome() == Outcome.WRONG_CONTENT && !probe.cached())
        .forEach(
            probe ->
                record.findings.add(
                    Check.PROBE_WRONG_CONTENT,
                    probe.key(),
                    name + ": HTTP " + probe.status() + " with other bytes"));
  }

  private static String never(List<Probe> during, List<Probe> relapses) {
    String last = "the last read ended with " + told(during.get(during.size() - 1));
    return relapses.isEmpty() ? last : last + "; reads had come right before, and failed again";
  }

  private static String told(Probe probe) {
    return probe.status() > 0 && probe.outcome() != Outcome.OK
        ? "HTTP " + probe.status()
        : probe.outcome().name();
  }

  private void origin(String name, SceneResult result, List<Probe> during) {
    if (result.switches() > 1) {
      record.findings.add(
          Check.PROBE_FLAPPING,
          name,
          "the answering bucket changed " + result.switches() + " times");
    }
    if (result.detectMillis().isPresent()) {
      return;
    }
    boolean isUnknown =
        during.stream().anyMatch(probe -> probe.isGood() && probe.origin().equals("unknown"));
    if (isUnknown) {
      record.findings.add(Check.ORIGIN_UNPROVEN, name, "good answers of an unknown bucket");
      record.doubt("it is not proven that B served during " + name);
    } else {
      record.findings.add(Check.FAILOVER_NOT_B, name, "A went on answering");
    }
  }
}
