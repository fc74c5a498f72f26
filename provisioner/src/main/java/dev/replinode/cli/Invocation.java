package dev.replinode.cli;

import dev.replinode.domain.text.Printable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** The command as it was given, for hints that name the next one; no argument is ever a secret. */
final class Invocation {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private Invocation() {}

  /** The same command with {@code more} at its end, as one would type it into a shell. */
  static String again(CommandSpec spec, String... more) {
    CommandSpec root = spec.root();
    List<String> given = root.commandLine().getParseResult().originalArgs();
    return Stream.of(Stream.of(root.name()), given.stream(), Stream.of(more))
        .flatMap(part -> part)
        .map(Invocation::quoted)
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + Printable.code(argument.replace("'", "'\\''")) + "'";
  }
}
