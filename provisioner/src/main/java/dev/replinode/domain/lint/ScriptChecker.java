package dev.replinode.domain.lint;

import dev.replinode.stackscript.lint.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A linter of shell scripts that somebody else makes and the user has installed, or has not. */
public interface ScriptChecker {
  /**
   * A script to check.
   *
   * @param folder where it is, for settings that its author keeps there
   * @param text what it holds
   */
  record Script(Path folder, String text) {}

  /**
   * What came of it.
   *
   * @param findings for each script, in their order; none for a script that is not for a shell
   * @param problem why findings are missing, in one clause; absent when none are
   */
  record Answer(List<List<Finding>> findings, Optional<String> problem) {
    /** Copies the lists. */
    public Answer {
      findings = findings.stream().map(List::copyOf).toList();
    }
  }

  /** Whether it is there. */
  boolean isInstalled();

  /** Checks scripts; bounded in time, never throws over what is in them. */
  Answer check(List<Script> scripts);
}
