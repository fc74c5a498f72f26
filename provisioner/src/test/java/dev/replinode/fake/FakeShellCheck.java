package dev.replinode.fake;

import dev.replinode.domain.lint.ScriptChecker;
import dev.replinode.stackscript.lint.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A shellcheck that finds the same in every script. */
public final class FakeShellCheck implements ScriptChecker {
  private final List<Script> asked = new ArrayList<>();
  private List<Finding> findings = List.of();
  private Optional<String> problem = Optional.empty();
  private boolean installed = true;

  /** What it finds in every script. */
  public void finds(Finding... all) {
    findings = List.of(all);
  }

  /** It gives no answer. */
  public void fails(String why) {
    problem = Optional.of(why);
  }

  /** It is not installed. */
  public void isMissing() {
    installed = false;
  }

  /** The scripts that it was asked about. */
  public List<Script> asked() {
    return asked;
  }

  @Override
  public boolean isInstalled() {
    return installed;
  }

  @Override
  public Answer check(List<Script> scripts) {
    asked.addAll(scripts);
    return new Answer(scripts.stream().map(script -> findings).toList(), problem);
  }
}
