package dev.replinode.cli.render;

import dev.replinode.domain.drill.Finding;
import dev.replinode.domain.drill.Objective;
import dev.replinode.domain.drill.Report;
import dev.replinode.domain.drill.SceneResult;
import dev.replinode.domain.text.Printable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A drill's report in a few lines. */
public final class DrillText {
  private static final int SUBJECTS = 3;
  private static final int SHOWN = 60;

  private final PrintWriter out;

  /** Prints to {@code out}. */
  public DrillText(PrintWriter out) {
    this.out = out;
  }

  /** Verdict, objectives, faults and findings. */
  public void print(Report report) {
    out.println(
        spoken(report.verdict())
            + ": drill "
            + report.drill().id()
            + ", level "
            + report.drill().level()
            + (report.drill().sandbox() ? ", in a sandbox" : ""));
    report.inconclusive().forEach(why -> out.println("  because " + why));
    for (Objective objective : report.objectives()) {
      out.println("  " + line(objective));
    }
    for (SceneResult scene : report.scenes()) {
      out.println("  " + scene.mark().scene() + ": " + times(scene));
    }
    for (Finding finding : report.findings()) {
      out.println("  " + line(finding));
    }
    report.restore().left().forEach(left -> out.println("  LEFT: " + left));
  }

  private static String line(Objective o) {
    return String.format(
        "%-13s %-12s %s",
        o.name(),
        spoken(o.result()),
        o.measured().map(m -> m + (o.unit().isEmpty() ? "" : " " + o.unit())).orElse("")
            + o.target().map(t -> ", target " + t).orElse(""));
  }

  private static String times(SceneResult scene) {
    if (!scene.isTold()) {
      return "too few answers of a bucket to tell";
    }
    return scene.totalMillis().isPresent()
        ? "reads right after "
            + seconds(scene.totalMillis())
            + " s, back at A after "
            + scene.failbackMillis().map(ms -> seconds(Optional.of(ms)) + " s").orElse("never")
        : "reads never came right";
  }

  private static String seconds(Optional<Long> millis) {
    return String.format(Locale.ROOT, "%.3f", millis.orElseThrow() / 1000.0);
  }

  private static String line(Finding f) {
    List<String> few =
        f.subjects().stream().limit(SUBJECTS).map(s -> Printable.of(s, SHOWN)).toList();
    String more = f.count() > few.size() ? ", … (" + f.count() + ")" : "";
    return String.format(
        "%-8s %s %s: %s",
        spoken(f.severity()), f.id(), String.join(", ", few) + more, Printable.of(f.actual(), 120));
  }

  private static String spoken(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
