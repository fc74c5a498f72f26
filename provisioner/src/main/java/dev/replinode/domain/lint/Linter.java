package dev.replinode.domain.lint;

import dev.replinode.stackscript.lint.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Lints files and folders. */
public interface Linter {
  /** Whether shellcheck's findings are joined in. */
  enum ShellCheckUse {
    /** Where it is installed, and the scripts are not too many to wait for. */
    AUTO,
    /** Always; it must be installed. */
    ALWAYS,
    /** Never. */
    NEVER
  }

  /**
   * The reports, a file each: scripts and manifests, in the order given, folders in the order of
   * their names, each file once. A manifest brings the script that it names.
   *
   * @param online what the platform tells, when it was asked
   * @throws dev.replinode.domain.ReplinodeException usage when a file cannot be read, naming all of
   *     them, or when shellcheck must be there and is not
   */
  LintReport lint(List<Path> paths, ShellCheckUse shellCheck, Optional<PlatformFacts> online);

  /** Every rule of this tool's own, in the order of their ids. */
  List<Rule> rules();

  /** A JSON schema of manifests, for editors. */
  String manifestSchema();
}
