package dev.replinode.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import dev.replinode.domain.ReplinodeException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb that prints one result, as text or as exactly one JSON document. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract class ResultCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** The result as a document; also asked after a failure, for what is known by then. */
  abstract JsonElement json();

  /** The result for people, on standard output. */
  abstract void text(PrintWriter out);

  /**
   * Checks the options that every command takes, before the command begins.
   *
   * @throws ReplinodeException usage
   */
  final void checkSharedOptions() {
    if (!usesAccount() && (options().isSandbox() || options().sandboxData().isPresent())) {
      throw ReplinodeException.usage(
          "--sandbox", "it has no use: " + spec.qualifiedName() + " works without any account");
    }
    if (options().sandboxData().isPresent() && !options().isSandbox()) {
      // Without a sandbox the command would work with the account, and for money.
      throw ReplinodeException.usage("--sandbox-data", "it needs --sandbox")
          .hint(Invocation.again(spec, "--sandbox"));
    }
    options().sandboxData().ifPresent(ResultCommand::requireFolder);
  }

  /** The sandbox would complain of an option that its user never wrote. */
  private static void requireFolder(Path data) {
    if (!Files.isDirectory(data)) {
      throw ReplinodeException.usage("--sandbox-data " + data, "there is no such folder");
    }
  }

  /** Whether a sandbox can take the place of what the command works with. */
  boolean usesAccount() {
    return true;
  }

  /** Checks options against each other, before anything is opened. */
  void validate() {}

  /** The exit code when a result was printed: a result can be an answer of no. */
  int exitCode() {
    return ExitCodes.OK;
  }

  /** Prints the result, and tells the exit code. */
  final int finish() {
    if (options().isJson()) {
      out().println(print(json()));
    } else {
      text(out());
    }
    out().flush();
    return exitCode();
  }

  /** A document, the way this program prints documents. */
  static String print(JsonElement json) {
    // Made only here: most commands print text, and it is a tenth of their start-up.
    return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json);
  }

  CommandSpec spec() {
    return spec;
  }

  /** The root command; a verb below another verb is not its child. */
  Replinode root() {
    return (Replinode) spec.root().userObject();
  }

  GlobalOptions options() {
    return root().options();
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
