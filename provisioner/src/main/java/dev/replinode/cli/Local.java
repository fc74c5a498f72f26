package dev.replinode.cli;

import dev.replinode.domain.drill.DrillFiles;
import dev.replinode.domain.drill.Journals;
import dev.replinode.domain.drill.ReportFiles;
import dev.replinode.domain.lint.Linter;
import dev.replinode.domain.publish.FolderWriter;
import dev.replinode.domain.publish.Revisions;
import dev.replinode.domain.publish.ScriptFolders;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.ReplicatorFiles;
import java.util.Optional;

/** What a command does on this machine alone. */
public interface Local {
  /** Reads folders of scripts. */
  ScriptFolders folders();

  /** Writes folders of scripts. */
  FolderWriter writer();

  /** Where folders stand in version control. */
  Revisions revisions();

  /** Finds mistakes. */
  Linter linter();

  /** Reads files that describe replicators. */
  ReplicatorFiles replicators();

  /** Reads files that describe drills. */
  DrillFiles drillFiles();

  /** Keeps the reports of drills. */
  ReportFiles reports();

  /** Keeps what a drill that was cut has to take back. */
  Journals journals();

  /**
   * A setting of the environment that belongs to no file and no command line; empty when not set.
   */
  Optional<String> variable(String name);

  /**
   * The bucket keys of the environment.
   *
   * @throws dev.replinode.domain.ReplinodeException usage when only some of them are there
   */
  Optional<BucketCredentials> credentials();
}
