package dev.replinode.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The verbs by their names, each built only when it is wanted. */
final class Verbs {
  private static final String HELP = "help";

  /** These tell of all the others. */
  private static final Set<String> NEED_ALL = Set.of(HELP, "completion");

  private final Map<String, Supplier<CommandLine>> makers = new LinkedHashMap<>();

  private Verbs(Sessions sessions) {
    add("create", () -> new CreateCommand(sessions));
    add("wait", () -> new WaitCommand(sessions));
    add("status", () -> new StatusCommand(sessions));
    add("list", () -> new ListCommand(sessions));
    add("delete", () -> new DeleteCommand(sessions));
    add("verify", () -> new VerifyCommand(sessions));
    add("lint", () -> new LintCommand(sessions));
    add("publish", () -> new PublishCommand(sessions));
    add("pull", () -> new PullCommand(sessions));
    add("scripts", () -> new ScriptsCommand(sessions));
    makers.put("render", () -> RenderCommand.commandLine(sessions));
    makers.put("drill", () -> DrillCommand.commandLine(sessions));
    add("sandbox", () -> new SandboxCommand(sessions));
    add("doctor", () -> new DoctorCommand(sessions));
    add("completion", CompletionCommand::new);
    add(HELP, () -> new HelpCommand(sessions));
  }

  /** What they are called, in the order of the help; none is built. */
  static List<String> names() {
    return List.copyOf(new Verbs(null).makers.keySet());
  }

  /** All of them, in the order of the help. */
  static List<CommandLine> all(Sessions sessions) {
    return new Verbs(sessions).makers.values().stream().map(Supplier::get).toList();
  }

  /**
   * Those that a command line can mean: the verb it begins with, none when it only asks for the
   * version, else all.
   */
  static List<CommandLine> of(List<String> arguments, Sessions sessions) {
    String first = arguments.isEmpty() ? "" : arguments.get(0);
    if (arguments.size() == 1 && (first.equals("--version") || first.equals("-V"))) {
      return List.of();
    }
    Supplier<CommandLine> verb = new Verbs(sessions).makers.get(first);
    return verb == null || NEED_ALL.contains(first) ? all(sessions) : List.of(verb.get());
  }

  private void add(String name, Supplier<?> command) {
    makers.put(name, () -> new CommandLine(command.get()));
  }
}
