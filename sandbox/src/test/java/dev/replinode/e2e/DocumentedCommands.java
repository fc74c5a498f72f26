package dev.replinode.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The shell commands of a page of the documentation that are marked as tested. */
final class DocumentedCommands {
  private static final String MARK = "<!-- tested -->";
  private static final String FENCE = "```";

  private DocumentedCommands() {}

  /** All of them as one script, in the order of the page; a blank line between two blocks. */
  static String of(Path page) throws IOException {
    StringBuilder script = new StringBuilder();
    boolean isMarked = false;
    boolean isInside = false;
    for (String line : Files.readAllLines(page)) {
      if (isInside && line.equals(FENCE)) {
        isInside = false;
        script.append('\n');
      } else if (isInside) {
        script.append(line).append('\n');
      } else {
        isInside = isMarked && line.equals(FENCE + "sh");
        isMarked = line.equals(MARK);
      }
    }
    return script.toString();
  }

  /** A file {@code name} in {@code folder} that runs {@code command} with its own arguments. */
  static void shim(Path folder, String name, List<String> command) throws IOException {
    StringBuilder words = new StringBuilder("#!/bin/sh\nexec");
    command.forEach(word -> words.append(" '").append(word.replace("'", "'\\''")).append('\''));
    Path shim = Files.writeString(folder.resolve(name), words.append(" \"$@\"\n"));
    if (!shim.toFile().setExecutable(true)) {
      throw new IOException(shim + " cannot be made executable");
    }
  }
}
