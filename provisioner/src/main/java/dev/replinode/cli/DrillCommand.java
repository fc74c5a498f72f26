package dev.replinode.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verbs around a rehearsed failover. */
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "WHAT",
    description = {
      "Rehearses the failover from a bucket to its replica, judges it, and leaves a report.",
      ""
    },
    commandListHeading = "%nWhat to do:%n")
final class DrillCommand implements Runnable {
  @Spec private CommandSpec spec;

  private DrillCommand() {}

  /** The command with all that it can do. */
  static CommandLine commandLine(Sessions sessions) {
    CommandLine line = new CommandLine(new DrillCommand());
    line.addSubcommand(new DrillRunCommand(sessions));
    line.addSubcommand(new DrillInitCommand(sessions));
    line.addSubcommand(new DrillReportCommand(sessions));
    line.addSubcommand(new DrillSelfTestCommand(sessions));
    line.addSubcommand(new DrillRestoreCommand(sessions));
    return line;
  }

  /** Alone it does nothing. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "what to do is missing");
  }
}
