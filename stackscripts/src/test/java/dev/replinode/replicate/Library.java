package dev.replinode.replicate;

import dev.replinode.stackscript.CompactScript;
import java.io.IOException;
import java.nio.file.Files;

/** The script as text. */
final class Library {
  private Library() {}

  static String script() throws IOException {
    return Files.readString(ScriptRun.file());
  }

  static String compact() throws IOException {
    return CompactScript.of(script());
  }
}
