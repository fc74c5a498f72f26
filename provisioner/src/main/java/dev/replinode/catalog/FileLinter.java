package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.failover.EdgeRules;
import dev.replinode.domain.lint.LintReport;
import dev.replinode.domain.lint.Linter;
import dev.replinode.domain.lint.PlatformFacts;
import dev.replinode.domain.lint.ScriptChecker;
import dev.replinode.stackscript.lint.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lints the files that people name, and those below the folders that they name. */
public final class FileLinter implements Linter {
  /** About two seconds of waiting on a small machine. */
  private static final int MOST_WITHOUT_ASKING = 50;

  private static final String SCHEMA = "/schema/stackscript-manifest.schema.json";

  private final ScriptChecker shellCheck;
  private final InstantSource clock;

  /** A linter that joins what {@code shellCheck} finds, and that knows the day by {@code clock}. */
  public FileLinter(ScriptChecker shellCheck, InstantSource clock) {
    this.shellCheck = shellCheck;
    this.clock = clock;
  }

  @Override
  public LintReport lint(List<Path> paths, ShellCheckUse use, Optional<PlatformFacts> online) {
    if (use == ShellCheckUse.ALWAYS && !shellCheck.isInstalled()) {
      throw ReplinodeException.usage("--shellcheck", "shellcheck is not installed")
          .hint("apt-get install shellcheck, or leave the option out");
    }
    List<OpenReport> reports = LintTargets.of(paths).stream().map(OpenReport::new).toList();
    List<String> notes = joinShellCheck(reports, use);
    online.ifPresent(
        facts -> {
          OnlineChecks checks = new OnlineChecks(facts, clock.instant());
          reports.forEach(checks::check);
        });
    return new LintReport(reports.stream().map(OpenReport::report).toList(), notes);
  }

  private List<String> joinShellCheck(List<OpenReport> reports, ShellCheckUse use) {
    List<OpenReport> scripts = reports.stream().filter(r -> r.file().isScript()).toList();
    if (use == ShellCheckUse.NEVER || scripts.isEmpty() || !shellCheck.isInstalled()) {
      return List.of();
    }
    if (use == ShellCheckUse.AUTO && scripts.size() > MOST_WITHOUT_ASKING) {
      return List.of(
          "Shellcheck was not asked about "
              + scripts.size()
              + " scripts, which takes a while; --shellcheck joins its findings.");
    }
    ScriptChecker.Answer answer =
        shellCheck.check(scripts.stream().map(OpenReport::file).map(FileLinter::asked).toList());
    for (int i = 0; i < scripts.size(); i++) {
      scripts.get(i).add(answer.findings().get(i));
    }
    return answer.problem().map(problem -> List.of(complete(problem, use))).orElse(List.of());
  }

  /** Who asked for it must not take a gap for good news. */
  private static String complete(String problem, ShellCheckUse use) {
    if (use == ShellCheckUse.ALWAYS) {
      throw ReplinodeException.of(ReplinodeException.Kind.INCONCLUSIVE, "shellcheck", problem);
    }
    return "Findings are missing: " + problem + ".";
  }

  private static ScriptChecker.Script asked(LintFile file) {
    return new ScriptChecker.Script(file.path().toAbsolutePath().getParent(), file.text());
  }

  @Override
  public List<Rule> rules() {
    return Stream.concat(Rules.all().stream(), EdgeRules.all().stream())
        .sorted(Comparator.comparing(Rule::id))
        .toList();
  }

  @Override
  public String manifestSchema() {
    try (InputStream in = FileLinter.class.getResourceAsStream(SCHEMA)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its part " + SCHEMA);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
