package dev.replinode.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.text.NearMatches;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Explains a command, or one of the matters that several commands share. */
@Command(
    name = "help",
    description = {
      "Explains a command, or a topic: credentials, endpoints, exit-codes, status-object.",
      ""
    })
final class HelpCommand extends ResultCommand {
  private static final int SUGGESTIONS = 3;

  @Parameters(
      arity = "0..2",
      paramLabel = "COMMAND|TOPIC",
      completionCandidates = Subjects.class,
      description = "What to explain; of some commands, such as drill, also the word after it.")
  private List<String> subject = List.of();

  /** What can be explained: topics, and commands by their first word. */
  static final class Subjects implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(HelpTopic.names().stream(), Verbs.names().stream()).iterator();
    }
  }

  private final Sessions sessions;
  private String text;

  HelpCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  boolean usesAccount() {
    return false;
  }

  @Override
  public Integer call() {
    text = explain();
    return finish();
  }

  private String explain() {
    return topic().orElseGet(() -> usage(command()));
  }

  private Optional<String> topic() {
    return subject.size() == 1
        ? HelpTopic.named(subject.get(0)).map(HelpTopic::text)
        : Optional.empty();
  }

  private CommandLine command() {
    CommandLine found = spec().root().commandLine();
    for (String word : subject) {
      CommandLine above = found;
      found = above.getSubcommands().get(word);
      if (found == null) {
        throw above.getParent() == null ? unknown(above) : unknownBelow(above, word);
      }
    }
    return found;
  }

  private ParameterException unknown(CommandLine root) {
    List<String> known = HelpTopic.names();
    known.addAll(root.getSubcommands().keySet());
    String words = String.join(" ", subject);
    return wrong(
        "there is neither a command nor a topic '" + words + "'",
        words,
        known,
        "topics are " + String.join(", ", HelpTopic.names()));
  }

  private ParameterException unknownBelow(CommandLine above, String word) {
    String name = above.getCommandSpec().qualifiedName();
    List<String> known = List.copyOf(above.getSubcommands().keySet());
    return wrong(
        "there is no command '" + name + " " + word + "'",
        word,
        known,
        known.isEmpty()
            ? "try replinode help " + above.getCommandName()
            : "there are " + String.join(", ", known));
  }

  private ParameterException wrong(
      String complaint, String word, List<String> known, String otherwise) {
    List<String> near = NearMatches.of(word, known, SUGGESTIONS);
    return new ParameterException(
        spec().commandLine(),
        complaint
            + "; "
            + (near.isEmpty() ? otherwise : "did you mean " + String.join(" or ", near) + "?"));
  }

  /** The sandbox reads its options itself; where it is not installed, our own words must do. */
  private String usage(CommandLine line) {
    if (line.getCommand() instanceof SandboxCommand) {
      try {
        return sessions.sandboxHelp();
      } catch (ReplinodeException e) {
        return line.getUsageMessage();
      }
    }
    return line.getUsageMessage();
  }

  @Override
  JsonElement json() {
    JsonObject json = new JsonObject();
    json.addProperty("text", text);
    return json;
  }

  @Override
  void text(PrintWriter out) {
    out.print(text);
  }
}
