package dev.replinode.program;

import dev.replinode.domain.publish.Revision;
import dev.replinode.domain.publish.Revisions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks git. Whatever is in the way (no git, no repository, nothing of the folder in it, no commit
 * yet, no answer in time) means that nothing is known; it never fails and never asks for anything.
 */
public final class Git implements Revisions {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int DIGITS = 12;
  private static final int ONE_LINE = 4096;
  private static final Path HERE = Path.of(".");

  /** What says where git itself and its settings are, rather than which repository is meant. */
  private static final Set<String> KEPT =
      Set.of(
          "GIT_EXEC_PATH",
          "GIT_CEILING_DIRECTORIES",
          "GIT_DISCOVERY_ACROSS_FILESYSTEM",
          "GIT_CONFIG_GLOBAL",
          "GIT_CONFIG_SYSTEM",
          "GIT_CONFIG_NOSYSTEM");

  private final Optional<Path> git;
  private final Map<String, String> environment;
  private final Duration longest;

  /** The git among {@code programs}. */
  public Git(Programs programs) {
    this(programs, LONGEST);
  }

  Git(Programs programs, Duration longest) {
    this.git = programs.find("git");
    this.environment = forFolders(programs.environment());
    this.longest = longest;
  }

  /** A hook's variables name the hook's repository; here it is the folder that tells which. */
  private static Map<String, String> forFolders(Map<String, String> environment) {
    Map<String, String> own = new HashMap<>(environment);
    own.keySet().removeIf(name -> name.startsWith("GIT_") && !KEPT.contains(name));
    own.put("GIT_OPTIONAL_LOCKS", "0");
    own.put("GIT_TERMINAL_PROMPT", "0");
    own.put("LC_ALL", "C");
    return own;
  }

  @Override
  public Optional<Revision> of(Path folder) {
    Optional<String> commit =
        ask(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
            .filter(run -> !run.isCut())
            .map(run -> run.output().strip())
            .filter(id -> id.matches("[0-9a-f]{40}([0-9a-f]{24})?"));
    if (commit.isEmpty() || !hasFiles(folder)) {
      return Optional.empty();
    }
    return ask(folder, "status", "--porcelain", "--untracked-files=normal", "-z", "--", ".")
        .map(run -> new Revision(commit.get().substring(0, DIGITS), run.output().isEmpty()));
  }

  /** A folder that git ignores is clean to {@code status}, and yet no commit knows it. */
  private boolean hasFiles(Path folder) {
    return ask(folder, "ls-files", "-z", "--", ".")
        .filter(run -> !run.output().isEmpty())
        .isPresent();
  }

  private Optional<Run> ask(Path folder, String... words) {
    if (git.isEmpty()) {
      return Optional.empty();
    }
    List<String> command = new ArrayList<>(List.of(git.get().toString(), "-C", folder.toString()));
    command.addAll(List.of(words));
    Run.Job job = new Run.Job(command, environment, HERE, "", longest, ONE_LINE);
    return Run.of(job).filter(run -> run.isCut() || run.exitCode() == 0);
  }
}
