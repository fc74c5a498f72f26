package dev.replinode.app;

import dev.replinode.domain.text.Printable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.util.Optional;

/** Asks a person, where one sits at both ends: the launcher tells, for Java cannot. */
final class Prompt {
  private static final int LONGEST_QUESTION = 1000;

  private Prompt() {}

  static Optional<String> ask(String question) {
    if (!Boolean.getBoolean("replinode.interactive")) {
      return Optional.empty();
    }
    System.err.print(Printable.line(question, LONGEST_QUESTION));
    System.err.flush();
    try {
      // Not closed: the stream is the program's.
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
      String line = in.readLine();
      return Optional.of(line == null ? "" : line.strip());
    } catch (IOException e) {
      return Optional.of("");
    }
  }
}
