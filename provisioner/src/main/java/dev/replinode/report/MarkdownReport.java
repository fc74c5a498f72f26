package dev.replinode.report;

import dev.replinode.domain.drill.Control;
import dev.replinode.domain.drill.Evidence;
import dev.replinode.domain.drill.Finding;
import dev.replinode.domain.drill.Moment;
import dev.replinode.domain.drill.Objective;
import dev.replinode.domain.drill.Report;
import dev.replinode.domain.drill.SceneResult;
import dev.replinode.domain.drill.WindowNumbers;
import dev.replinode.domain.text.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report as Markdown, for tickets and merge requests. */
final class MarkdownReport {
  private final Report report;
  private final StringBuilder text = new StringBuilder();

  private MarkdownReport(Report report) {
    this.report = report;
  }

  static String of(Report report) {
    return new MarkdownReport(report).write();
  }

  private String write() {
    Report.Head drill = report.drill();
    line("# Drill " + plain(drill.name()) + ": " + report.verdict());
    line("");
    line("- id: `" + drill.id() + "`, exit code " + report.exitCode());
    line("- when: " + drill.startedAt() + " to " + drill.endedAt());
    line("- A: " + bucket(report.scope().a()) + "; B: " + bucket(report.scope().b()));
    line("- " + Words.kind(report));
    line("- scenario: " + plain(drill.scenario()));
    line("- hypothesis: " + plain(drill.hypothesis()));
    report.inconclusive().forEach(why -> line("- inconclusive: " + plain(why)));
    objectives();
    scenes();
    windows();
    findings();
    state();
    timeline();
    controls();
    signOff();
    return text.toString();
  }

  private static String bucket(Report.Bucket bucket) {
    return "`" + bucket.bucket() + "@" + bucket.endpoint() + "`";
  }

  private void objectives() {
    head("Objectives", "objective", "result", "target", "measured", "note");
    for (Objective o : report.objectives()) {
      row(
          Words.objective(o),
          Words.spoken(o.result()),
          Words.withUnit(o.target(), o.unit()),
          Words.withUnit(o.measured(), o.unit()),
          o.reason().orElse(""));
    }
  }

  private void scenes() {
    if (report.scenes().isEmpty()) {
      return;
    }
    head("Faults", "fault", "first answer of B", "all from B", "reads right", "back at A");
    for (SceneResult scene : report.scenes()) {
      row(
          scene.mark().scene(),
          Words.millis(scene.detectMillis()),
          Words.millis(scene.switchMillis()),
          Words.recovery(scene),
          Words.millis(scene.failbackMillis()));
    }
  }

  private void windows() {
    head("Reads", "window", "sent", "right", "from A / B", "cached", "p50", "p95", "longest gap");
    for (WindowNumbers w : report.windows()) {
      row(
          w.scene() + " " + Words.spoken(w.window()),
          String.valueOf(w.sent()),
          String.valueOf(w.ok()),
          w.fromA() + " / " + w.fromB(),
          String.valueOf(w.cached()),
          Words.micros(w.latency().map(WindowNumbers.Latency::p50Micros)),
          Words.p95(w),
          Words.millis(w.longestGapMillis()));
    }
  }

  private void findings() {
    if (report.findings().isEmpty()) {
      line("");
      line("## Findings");
      line("");
      line("None.");
      return;
    }
    head("Findings", "severity", "id", "about", "actual", "remedy", "owner", "due");
    for (Finding f : report.findings()) {
      row(
          Words.spoken(f.severity()),
          f.id(),
          f.count() + ": " + String.join(", ", f.subjects()),
          f.actual(),
          f.remedy(),
          f.owner(),
          f.due());
    }
  }

  private void state() {
    head("State", "what", "answer");
    row("integrity", report.integrity().statement());
    row("objects at risk", String.valueOf(report.rpo().objectsAtRisk()));
    row("exposure", report.rpo().exposureSeconds().map(s -> s + " s").orElse("not measured"));
    row("replication", report.rpo().evidence());
    row("headers", report.parity().headers());
    row("access", report.parity().access());
    row("settings", report.parity().settings());
    row("put back", report.restore().left().isEmpty() ? "all" : "NOT ALL");
    report.restore().left().forEach(left -> row("left", left));
    row("A before", report.restore().digestBefore().orElse("not listed"));
    row("A after", report.restore().digestAfter().orElse("not listed"));
  }

  private void timeline() {
    head("Timeline", "at", "ms", "event", "detail");
    for (Moment m : report.timeline()) {
      row(m.at().toString(), String.valueOf(m.monotonicMillis()), m.event(), m.detail());
    }
  }

  private void controls() {
    head("Controls", "reference", "asks for", "answer");
    for (Control c : report.controls()) {
      row(c.reference(), c.field(), c.answer());
    }
    head("Evidence", "file", "SHA-256", "rows");
    for (Evidence e : report.evidence()) {
      row(e.file(), e.sha256(), String.valueOf(e.rows()));
    }
  }

  private void signOff() {
    head("Sign-off (open: to be filled in by a person)", "reviewer", "date", "comment");
    row(report.signoff().reviewer(), report.signoff().date(), report.signoff().comment());
  }

  private void head(String title, String... columns) {
    line("");
    line("## " + title);
    line("");
    row(columns);
    line("|" + " --- |".repeat(columns.length));
  }

  private void row(String... cells) {
    List<String> safe = Arrays.stream(cells).map(MarkdownReport::plain).toList();
    line(safe.stream().collect(Collectors.joining(" | ", "| ", " |")));
  }

  /** Keys may hold anything; none of it may become markup. */
  private static String plain(String cell) {
    String shown = Printable.of(Optional.ofNullable(cell).orElse(""), Integer.MAX_VALUE - 1);
    return shown.replace("|", "&#124;").replace("<", "&lt;").replace("`", "&#96;");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
