package dev.replinode.cli;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.text.NearMatches;
import dev.replinode.domain.text.SecretWords;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in our words, and what to type instead. */
final class UsageComplaint {
  private static final int SUGGESTIONS = 3;
  private static final Pattern NONE_OF =
      Pattern.compile("expected one of \\[(.*?)] \\(case-insensitive\\) but was '(.*)'");

  private UsageComplaint() {}

  /** The failure that a command line which does not parse ends in. */
  static ReplinodeException of(ParameterException e, List<String> arguments) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    Optional<String> wrong = wrongWord(e).or(() -> unknownOption(command, arguments));
    String hint = wrong.flatMap(word -> near(word, e.getCommandLine())).orElse(help(command));
    return ReplinodeException.usage(
            command.qualifiedName(),
            wrong.map(word -> told(word, e.getCommandLine())).orElseGet(() -> sentence(e)))
        .hint(hint);
  }

  /** The complaint of the parser alone, with its first letter small. */
  static String sentence(ParameterException e) {
    String message =
        SecretWords.hide(e.getMessage() == null ? "wrong usage" : e.getMessage(), List.of());
    String own =
        NONE_OF
            .matcher(message)
            .replaceAll(
                it -> "'" + it.group(2) + "' is none of " + it.group(1).toLowerCase(Locale.ROOT));
    return own.substring(0, 1).toLowerCase(Locale.ROOT) + own.substring(1);
  }

  private static Optional<String> wrongWord(ParameterException e) {
    return e instanceof UnmatchedArgumentException unmatched
        ? unmatched.getUnmatched().stream().findFirst()
        : Optional.empty();
  }

  /**
   * A mistyped option is found here first: its value would otherwise be taken for an argument, and
   * the complaint would be about that.
   */
  private static Optional<String> unknownOption(CommandSpec command, List<String> arguments) {
    if (!command.unmatchedArgsBindings().isEmpty()) {
      return Optional.empty();
    }
    return arguments.stream()
        .takeWhile(word -> !word.equals("--"))
        .filter(word -> word.startsWith("--"))
        .map(UsageComplaint::name)
        .filter(name -> !command.optionsMap().containsKey(name))
        .filter(name -> !command.root().optionsMap().containsKey(name))
        .findFirst();
  }

  private static String name(String option) {
    int end = option.indexOf('=');
    return end < 0 ? option : option.substring(0, end);
  }

  private static String told(String word, CommandLine line) {
    String shown = SecretWords.hide(word.startsWith("-") ? name(word) : word, List.of());
    if (word.startsWith("-")) {
      return "there is no option '" + shown + "'";
    }
    return line.getSubcommands().isEmpty()
        ? "'" + shown + "' is one word too many"
        : "there is no command '" + shown + "'";
  }

  /** Not picocli's own: to it "craete" is nearer to delete than to create. */
  private static Optional<String> near(String word, CommandLine line) {
    Collection<String> names =
        word.startsWith("-")
            ? line.getCommandSpec().optionsMap().keySet()
            : line.getSubcommands().keySet();
    List<String> near = NearMatches.of(name(word), names, SUGGESTIONS);
    return near.isEmpty()
        ? Optional.empty()
        : Optional.of("did you mean " + String.join(" or ", near) + "?");
  }

  private static String help(CommandSpec command) {
    return command.qualifiedName() + " --help";
  }
}
