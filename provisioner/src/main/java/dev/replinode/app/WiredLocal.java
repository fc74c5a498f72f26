package dev.replinode.app;

import dev.replinode.catalog.DrillFile;
import dev.replinode.catalog.DrillJournals;
import dev.replinode.catalog.FileLinter;
import dev.replinode.catalog.PulledFolder;
import dev.replinode.catalog.ReplicatorFile;
import dev.replinode.catalog.ScriptFolder;
import dev.replinode.cli.Local;
import dev.replinode.domain.drill.DrillFiles;
import dev.replinode.domain.drill.Journals;
import dev.replinode.domain.drill.ReportFiles;
import dev.replinode.domain.lint.Linter;
import dev.replinode.domain.publish.FolderWriter;
import dev.replinode.domain.publish.Revisions;
import dev.replinode.domain.publish.ScriptFolders;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.ReplicatorFiles;
import dev.replinode.program.Git;
import dev.replinode.program.Programs;
import dev.replinode.program.ShellCheck;
import dev.replinode.report.ReportFolder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What needs no account; each part is made when it is asked for. */
record WiredLocal(Map<String, String> environment) implements Local {
  @Override
  public ScriptFolders folders() {
    return new ScriptFolder();
  }

  @Override
  public FolderWriter writer() {
    return new PulledFolder();
  }

  @Override
  public Revisions revisions() {
    return new Git(new Programs(environment));
  }

  @Override
  public Optional<BucketCredentials> credentials() {
    return Settings.credentials(environment);
  }

  @Override
  public Linter linter() {
    return new FileLinter(new ShellCheck(new Programs(environment)), InstantSource.system());
  }

  @Override
  public DrillFiles drillFiles() {
    return new DrillFile();
  }

  @Override
  public ReportFiles reports() {
    return new ReportFolder();
  }

  /** Where the XDG base directory specification keeps state. */
  @Override
  public Journals journals() {
    String home = environment.getOrDefault("HOME", ".");
    String state = environment.getOrDefault("XDG_STATE_HOME", home + "/.local/state");
    return new DrillJournals(Path.of(state, "replinode", "drills"));
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  @Override
  public ReplicatorFiles replicators() {
    return new ReplicatorFile(Path.of(""));
  }
}
