package dev.replinode.program;

import dev.replinode.domain.lint.ScriptChecker;
import dev.replinode.stackscript.lint.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * Asks shellcheck, a process for each script, as many at once as there are processors.
 *
 * <p>A script goes in by standard input, and the process runs in the script's own folder: so that a
 * {@code .shellcheckrc} there or above counts as it does when its author runs shellcheck, and no
 * file of the user's is touched although the text is changed a little beforehand.
 */
public final class ShellCheck implements ScriptChecker {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int MOST_OUTPUT = 16 << 20;

  /** The shells whose language shellcheck knows. */
  private static final Pattern SHELL =
      Pattern.compile(
          "\uFEFF?#![ \\t]*(\\S*/)?(env[ \\t]+(-S[ \\t]*)?(\\S*/)?)?(ba|da|k|)sh(?!\\S).*");

  /** A form that somebody chose for other uses cannot be read here. */
  private static final Pattern FORM = Pattern.compile("(^|\\s)(-f\\s*|--format[=\\s]\\s*)\\S+");

  private static final String OPTIONS = "SHELLCHECK_OPTS";

  private final Optional<Path> program;
  private final Map<String, String> environment;
  private final Duration longest;

  /** The shellcheck among {@code programs}. */
  public ShellCheck(Programs programs) {
    this(programs, LONGEST);
  }

  ShellCheck(Programs programs, Duration longest) {
    this.program = programs.find("shellcheck");
    this.environment = new HashMap<>(programs.environment());
    this.environment.computeIfPresent(
        OPTIONS, (name, value) -> FORM.matcher(value).replaceAll(" "));
    // What it says must be UTF-8 whatever the terminal takes.
    this.environment.put("LC_ALL", "C.UTF-8");
    this.longest = longest;
  }

  @Override
  public boolean isInstalled() {
    return program.isPresent();
  }

  @Override
  public Answer check(List<Script> scripts) {
    ExecutorService lanes =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Callable<Optional<List<Finding>>>> tasks = new ArrayList<>();
      scripts.forEach(script -> tasks.add(() -> check(script)));
      return answer(lanes.invokeAll(tasks));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(
          scripts.stream().map(script -> List.<Finding>of()).toList(),
          Optional.of("the command was told to end"));
    } finally {
      lanes.shutdownNow();
    }
  }

  private static Answer answer(List<Future<Optional<List<Finding>>>> answers)
      throws InterruptedException {
    List<List<Finding>> findings = new ArrayList<>();
    int missing = 0;
    for (Future<Optional<List<Finding>>> answer : answers) {
      try {
        Optional<List<Finding>> known = answer.get();
        missing += known.isEmpty() ? 1 : 0;
        findings.add(known.orElse(List.of()));
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      }
    }
    return new Answer(
        findings,
        missing == 0
            ? Optional.empty()
            : Optional.of(
                "shellcheck gave no answer that can be used for "
                    + missing
                    + " of "
                    + findings.size()
                    + " scripts (version 0.7 or later is needed)"));
  }

  private Optional<List<Finding>> check(Script script) {
    String text = script.text();
    if (program.isEmpty()) {
      return Optional.empty();
    }
    if (!SHELL.matcher(text.lines().findFirst().orElse("")).matches()) {
      return Optional.of(List.of());
    }
    List<String> command = List.of(program.get().toString(), "--format=json1", "-");
    return Run.of(
            new Run.Job(
                command,
                environment,
                script.folder(),
                IncludeTags.blanked(text),
                longest,
                MOST_OUTPUT))
        .flatMap(run -> ShellCheckAnswer.read(run.output()))
        .map(comments -> new StackScriptView(text).findings(comments));
  }
}
