package dev.replinode.report;

import dev.replinode.domain.drill.Finding;
import dev.replinode.domain.drill.Objective;
import dev.replinode.domain.drill.Report;
import dev.replinode.domain.drill.Severity;
import dev.replinode.domain.drill.Verdict;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The report as JUnit XML, which build servers show: objectives, findings and the verdict. */
final class JunitReport {
  private static final String NAME = "name";
  private static final String MESSAGE = "message";
  private static final String CLASS = "replinode.drill.";

  private final Report report;
  private final XMLStreamWriter xml;

  private JunitReport(Report report, XMLStreamWriter xml) {
    this.report = report;
    this.xml = xml;
  }

  static String of(Report report) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new JunitReport(report, xml).write();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing into memory does not fail", e);
    }
    return text + "\n";
  }

  private void write() throws XMLStreamException {
    List<Finding> findings =
        report.findings().stream().filter(f -> f.severity() != Severity.INFO).toList();
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeCharacters("\n");
    xml.writeStartElement("testsuite");
    xml.writeAttribute(NAME, "drill " + printable(report.drill().name()));
    xml.writeAttribute("tests", String.valueOf(report.objectives().size() + findings.size() + 1));
    xml.writeAttribute("failures", String.valueOf(failures(findings)));
    xml.writeAttribute("errors", isUndecided() ? "1" : "0");
    xml.writeAttribute("skipped", String.valueOf(skipped(findings)));
    xml.writeAttribute("timestamp", report.drill().startedAt().toString());
    xml.writeAttribute("time", seconds());
    for (Objective objective : report.objectives()) {
      objective(objective);
    }
    for (Finding finding : findings) {
      finding(finding);
    }
    verdict();
    xml.writeCharacters("\n");
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private String seconds() {
    Duration time = Duration.between(report.drill().startedAt(), report.drill().endedAt());
    return BigDecimal.valueOf(time.toMillis()).movePointLeft(3).toPlainString();
  }

  private long failures(List<Finding> findings) {
    return report.objectives().stream().filter(o -> o.result() == Objective.Result.BREACHED).count()
        + findings.stream().filter(f -> f.severity() == Severity.CRITICAL).count()
        + (report.verdict() == Verdict.FAIL ? 1 : 0);
  }

  /** What was not measured, and what is to be mended without failing the drill. */
  private long skipped(List<Finding> findings) {
    return report.objectives().stream().filter(JunitReport::isSkipped).count()
        + findings.stream().filter(f -> f.severity() == Severity.WARNING).count();
  }

  private static boolean isSkipped(Objective objective) {
    return objective.result() == Objective.Result.NOT_MEASURED
        || objective.result() == Objective.Result.NO_TARGET;
  }

  private boolean isUndecided() {
    return report.verdict() == Verdict.ABORTED || report.verdict() == Verdict.INCONCLUSIVE;
  }

  private void objective(Objective objective) throws XMLStreamException {
    start("objectives", objective.name());
    String text =
        objective.result()
            + ": target "
            + objective.target().orElse("none")
            + ", measured "
            + objective.measured().orElse("nothing")
            + objective.reason().map(reason -> " (" + reason + ")").orElse("");
    if (objective.result() == Objective.Result.BREACHED) {
      outcome("failure", text);
    } else if (isSkipped(objective)) {
      outcome("skipped", text);
    }
    xml.writeEndElement();
  }

  private void finding(Finding finding) throws XMLStreamException {
    start("findings", finding.id());
    String text =
        finding.count()
            + ": "
            + String.join(", ", finding.subjects())
            + ": "
            + finding.actual()
            + "; remedy: "
            + finding.remedy();
    outcome(finding.severity() == Severity.CRITICAL ? "failure" : "skipped", text);
    xml.writeEndElement();
  }

  private void verdict() throws XMLStreamException {
    start("verdict", "verdict");
    if (isUndecided()) {
      outcome("error", report.verdict() + ": " + String.join("; ", report.inconclusive()));
    } else if (report.verdict() == Verdict.FAIL) {
      outcome("failure", "FAIL");
    }
    xml.writeEndElement();
  }

  private void start(String group, String name) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", CLASS + group);
    xml.writeAttribute(NAME, printable(name));
  }

  private void outcome(String element, String text) throws XMLStreamException {
    xml.writeEmptyElement(element);
    xml.writeAttribute(MESSAGE, printable(text));
  }

  /** XML cannot hold every character that a key may have. */
  private static String printable(String text) {
    return dev.replinode.domain.text.Printable.of(text, Integer.MAX_VALUE - 1);
  }
}
