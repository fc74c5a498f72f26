package dev.replinode.cli;

import dev.replinode.domain.lint.Linter;
import dev.replinode.domain.publish.FolderWriter;
import dev.replinode.domain.publish.Revisions;
import dev.replinode.domain.publish.ScriptFolders;

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
}
