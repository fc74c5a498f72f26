package dev.replinode.cli;

import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.cli.render.ProgressRenderer.Form;
import dev.replinode.cli.render.Terminal;
import dev.replinode.domain.ReplinodeException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command: what every verb shares. */
@Command(
    name = "replinode",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Publishes StackScripts and provisions Linodes; its main job is to turn two Object Storage"
          + " buckets into a replicated pair.",
      ""
    },
    footer = {
      "",
      "To see it work without an account:",
      "  replinode create --sandbox --source media@jp-osa-1 --dest media-dr@us-iad-1"
    },
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n")
public final class Replinode implements Runnable {
  /** picocli can set no narrower one. */
  private static final int NARROWEST_HELP = 55;

  private static final int WIDEST_HELP = 100;

  @Spec private CommandSpec spec;
  @Mixin private GlobalOptions options;

  private final Terminal terminal;

  private Replinode(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The command line with all its verbs. */
  public static CommandLine commandLine(Sessions sessions, Terminal terminal) {
    return withVerbs(terminal, Verbs.all(sessions));
  }

  /**
   * The command line with the verbs that {@code arguments} can mean; building every verb's options
   * is half of the start-up.
   */
  public static CommandLine commandLine(
      Sessions sessions, Terminal terminal, List<String> arguments) {
    return withVerbs(terminal, Verbs.of(arguments, sessions));
  }

  private static CommandLine withVerbs(Terminal terminal, List<CommandLine> verbs) {
    Replinode root = new Replinode(terminal);
    CommandLine line = new CommandLine(root);
    verbs.forEach(verb -> line.addSubcommand(verb.getCommandName(), verb));
    line.getCommandSpec().usageMessage().footer(footer(line));
    if (terminal.isOutputTerminal()) {
      line.setUsageHelpWidth(Math.min(WIDEST_HELP, Math.max(NARROWEST_HELP, terminal.columns())));
    }
    ErrorHandler errors = new ErrorHandler(root);
    line.setExecutionExceptionHandler(errors);
    line.setParameterExceptionHandler(errors);
    line.setExecutionStrategy(new Execution(line));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  /** A class of its own: a lambda of so old an interface keeps picocli out of class archives. */
  private record Execution(CommandLine line) implements CommandLine.IExecutionStrategy {
    @Override
    public int execute(CommandLine.ParseResult result) {
      ErrorHandler.refuseSecrets(line, result.originalArgs());
      Integer helped = CommandLine.executeHelpRequest(result);
      if (helped != null) {
        return helped;
      }
      checkOptions(result);
      return new CommandLine.RunLast().execute(result);
    }

    private static void checkOptions(CommandLine.ParseResult result) {
      CommandLine.ParseResult last = result;
      while (last.hasSubcommand()) {
        last = last.subcommand();
      }
      CommandLine meant = last.commandSpec().commandLine();
      try {
        if (meant.getCommand() instanceof ResultCommand command) {
          command.checkSharedOptions();
        }
      } catch (ReplinodeException e) {
        throw new CommandLine.ExecutionException(meant, e.getMessage(), e);
      }
    }
  }

  private static String[] footer(CommandLine line) {
    String[] own = line.getCommandSpec().usageMessage().footer();
    String[] codes = ExitCodes.table();
    String[] all = new String[own.length + codes.length + 2];
    all[0] = "";
    all[1] = "Exit codes:";
    System.arraycopy(codes, 0, all, 2, codes.length);
    System.arraycopy(own, 0, all, 2 + codes.length, own.length);
    return all;
  }

  /** Without a verb there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** The options of every command. */
  GlobalOptions options() {
    return options;
  }

  /** What the streams are. */
  Terminal terminal() {
    return terminal;
  }

  /** A renderer in the form that was asked for. */
  ProgressRenderer progress(PrintWriter err) {
    Form form =
        switch (options.progress()) {
          case auto -> terminal.isTerminal() ? Form.RICH : Form.PLAIN;
          case plain -> Form.PLAIN;
          case rich -> Form.RICH;
          case none -> Form.NONE;
        };
    return new ProgressRenderer(err, form, terminal, InstantSource.system());
  }
}
