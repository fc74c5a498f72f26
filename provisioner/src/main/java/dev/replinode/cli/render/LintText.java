package dev.replinode.cli.render;

import dev.replinode.domain.lint.FileReport;
import dev.replinode.domain.lint.LintReport;
import dev.replinode.domain.text.Printable;
import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Rule;
import dev.replinode.stackscript.lint.Severity;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What linting found, for people: as compilers tell it, each line shown and marked. */
public final class LintText {
  private static final int LONGEST_NAME = 1000;

  /** So many of one file are shown; whoever mends those runs it again. JSON has all. */
  private static final int MOST_FINDINGS = 100;

  private static final int GUTTER = 5;
  private static final int SEPARATOR = 4;
  private static final int FEWEST_COLUMNS = 40;

  private final PrintWriter out;
  private final Terminal terminal;
  private final Palette palette;

  /** Writes to {@code out}, in colours where {@code terminal} wants them in results. */
  public LintText(PrintWriter out, Terminal terminal) {
    this.out = out;
    this.terminal = terminal;
    this.palette = new Palette(terminal.colouredResults());
  }

  /** Every finding, then how many there are. */
  public void print(LintReport report) {
    report.files().forEach(this::print);
    out.println(summary(report));
  }

  /** The rules, a line each. */
  public void print(List<Rule> rules) {
    int widest = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
    for (Rule rule : rules) {
      String id = rule.id() + " ".repeat(widest - rule.id().length());
      out.printf(Locale.ROOT, "%s  %-7s  %s%n", id, word(rule.severity()), rule.summary());
    }
  }

  private void print(FileReport file) {
    List<Finding> findings = file.findings();
    findings.stream().limit(MOST_FINDINGS).forEach(finding -> print(file, finding));
    int rest = findings.size() - MOST_FINDINGS;
    if (rest > 0) {
      out.println(palette.place(safe(file.file()) + ":") + " … and " + rest + " more findings");
    }
  }

  private void print(FileReport file, Finding finding) {
    String place = safe(file.file()) + ":" + finding.line() + ":" + finding.column() + ":";
    String weight = palette.of(finding.severity(), word(finding.severity()) + ":");
    String message = safe(finding.message()) + " [" + finding.rule() + "]";
    out.println(palette.place(place) + " " + weight + " " + message);
    if (finding.line() <= file.lines().size()) {
      show(file.lines().get(finding.line() - 1), finding);
    }
    if (!finding.remedy().isEmpty()) {
      out.println(" ".repeat(GUTTER) + " = " + palette.remedy(safe(finding.remedy())));
    }
  }

  /** A carriage return at the end of a line is shown only when it is what is meant. */
  private void show(String line, Finding finding) {
    boolean isReturnMeant = finding.column() >= line.length();
    String text =
        line.endsWith("\r") && !isReturnMeant ? line.substring(0, line.length() - 1) : line;
    int room = Math.max(FEWEST_COLUMNS, terminal.columns()) - GUTTER - SEPARATOR;
    List<String> shown = new CodeLine(text, finding.column(), finding.length()).show(room);
    out.printf(Locale.ROOT, "%" + GUTTER + "d | %s%n", finding.line(), shown.get(0));
    out.println(" ".repeat(GUTTER) + " | " + palette.of(finding.severity(), shown.get(1)));
  }

  private static String summary(LintReport report) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      long count = report.count(severity);
      if (count > 0) {
        parts.add(count + " " + word(severity) + (count == 1 ? "" : "s"));
      }
    }
    int files = report.files().size();
    return (parts.isEmpty() ? "no findings" : String.join(", ", parts))
        + " in "
        + files
        + (files == 1 ? " file" : " files");
  }

  /** Compilers say note. */
  private static String word(Severity severity) {
    return severity == Severity.INFO ? "note" : severity.word();
  }

  private static String safe(String text) {
    return Printable.line(text, LONGEST_NAME);
  }
}
