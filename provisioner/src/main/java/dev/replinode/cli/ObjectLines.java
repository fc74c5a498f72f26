package dev.replinode.cli;

import dev.replinode.cli.render.VerificationJson;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.storage.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes a line of JSON for each object that was compared. */
final class ObjectLines implements Consumer<Finding>, AutoCloseable {
  /** The name that stands for standard output. */
  static final String STANDARD_OUTPUT = "-";

  private final String name;
  private final PrintWriter out;
  private final boolean isOwn;

  private ObjectLines(String name, PrintWriter out, boolean isOwn) {
    this.name = name;
    this.out = out;
    this.isOwn = isOwn;
  }

  /**
   * Lines to a file, which is written anew, or to {@code standard}; without a name nowhere.
   *
   * @throws ReplinodeException usage when the file cannot be written
   */
  static ObjectLines to(String name, PrintWriter standard) {
    if (name == null) {
      return new ObjectLines("", new PrintWriter(PrintWriter.nullWriter()), true);
    }
    if (name.equals(STANDARD_OUTPUT)) {
      return new ObjectLines(name, new PrintWriter(standard), false);
    }
    try {
      return new ObjectLines(
          name,
          new PrintWriter(Files.newBufferedWriter(Path.of(name), StandardCharsets.UTF_8)),
          true);
    } catch (IOException e) {
      throw ReplinodeException.usage("--objects " + name, "the file cannot be written");
    }
  }

  @Override
  public void accept(Finding finding) {
    if (!name.isEmpty()) {
      out.print(VerificationJson.line(finding));
      out.print('\n');
    }
  }

  /**
   * Writes out what is left.
   *
   * @throws ReplinodeException refused when some of it could not be written
   */
  @Override
  public void close() {
    boolean isBroken = out.checkError();
    if (isOwn) {
      out.close();
    }
    if (isBroken) {
      throw ReplinodeException.refused("--objects " + name, "not all of it could be written");
    }
  }
}
