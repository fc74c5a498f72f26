package dev.replinode.e2e;

import dev.replinode.cli.Replinode;
import dev.replinode.cli.Sessions;
import dev.replinode.cli.render.Terminal;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Reads a documented command as the program would, without running it. */
final class CommandWords {
  private static final Pattern WORD =
      Pattern.compile("'[^']*'|\"[^\"]*\"|(?:\\$\\([^)]*\\)|[^\\s'\"])+");
  private static final Pattern OPERATOR = Pattern.compile("\\d?[<>|;&)].*");

  /** Words that stand for those of the reader. */
  private static final Map<String, String> EXAMPLES = Map.of("COMMAND", "create", "NAME", "media");

  private static final Sessions NONE =
      (Sessions)
          Proxy.newProxyInstance(
              Sessions.class.getClassLoader(),
              new Class<?>[] {Sessions.class},
              (proxy, method, arguments) -> {
                throw new AssertionError("nothing is to be run: " + method);
              });

  private CommandWords() {}

  /**
   * What is wrong with a command; empty when nothing is.
   *
   * @param isWhole whether nothing that it needs may be left out
   */
  static String complaint(String command, boolean isWhole) {
    List<String> words = split(command);
    words.remove(0);
    CommandLine line =
        Replinode.commandLine(NONE, Terminal.of(false, false, Map.of()), List.copyOf(words));
    try {
      line.parseArgs(words.toArray(String[]::new));
      return "";
    } catch (MissingParameterException e) {
      return isWhole ? e.getMessage() : "";
    } catch (ParameterException e) {
      return e.getMessage();
    }
  }

  /** The words up to the first operator of the shell; what stands for others is filled in. */
  private static List<String> split(String command) {
    List<String> words = new ArrayList<>();
    for (String word : WORD.matcher(command).results().map(result -> result.group()).toList()) {
      if (OPERATOR.matcher(word).matches()) {
        break;
      }
      String plain = word.matches("['\"].*") ? word.substring(1, word.length() - 1) : word;
      int choice = plain.indexOf('|');
      String first = choice < 0 ? plain : plain.substring(0, choice);
      if (!first.equals("…")) {
        words.add(EXAMPLES.getOrDefault(first, first));
      }
    }
    return words;
  }
}
