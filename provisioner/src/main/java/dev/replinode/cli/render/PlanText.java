package dev.replinode.cli.render;

import dev.replinode.domain.publish.AppliedScript;
import dev.replinode.domain.publish.Plan;
import dev.replinode.domain.publish.PlannedScript;
import dev.replinode.domain.publish.PlannedScript.Action;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan for people: a line a script, with what would change in it, and what that sums up to. */
public final class PlanText {
  private static final int LONGEST_LINE = 1000;

  /** So many equal scripts are named; more of them are only counted. */
  private static final int FEW = 5;

  private final Plan plan;
  private final boolean showsDiff;
  private final Palette palette;

  /** The text of {@code plan}, with the diff of each update if that {@code showsDiff}. */
  public PlanText(Plan plan, boolean showsDiff, boolean hasColour) {
    this.plan = plan;
    this.showsDiff = showsDiff;
    this.palette = new Palette(hasColour);
  }

  /** A line a script in the plan's order, the diff of an update below it. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (PlannedScript script : plan.scripts()) {
      if (!isOnlyCounted(script)) {
        lines.add(palette.of(script.action(), line(script)));
      }
      if (showsDiff && script.action() == Action.UPDATE) {
        ScriptDiff.of(script)
            .forEach(line -> lines.add(palette.of(line.kind(), Printable.code(line.text()))));
      }
    }
    return lines;
  }

  /** What applying would do, such as {@code 1 to create, 0 to update, 39 unchanged}. */
  public String outlook() {
    StringBuilder sum = new StringBuilder();
    sum.append(Amounts.count(plan.count(Action.CREATE))).append(" to create, ");
    sum.append(Amounts.count(plan.count(Action.UPDATE))).append(" to update");
    appendRest(sum);
    append(sum, plan.count(Action.DELETE), " to delete");
    return sum.toString();
  }

  /** What was done, such as {@code 1 created, 0 updated, 39 unchanged}. */
  public String result(List<AppliedScript> changes) {
    StringBuilder sum = new StringBuilder();
    sum.append(Amounts.count(ChangeText.count(changes, Action.CREATE))).append(" created, ");
    sum.append(Amounts.count(ChangeText.count(changes, Action.UPDATE))).append(" updated");
    appendRest(sum);
    append(sum, ChangeText.count(changes, Action.DELETE), " deleted");
    return sum.toString();
  }

  private void appendRest(StringBuilder sum) {
    sum.append(", ").append(Amounts.count(plan.count(Action.UNCHANGED))).append(" unchanged");
    append(sum, plan.count(Action.CONFLICT), " in conflict");
    append(sum, plan.count(Action.ORPHAN), " not in the folder");
  }

  private static void append(StringBuilder sum, long count, String what) {
    if (count > 0) {
      sum.append(", ").append(Amounts.count(count)).append(what);
    }
  }

  private boolean isOnlyCounted(PlannedScript script) {
    return script.action() == Action.UNCHANGED
        && plan.count(Action.UNCHANGED) > FEW
        && isMet(script);
  }

  private static boolean isMet(PlannedScript script) {
    return script.wanted().isPresent()
        && script.current().filter(s -> script.wanted().get().isMetBy(s.content())).isPresent();
  }

  private static String line(PlannedScript script) {
    String id = script.current().map(PlanText::numbered).orElse("");
    String why = script.reason().isEmpty() ? "" : ": " + script.reason();
    String text = script.label() + id + why;
    return String.format(
        Locale.ROOT,
        "%s %-9s %s",
        mark(script.action()),
        script.action().word(),
        Printable.line(text, LONGEST_LINE));
  }

  private static String numbered(PublishedScript script) {
    return " (StackScript " + script.id() + ")";
  }

  private static char mark(Action action) {
    return switch (action) {
      case CREATE -> '+';
      case UPDATE -> '~';
      case UNCHANGED -> '=';
      case CONFLICT -> '!';
      case ORPHAN -> '?';
      case DELETE -> '-';
    };
  }
}
