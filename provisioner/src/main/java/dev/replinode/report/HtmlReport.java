package dev.replinode.report;

import dev.replinode.domain.drill.Finding;
import dev.replinode.domain.drill.Objective;
import dev.replinode.domain.drill.Probe;
import dev.replinode.domain.drill.Report;
import dev.replinode.domain.drill.SceneResult;
import dev.replinode.domain.drill.WindowNumbers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The report as one page that needs nothing else: no script, no font, no address. */
final class HtmlReport {
  private final Report report;
  private final List<Probe> probes;
  private final String jsonSha256;
  private final StringBuilder page = new StringBuilder();

  private HtmlReport(Report report, List<Probe> probes, String jsonSha256) {
    this.report = report;
    this.probes = probes;
    this.jsonSha256 = jsonSha256;
  }

  /**
   * The page.
   *
   * @param jsonSha256 of report.json, shown at the end
   */
  static String of(Report report, List<Probe> probes, String jsonSha256) {
    return new HtmlReport(report, probes, jsonSha256).write();
  }

  private String write() {
    Report.Head drill = report.drill();
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.append("<title>Drill ").append(Html.escaped(drill.name())).append("</title>\n");
    page.append("<style>\n").append(style()).append("</style>\n</head>\n<body>\n");
    header();
    objectives();
    scenes();
    reads();
    findings();
    new HtmlDetails(report, page).write(jsonSha256);
    return page.append("</body>\n</html>\n").toString();
  }

  private static String style() {
    try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void header() {
    Report.Head drill = report.drill();
    page.append("<header>\n<h1>Drill ").append(Html.escaped(drill.name())).append("</h1>\n");
    page.append("<p class=\"verdict ")
        .append(report.verdict().name().toLowerCase(Locale.ROOT))
        .append("\">")
        .append(Words.spoken(report.verdict()))
        .append("</p>\n</header>\n");
    page.append("<p class=\"kind\">").append(Html.escaped(Words.kind(report))).append("</p>\n");
    page.append("<dl>\n");
    pair("A, the source", bucket(report.scope().a()));
    pair("B, the replica", bucket(report.scope().b()));
    pair("When", drill.startedAt() + " to " + drill.endedAt());
    pair("Scenario", drill.scenario());
    pair("Hypothesis", drill.hypothesis());
    pair("Drill id", drill.id());
    report.inconclusive().forEach(why -> pair("Inconclusive", why));
    page.append("</dl>\n");
  }

  private static String bucket(Report.Bucket bucket) {
    return bucket.bucket() + "@" + bucket.endpoint();
  }

  private void pair(String name, String value) {
    page.append("<div><dt>").append(Html.escaped(name)).append("</dt><dd>");
    page.append(Html.escaped(value)).append("</dd></div>\n");
  }

  private void objectives() {
    HtmlTable table =
        new HtmlTable("Objectives", "Objective", "Result", "Target", "Measured", "Note");
    for (Objective o : report.objectives()) {
      table.marked(
          o.result().name().toLowerCase(Locale.ROOT),
          Words.objective(o),
          Words.spoken(o.result()),
          Words.withUnit(o.target(), o.unit()),
          Words.withUnit(o.measured(), o.unit()),
          o.reason().orElse(""));
    }
    page.append(table.html());
  }

  private void scenes() {
    if (report.scenes().isEmpty()) {
      return;
    }
    page.append("<section><h2>Faults</h2>\n");
    page.append(
        "<p class=\"legend\"><span class=\"a\"></span>A answered <span class=\"b\"></span>B");
    page.append(" answered <span class=\"bad\"></span>failed <span class=\"cached\"></span>cached");
    page.append(" or unknown</p>\n");
    page.append("<div class=\"figures\">\n");
    for (SceneResult scene : report.scenes()) {
      page.append("<figure>").append(TimelineSvg.of(scene.mark(), probes));
      page.append("<figcaption>").append(Html.escaped(caption(scene))).append("</figcaption>");
      page.append("</figure>\n");
    }
    page.append("</div></section>\n");
  }

  private static String caption(SceneResult scene) {
    String right =
        scene.totalMillis().isPresent()
            ? "reads right after " + Words.millis(scene.totalMillis())
            : "reads right: " + Words.recovery(scene);
    return scene.mark().fault()
        + ": first answer of B after "
        + Words.millis(scene.detectMillis())
        + ", "
        + right
        + "; back at A "
        + Words.millis(scene.failbackMillis())
        + " after the fault";
  }

  private void reads() {
    HtmlTable table =
        new HtmlTable(
            "Reads", "Window", "Sent", "Right", "A / B", "Cached", "p50", "p95", "p99", "Gap");
    for (WindowNumbers w : report.windows()) {
      table.row(
          w.scene() + " " + Words.spoken(w.window()),
          String.valueOf(w.sent()),
          String.valueOf(w.ok()),
          w.fromA() + " / " + w.fromB(),
          String.valueOf(w.cached()),
          Words.micros(w.latency().map(WindowNumbers.Latency::p50Micros)),
          Words.p95(w),
          Words.micros(w.latency().map(WindowNumbers.Latency::p99Micros)),
          Words.millis(w.longestGapMillis()));
    }
    page.append(table.html());
  }

  private void findings() {
    if (report.findings().isEmpty()) {
      page.append("<section><h2>Findings</h2><p>None.</p></section>\n");
      return;
    }
    HtmlTable table =
        new HtmlTable("Findings", "Id", "Severity", "About", "Actual", "Remedy", "Owner, due");
    for (Finding f : report.findings()) {
      String subjects = String.join(", ", f.subjects());
      String more = f.count() > f.subjects().size() ? ", … (" + f.count() + " in all)" : "";
      table.marked(
          f.severity().name().toLowerCase(Locale.ROOT),
          f.id(),
          Words.spoken(f.severity()),
          subjects + more,
          f.actual(),
          f.remedy(),
          f.owner() + " " + f.due());
    }
    page.append(table.html());
  }
}
