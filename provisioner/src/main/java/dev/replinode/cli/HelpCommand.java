package dev.replinode.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.text.NearMatches;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
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

  @Parameters(arity = "0..1", paramLabel = "COMMAND|TOPIC", description = "What to explain.")
  private String subject;

  private final Sessions sessions;
  private String text;

  HelpCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Integer call() {
    text = subject == null ? usage(spec().root().commandLine()) : explain();
    return finish();
  }

  private String explain() {
    return topic().orElseGet(() -> usage(command()));
  }

  private Optional<String> topic() {
    return HelpTopic.named(subject).map(HelpTopic::text);
  }

  private CommandLine command() {
    CommandLine root = spec().root().commandLine();
    CommandLine found = root.getSubcommands().get(subject);
    if (found == null) {
      throw unknown(root);
    }
    return found;
  }

  private ParameterException unknown(CommandLine root) {
    List<String> known = HelpTopic.names();
    known.addAll(root.getSubcommands().keySet());
    List<String> near = NearMatches.of(subject, known, SUGGESTIONS);
    return new ParameterException(
        spec().commandLine(),
        "there is neither a command nor a topic '"
            + subject
            + "'"
            + (near.isEmpty()
                ? "; topics are " + String.join(", ", HelpTopic.names())
                : "; did you mean " + String.join(" or ", near) + "?"));
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
