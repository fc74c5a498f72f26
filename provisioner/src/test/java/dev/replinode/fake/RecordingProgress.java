package dev.replinode.fake;

import dev.replinode.domain.replicator.Progress;
import dev.replinode.domain.replicator.RunStatus;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a command told. */
public final class RecordingProgress implements Progress {
  private final List<String> steps = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final List<String> phases = new ArrayList<>();

  @Override
  public void step(String step, String text) {
    steps.add(step + ": " + text);
  }

  @Override
  public void warning(String text) {
    warnings.add(text);
  }

  @Override
  public void run(RunStatus status) {
    phases.add(status.phase());
  }

  @Override
  public void compared(long objects) {}

  /** The steps, with what came of each. */
  public List<String> steps() {
    return List.copyOf(steps);
  }

  /** The warnings. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** The phases of the run. */
  public List<String> phases() {
    return List.copyOf(phases);
  }
}
