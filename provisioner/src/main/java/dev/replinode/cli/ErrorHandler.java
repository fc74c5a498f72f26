package dev.replinode.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.text.Printable;
import dev.replinode.domain.text.SecretWords;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Says what went wrong: {@code error: what: why}, the API's reasons a line each, at most one {@code
 * hint:}. With JSON output the same goes into the one document on standard output.
 */
final class ErrorHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final int REASON_LINES = 20;
  private static final int LONGEST_LINE = 1000;

  private final Replinode root;

  ErrorHandler(Replinode root) {
    this.root = root;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
    if (e instanceof ParameterException usage) {
      return handleParseException(usage, result.originalArgs().toArray(String[]::new));
    }
    if (root.options().showsStackTrace()) {
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      line.getErr().print(SecretWords.hide(trace.toString(), List.of()));
    }
    ReplinodeException failure = e instanceof ReplinodeException known ? known : bug(e);
    int code = e instanceof ReplinodeException ? ExitCodes.of(failure.kind()) : ExitCodes.BUG;
    Optional<JsonObject> known =
        root.options().isJson() ? Optional.of(known(line)) : Optional.empty();
    report(line, failure, code, known);
    return code;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    String command = line.getCommandSpec().qualifiedName();
    ReplinodeException failure =
        SecretWords.isAmong(List.of(args))
            ? secretGiven(command)
            : UsageComplaint.of(e, List.of(args));
    // The command has not begun, so it has nothing to tell.
    report(
        line,
        failure,
        ExitCodes.USAGE,
        asksForJson(args) ? Optional.of(new JsonObject()) : Optional.empty());
    return ExitCodes.USAGE;
  }

  /**
   * Refuses a command line that parses but holds a secret.
   *
   * @throws ParameterException which is told without any word of it
   */
  static void refuseSecrets(CommandLine line, List<String> arguments) {
    if (SecretWords.isAmong(arguments)) {
      throw new ParameterException(line, "a secret on the command line");
    }
  }

  /** It is not repeated: the complaint may go to a log that more people read. */
  private static ReplinodeException secretGiven(String command) {
    return ReplinodeException.usage(
            command,
            "a token or key was given on the command line, where every user of this machine sees"
                + " it in the process list; it is not used")
        .hint(
            "revoke it, and give the new one by --token-file FILE or LINODE_TOKEN; bucket keys by"
                + " SRC_… and DEST_… variables");
  }

  private static ReplinodeException bug(Exception e) {
    String text =
        e.getMessage() == null ? "" : " (" + SecretWords.hide(e.getMessage(), List.of()) + ")";
    return ReplinodeException.of(
            Kind.REFUSED, "bug in replinode", e.getClass().getSimpleName() + text)
        .hint("run it again with --stacktrace and report what it prints");
  }

  /** What a command that failed knows already. */
  private static JsonObject known(CommandLine line) {
    return line.getCommand() instanceof ResultCommand command
            && command.json() instanceof JsonObject object
        ? object
        : new JsonObject();
  }

  private static void report(
      CommandLine line, ReplinodeException failure, int code, Optional<JsonObject> json) {
    Optional<FailureNotes> notes =
        line.getCommand() instanceof FailureNotes command ? Optional.of(command) : Optional.empty();
    Optional<String> hint =
        failure
            .hint()
            .or(() -> notes.flatMap(command -> command.hint(failure)))
            .or(() -> usual(failure.kind(), line));
    PrintWriter err = line.getErr();
    err.println("error: " + printable(failure.what()) + ": " + printable(failure.why()));
    failure.reasons().stream()
        .limit(REASON_LINES)
        .forEach(reason -> err.println("  " + printable(reason)));
    if (failure.reasons().size() > REASON_LINES) {
      err.println("  … and " + (failure.reasons().size() - REASON_LINES) + " more");
    }
    notes.ifPresent(
        command -> command.afterFailure().forEach(text -> err.println(printable(text))));
    hint.ifPresent(next -> err.println("hint: " + printable(next)));
    err.flush();
    json.ifPresent(
        document -> {
          document.add("error", error(failure, hint, code));
          line.getOut().println(ResultCommand.print(document));
          line.getOut().flush();
        });
  }

  /** The next command where nothing names a better one. */
  private static Optional<String> usual(Kind kind, CommandLine line) {
    return switch (kind) {
      case USAGE -> Optional.of(line.getCommandSpec().qualifiedName() + " --help");
      case UNREACHABLE -> Optional.of(Invocation.again(line.getCommandSpec()));
      default -> Optional.empty();
    };
  }

  /** What comes from elsewhere must not steer the terminal. */
  private static String printable(String text) {
    return Printable.line(text, LONGEST_LINE);
  }

  private static JsonObject error(ReplinodeException failure, Optional<String> hint, int code) {
    JsonObject error = new JsonObject();
    error.addProperty("exitCode", code);
    error.addProperty("what", failure.what());
    error.addProperty("why", failure.why());
    JsonArray reasons = new JsonArray();
    failure.reasons().forEach(reasons::add);
    error.add("reasons", reasons);
    hint.ifPresent(next -> error.addProperty("hint", next));
    return error;
  }

  private static boolean asksForJson(String[] args) {
    List<String> words = Arrays.asList(args);
    int at = words.indexOf("--output");
    return words.stream().anyMatch("--output=json"::equalsIgnoreCase)
        || (at >= 0 && at + 1 < words.size() && words.get(at + 1).equalsIgnoreCase("json"));
  }
}
