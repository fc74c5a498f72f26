package dev.replinode.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.ProgressRenderer;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A verb that works with an account: opens a session, runs, prints one result. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class)
abstract class SessionCommand implements Callable<Integer> {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  @Spec private CommandSpec spec;
  @ParentCommand private Replinode root;

  private final Sessions sessions;

  SessionCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Does the work within {@code session}. */
  abstract void run(Session session, ProgressRenderer progress);

  /** The result as a document; also asked after a failure, for what is known by then. */
  abstract JsonObject json();

  /** The result for people, on standard output. */
  abstract void text(PrintWriter out);

  /** The buckets that a sandbox makes first. */
  SandboxBuckets sandboxBuckets() {
    return SandboxBuckets.none();
  }

  /** Checks options against each other, before anything is opened. */
  void validate() {}

  @Override
  public final Integer call() {
    validate();
    ProgressRenderer progress = root.progress(err());
    try (Session session = sessions.open(options(), progress, sandboxBuckets())) {
      run(session, progress);
    } finally {
      progress.clear();
    }
    if (options().isJson()) {
      out().println(GSON.toJson(json()));
    } else {
      text(out());
    }
    out().flush();
    return ExitCodes.OK;
  }

  /** A document, the way this program prints documents. */
  static String print(JsonObject json) {
    return GSON.toJson(json);
  }

  CommandSpec spec() {
    return spec;
  }

  GlobalOptions options() {
    return root.options();
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
