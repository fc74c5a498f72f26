package dev.replinode.app;

import dev.replinode.cli.Replinode;
import dev.replinode.cli.render.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** Writes the manual pages of all commands, from the same words as their help. */
public final class ManPages {
  private ManPages() {}

  /**
   * Writes one page a command into the folder that is the first argument. The options of the
   * sandbox are asked of itself: it has to be there.
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    Wiring wiring = new Wiring(Map.of(), duration -> {});
    write(folder, "", Replinode.commandLine(wiring, new Terminal(false, false, 80)));
    StringBuilder options = new StringBuilder();
    section(options, "OPTIONS", wiring.sandboxHelp());
    Files.writeString(folder.resolve("replinode-sandbox.1"), options, StandardOpenOption.APPEND);
  }

  private static void write(Path folder, String above, CommandLine line) throws IOException {
    String name = above.isEmpty() ? line.getCommandName() : above + "-" + line.getCommandName();
    Files.writeString(folder.resolve(name + ".1"), page(name, line.getHelp()));
    for (CommandLine below : line.getSubcommands().values()) {
      write(folder, name, below);
    }
  }

  /** One page in the language of man(7). */
  static String page(String name, Help help) {
    String description = help.description();
    String summary = description.strip().split("[.:;]", 2)[0].replaceAll("\\s+", " ");
    StringBuilder page = new StringBuilder();
    page.append(".TH ").append(name.toUpperCase(Locale.ROOT)).append(" 1\n");
    page.append(".SH NAME\n").append(text(name)).append(" \\- ").append(text(summary)).append('\n');
    section(page, "SYNOPSIS", help.synopsis(0));
    section(page, "DESCRIPTION", description);
    section(page, "ARGUMENTS", help.parameterList());
    section(page, "OPTIONS", help.optionList());
    section(page, "COMMANDS", help.commandList());
    section(page, "NOTES", help.footer());
    return page.toString();
  }

  private static void section(StringBuilder page, String title, String content) {
    if (!content.isBlank()) {
      page.append(".SH ").append(title).append("\n.nf\n");
      content.stripTrailing().lines().forEach(line -> page.append(text(line)).append('\n'));
      page.append(".fi\n");
    }
  }

  /** A backslash and a leading dot or quote would be commands. */
  private static String text(String line) {
    String safe = line.replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
