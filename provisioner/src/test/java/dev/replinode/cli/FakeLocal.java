package dev.replinode.cli;

import dev.replinode.catalog.DrillFile;
import dev.replinode.catalog.DrillJournals;
import dev.replinode.catalog.ReplicatorFile;
import dev.replinode.domain.drill.DrillFiles;
import dev.replinode.domain.drill.Journals;
import dev.replinode.domain.drill.ReportFiles;
import dev.replinode.domain.lint.Linter;
import dev.replinode.domain.publish.FolderWriter;
import dev.replinode.domain.publish.Revision;
import dev.replinode.domain.publish.Revisions;
import dev.replinode.domain.publish.ScriptFolders;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.ReplicatorFiles;
import dev.replinode.report.ReportFolder;
import java.nio.file.Path;
import java.util.Optional;

/** A machine on which each part is what a test sets; a part that it did not set fails the test. */
final class FakeLocal implements Local {
  private Optional<ScriptFolders> folders = Optional.empty();
  private Optional<FolderWriter> writer = Optional.empty();
  private ReplicatorFiles replicators = new ReplicatorFile(Path.of("/nonexistent"));
  private Optional<Linter> linter = Optional.empty();
  private Optional<Revision> revision = Optional.empty();
  private Optional<BucketCredentials> credentials = Optional.empty();
  private Path journals = Path.of("/nonexistent");

  void folders(ScriptFolders part) {
    folders = Optional.of(part);
  }

  void writer(FolderWriter part) {
    writer = Optional.of(part);
  }

  void linter(Linter part) {
    linter = Optional.of(part);
  }

  /** Every folder is at this revision. */
  void revision(Revision part) {
    revision = Optional.of(part);
  }

  @Override
  public ScriptFolders folders() {
    return folders.orElseThrow();
  }

  @Override
  public FolderWriter writer() {
    return writer.orElseThrow();
  }

  @Override
  public Revisions revisions() {
    return folder -> revision;
  }

  /** The keys of the environment. */
  void credentials(Optional<BucketCredentials> keys) {
    credentials = keys;
  }

  @Override
  public Optional<BucketCredentials> credentials() {
    return credentials;
  }

  @Override
  public Linter linter() {
    return linter.orElseThrow();
  }

  /** Files are looked for in this folder. */
  void workingDirectory(Path folder) {
    replicators = new ReplicatorFile(folder);
  }

  @Override
  public ReplicatorFiles replicators() {
    return replicators;
  }

  @Override
  public DrillFiles drillFiles() {
    return new DrillFile();
  }

  @Override
  public ReportFiles reports() {
    return new ReportFolder();
  }

  /** Journals are kept in this folder. */
  void journals(Path folder) {
    journals = folder;
  }

  @Override
  public Journals journals() {
    return new DrillJournals(journals);
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.empty();
  }
}
