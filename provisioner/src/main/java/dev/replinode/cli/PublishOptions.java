package dev.replinode.cli;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.FolderScript;
import dev.replinode.domain.publish.Labels;
import dev.replinode.domain.publish.PlanOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be published, and how. */
final class PublishOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "Folder of scripts, each with its manifest.yaml (default: the built-in library).")
  private Path folder;

  @Option(names = "--dry-run", description = "Show what would be done, send nothing.")
  private boolean dryRun;

  @Option(names = "--check", description = "The same, and exit with 1 when something would be.")
  private boolean check;

  @Option(
      names = "--strict",
      description = "A oneOf list that only follows the platform's newest is drift too.")
  private boolean strict;

  @Option(
      names = "--prune",
      description =
          "Delete what this tool published and DIR lacks, if it is not public and no instance made"
              + " from it exists.")
  private boolean prune;

  @Mixin private OnlyLabels only;

  @Option(names = "--yes", description = "Do not ask before what cannot be taken back.")
  private boolean yes;

  @Option(names = "--no-diff", description = "Show no diff of what is updated.")
  private boolean noDiff;

  boolean isDryRun() {
    return dryRun;
  }

  boolean isCheck() {
    return check;
  }

  boolean isConfirmed() {
    return yes;
  }

  boolean showsDiff() {
    return !noDiff;
  }

  /** Where the scripts come from. */
  ScriptSource source(Local local) {
    return new ScriptSource(local, Optional.ofNullable(folder));
  }

  /**
   * Checks options against each other and against the folder.
   *
   * @throws ReplinodeException usage
   */
  void validate(List<FolderScript> scripts, String where) {
    if (prune && folder == null) {
      throw ReplinodeException.usage("--prune", "name the folder that tells what is to stay");
    }
    if (prune && !only.labels().isEmpty()) {
      throw ReplinodeException.usage("--prune", "with --only nobody looks for what DIR lacks");
    }
    Labels.requireKnown(only.labels(), ScriptSource.labels(scripts), where, Kind.USAGE);
  }

  /**
   * What the plan takes into account. Without a folder only the library's own labels are looked at:
   * it says nothing about the scripts of other folders.
   */
  PlanOptions plan(List<FolderScript> scripts) {
    boolean isLimited = folder != null || !only.labels().isEmpty();
    Set<String> labels = isLimited ? only.labels() : Set.copyOf(ScriptSource.labels(scripts));
    return new PlanOptions(strict, prune, labels);
  }
}
