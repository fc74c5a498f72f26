package dev.replinode.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints what a shell needs to complete this program's words. */
@Command(
    name = "completion",
    description = {
      "Prints a completion script: source <(replinode completion bash). The same script serves"
          + " zsh.",
      ""
    })
final class CompletionCommand extends ResultCommand {
  /** Behind the equals sign of a list of words, which is upper case where it stands for an enum. */
  private static final Pattern WORDS = Pattern.compile("(?<=_args=)\\([A-Z\" _]+\\)");

  /** The shells that the script is for. */
  enum Shell {
    /** GNU bash. */
    bash,
    /** zsh, by its bashcompinit, which the script loads itself. */
    zsh
  }

  @Parameters(arity = "1", paramLabel = "bash|zsh", description = "The shell.")
  private Shell shell;

  @Override
  boolean usesAccount() {
    return false;
  }

  @Override
  public Integer call() {
    return finish();
  }

  /** The words of options are offered as they are typed, not as the constants behind them. */
  private String script() {
    return WORDS
        .matcher(AutoComplete.bash("replinode", spec().root().commandLine()))
        .replaceAll(words -> words.group().toLowerCase(Locale.ROOT));
  }

  @Override
  JsonElement json() {
    JsonObject json = new JsonObject();
    json.addProperty("shell", shell.name());
    json.addProperty("script", script());
    return json;
  }

  @Override
  void text(PrintWriter out) {
    out.print(script());
  }
}
