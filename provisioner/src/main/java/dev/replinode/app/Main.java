package dev.replinode.app;

import dev.replinode.cli.Replinode;
import dev.replinode.cli.render.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import picocli.CommandLine;

/** The entry point of {@code replinode}. */
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    Interruption interruption = Interruption.install();
    Map<String, String> environment = System.getenv();
    Terminal terminal =
        Terminal.of(
            Boolean.getBoolean("replinode.terminal"),
            Boolean.getBoolean("replinode.terminal.output"),
            environment);
    CommandLine line =
        Replinode.commandLine(new Wiring(environment, interruption), terminal, Arrays.asList(args));
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    interruption.exit(line.execute(args));
  }
}
