package dev.replinode.report;

import dev.replinode.domain.drill.Control;
import dev.replinode.domain.drill.Evidence;
import dev.replinode.domain.drill.Exposure;
import dev.replinode.domain.drill.Moment;
import dev.replinode.domain.drill.Report;
import java.util.Optional;

/** The second half of the page: state of the replica, timeline, controls, evidence, sign-off. */
final class HtmlDetails {
  private final Report report;
  private final StringBuilder page;

  HtmlDetails(Report report, StringBuilder page) {
    this.report = report;
    this.page = page;
  }

  void write(String jsonSha256) {
    state();
    timeline();
    controls();
    evidence(jsonSha256);
    signOff();
  }

  private void state() {
    Exposure rpo = report.rpo();
    HtmlTable table = new HtmlTable("State of the replica", "What", "Answer");
    table.row("Integrity", report.integrity().statement());
    table.row("Headers", report.parity().headers());
    table.row("Access", report.parity().access());
    table.row("Settings", report.parity().settings());
    table.row("Replication", rpo.evidence());
    table.row(
        "Exposure",
        rpo.exposureSeconds().map(s -> s + " s").orElse("not measured")
            + ", "
            + rpo.objectsAtRisk()
            + " objects at risk");
    table.row("Watermark", rpo.watermark().map(Object::toString).orElse("nothing is at risk"));
    table.row("Put back", putBack());
    table.row("A before", report.restore().digestBefore().orElse("not listed"));
    table.row("A after", report.restore().digestAfter().orElse("not listed"));
    report
        .scope()
        .replication()
        .provisioned()
        .ifPresent(p -> table.row("Replicator of the drill", provisioned(p)));
    report.previous().ifPresent(p -> table.row("Drill before", previous(p)));
    page.append(table.html());
  }

  private String putBack() {
    return report.restore().left().isEmpty()
        ? "all" + report.restore().verifiedAt().map(at -> ", checked at " + at).orElse("")
        : "NOT ALL: " + String.join("; ", report.restore().left());
  }

  private static String provisioned(Report.Provisioned p) {
    return p.name()
        + ": booted after "
        + seconds(p.bootSeconds())
        + ", first byte after "
        + seconds(p.firstByteSeconds())
        + ", equal after "
        + seconds(p.equalSeconds())
        + (p.removed() ? "; removed" : "; NOT removed");
  }

  private static String seconds(Optional<Long> seconds) {
    return seconds.map(s -> s + " s").orElse("–");
  }

  private static String previous(Report.Previous p) {
    return p.id()
        + ": "
        + p.verdict()
        + (p.drift().isEmpty() ? ", no drift" : "; " + String.join("; ", p.drift()));
  }

  private void timeline() {
    HtmlTable table = new HtmlTable("Timeline", "At", "ms", "Event", "Detail");
    for (Moment m : report.timeline()) {
      table.row(m.at().toString(), String.valueOf(m.monotonicMillis()), m.event(), m.detail());
    }
    page.append(table.html());
  }

  private void controls() {
    HtmlTable table = new HtmlTable("Controls", "Reference", "Asks for", "Answer");
    for (Control c : report.controls()) {
      table.row(c.reference(), c.field(), c.answer());
    }
    page.append(table.html());
  }

  private void evidence(String jsonSha256) {
    HtmlTable table = new HtmlTable("Evidence", "File", "SHA-256", "Rows");
    table.row("report.json", jsonSha256, "");
    for (Evidence e : report.evidence()) {
      table.row(e.file(), e.sha256(), e.rows() == 0 ? "" : String.valueOf(e.rows()));
    }
    table.row("plan", report.drill().planSha256(), "");
    page.append(table.html());
  }

  private void signOff() {
    page.append(
        "<section class=\"signoff\"><h2>Sign-off</h2>\n<p>Open: to be filled in by a person");
    page.append(".</p>\n<dl>");
    for (String field : new String[] {"Reviewer", "Date", "Comment"}) {
      page.append("<div><dt>").append(field).append("</dt><dd class=\"open\"></dd></div>");
    }
    page.append("</dl></section>\n");
  }
}
