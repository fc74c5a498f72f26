package dev.replinode.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verbs that only print: what would be sent, exactly as it would be. */
@Command(
    name = "render",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "WHAT",
    description = {"Prints what would be sent, exactly as it would be.", ""},
    commandListHeading = "%nWhat to print:%n")
final class RenderCommand implements Runnable {
  @Spec private CommandSpec spec;

  private RenderCommand() {}

  /** The command with all that it can print. */
  static CommandLine commandLine(Sessions sessions) {
    CommandLine line = new CommandLine(new RenderCommand());
    line.addSubcommand(new RenderScriptCommand(sessions));
    line.addSubcommand(new RenderUserDataCommand(sessions));
    line.addSubcommand(new RenderStackscriptCommand(sessions));
    line.addSubcommand(new RenderCdnCommand());
    return line;
  }

  /** Alone it prints nothing. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "what to print is missing");
  }
}
