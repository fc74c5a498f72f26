package dev.replinode.app;

import dev.replinode.cli.Replinode;
import dev.replinode.cli.render.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/** The entry point of {@code replinode}. */
public final class Main {
  /** The exit code of what is done and cannot be told. */
  private static final int RESULT_LOST = 6;

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
    StandardOutput output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    line.setOut(new PrintWriter(output, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    int code = line.execute(args);
    line.getOut().flush();
    Optional<String> loss = output.loss();
    loss.ifPresent(
        why ->
            line.getErr()
                .println(
                    "error: standard output: "
                        + why
                        + ": what was asked for is done, and not all of its result was written"));
    interruption.exit(code == ExitCode.OK && loss.isPresent() ? RESULT_LOST : code);
  }
}
