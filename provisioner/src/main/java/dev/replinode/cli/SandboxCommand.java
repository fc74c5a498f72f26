package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.domain.ReplinodeException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Runs the local Linode in the foreground; its options are read by the sandbox itself. Or shows the
 * console of an instance of one that runs already.
 */
@Command(
    name = "sandbox",
    description = {
      "Runs a local Linode API with Object Storage and prints what is needed to use it, from this"
          + " tool or any other client. Ends at a signal.",
      "",
      "For its options: replinode sandbox --help",
      "",
      "replinode sandbox console ID shows what an instance of a running sandbox has printed; the"
          + " sandbox is the one that LINODE_URL or --api-url names."
    })
final class SandboxCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>();
  @ParentCommand private Replinode root;
  @Spec private CommandSpec spec;

  private final Sessions sessions;

  SandboxCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Integer call() {
    boolean isConsole = !arguments.isEmpty() && arguments.get(0).equals("console");
    refuseWhatMeansNothing(root.options(), isConsole);
    if (isConsole) {
      console();
      return ExitCode.OK;
    }
    List<String> all = new ArrayList<>();
    if (root.options().isJson()) {
      all.add("--output");
      all.add("json");
    }
    all.addAll(arguments);
    return sessions.runSandbox(all, root.options().timeout());
  }

  private static void refuseWhatMeansNothing(GlobalOptions options, boolean isConsole) {
    refuse(options.isSandbox(), "--sandbox", "it is for other commands: this one is the sandbox");
    refuse(
        options.sandboxData().isPresent(),
        "--sandbox-data",
        "it is for other commands: fill a bucket with --fill BUCKET@REGION=DIR");
    if (!isConsole) {
      String own = "a sandbox makes an address and a token of its own";
      refuse(options.apiUrl().isPresent(), "--api-url", own);
      refuse(options.tokenFile().isPresent(), "--token-file", own);
      refuse(options.profile().isPresent(), "--profile", own);
      refuse(options.isDebug(), "--debug", "requests are told by --journal FILE");
    }
  }

  private static void refuse(boolean isGiven, String option, String why) {
    if (isGiven) {
      throw ReplinodeException.usage(option, why).hint("replinode sandbox --help");
    }
  }

  private void console() {
    if (arguments.size() != 2 || !arguments.get(1).matches("[1-9]\\d{0,8}")) {
      throw ReplinodeException.usage("sandbox console", "it takes the id of one instance")
          .hint("replinode list --output json tells the ids");
    }
    int id = Integer.parseInt(arguments.get(1));
    PrintWriter err = spec.commandLine().getErr();
    String console =
        sessions.sandboxConsole(root.options(), text -> err.println("warning: " + text), id);
    PrintWriter out = spec.commandLine().getOut();
    if (root.options().isJson()) {
      JsonObject document = new JsonObject();
      document.addProperty("instance", id);
      document.addProperty("console", console);
      out.println(document);
    } else {
      out.print(console.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "?"));
    }
    out.flush();
  }
}
