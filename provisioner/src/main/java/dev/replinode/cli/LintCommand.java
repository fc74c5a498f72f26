package dev.replinode.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.LintJson;
import dev.replinode.cli.render.LintText;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.lint.CloudFacts;
import dev.replinode.domain.lint.LintReport;
import dev.replinode.domain.lint.Linter;
import dev.replinode.domain.lint.Linter.ShellCheckUse;
import dev.replinode.stackscript.lint.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * Finds mistakes in scripts, manifests and CDN rules, without an account unless one is to be asked.
 */
@Command(
    name = "lint",
    description = {
      "Finds mistakes in StackScripts and their manifests before they are published. Offline;"
          + " exits with 1 when there are errors.",
      "",
      "A folder stands for every manifest.yaml in it, the scripts they name, and every other file"
          + " that looks like a script. '# replinode: ignore RULE reason' on the line before leaves"
          + " a finding out.",
      "",
      "A .json file that is named is read as an Akamai configuration that fails over between two"
          + " buckets: a rule tree of Property Manager or a GTM property (see render cdn).",
      ""
    })
final class LintCommand extends ResultCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description = "Scripts, manifests, folders of them, and CDN rules (.json).")
  private List<Path> paths = List.of();

  @Option(
      names = "--online",
      description = "Ask the account too: images, and StackScripts that are included.")
  private boolean online;

  @ArgGroup private ShellCheckOptions shellCheck = new ShellCheckOptions();

  @Option(names = "--list-rules", description = "Print the rules instead.")
  private boolean listRules;

  @Option(
      names = "--print-schema",
      description = "Print a JSON schema of manifests, for editors, instead.")
  private boolean printSchema;

  /** Whether shellcheck is asked. */
  private static final class ShellCheckOptions {
    @Option(names = "--shellcheck", description = "Join shellcheck's findings; it must be there.")
    private boolean always;

    @Option(
        names = "--no-shellcheck",
        description =
            "Leave them out (default: joined where it is installed, for up to 50 scripts).")
    private boolean never;

    ShellCheckUse use() {
      if (always) {
        return ShellCheckUse.ALWAYS;
      }
      return never ? ShellCheckUse.NEVER : ShellCheckUse.AUTO;
    }
  }

  private final Sessions sessions;
  private Linter linter;
  private LintReport report;

  LintCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  boolean usesAccount() {
    return online;
  }

  @Override
  void validate() {
    if (paths.isEmpty() && !listRules && !printSchema) {
      throw new ParameterException(
          spec().commandLine(), "name the files or folders to lint; . is the folder you are in");
    }
  }

  @Override
  public Integer call() {
    validate();
    linter = sessions.local().linter();
    if (!listRules && !printSchema) {
      ProgressRenderer progress = root().progress(err());
      report = online ? lintOnline(progress) : lint(Optional.empty());
      report.notes().forEach(progress::note);
    }
    return finish();
  }

  private LintReport lintOnline(ProgressRenderer progress) {
    try (Session session = sessions.open(options(), progress, SandboxBuckets.none())) {
      return lint(Optional.of(new CloudFacts(session.cloud())));
    } finally {
      progress.clear();
    }
  }

  private LintReport lint(Optional<CloudFacts> facts) {
    return linter.lint(paths, shellCheck.use(), facts.map(known -> known));
  }

  @Override
  int exitCode() {
    boolean hasErrors = report != null && report.count(Severity.ERROR) > 0;
    return hasErrors ? ExitCodes.NO : ExitCodes.OK;
  }

  @Override
  JsonElement json() {
    if (printSchema) {
      return JsonParser.parseString(linter.manifestSchema());
    }
    if (listRules) {
      return LintJson.of(linter.rules());
    }
    return report == null ? new JsonObject() : LintJson.of(report);
  }

  @Override
  void text(PrintWriter out) {
    if (printSchema) {
      out.print(linter.manifestSchema());
    } else if (listRules) {
      new LintText(out, root().terminal()).print(linter.rules());
    } else {
      new LintText(out, root().terminal()).print(report);
    }
  }
}
