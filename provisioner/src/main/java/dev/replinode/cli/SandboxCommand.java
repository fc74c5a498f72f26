package dev.replinode.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Unmatched;

/** Runs the local Linode in the foreground; its options are read by the sandbox itself. */
@Command(
    name = "sandbox",
    description = {
      "Runs a local Linode API with Object Storage and prints what is needed to use it, from this"
          + " tool or any other client. Ends at a signal.",
      "",
      "For its options: replinode sandbox --help"
    })
final class SandboxCommand implements Callable<Integer> {
  @Unmatched private List<String> arguments = new ArrayList<>();
  @ParentCommand private Replinode root;

  private final Sessions sessions;

  SandboxCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Integer call() {
    List<String> all = new ArrayList<>();
    if (root.options().isJson()) {
      all.add("--output");
      all.add("json");
    }
    all.addAll(arguments);
    return sessions.runSandbox(all);
  }
}
