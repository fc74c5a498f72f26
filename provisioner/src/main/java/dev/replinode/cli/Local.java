package dev.replinode.cli;

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

  /**
   * The bucket keys of the environment.
   *
   * @throws dev.replinode.domain.ReplinodeException usage when only some of them are there
   */
  Optional<BucketCredentials> credentials();
}
