package dev.replinode.app;

import dev.replinode.cli.GlobalOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The options of a command line, without running a command. */
@Command(name = "options")
final class GlobalOptionsOf {
  @Mixin private GlobalOptions options;

  private GlobalOptionsOf() {}

  static GlobalOptions args(String... args) {
    GlobalOptionsOf holder = new GlobalOptionsOf();
    new CommandLine(holder).parseArgs(args);
    return holder.options;
  }
}
