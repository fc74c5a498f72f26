package dev.replinode.cli.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.replinode.domain.finding.Finding;
import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.finding.Severity;
import dev.replinode.domain.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** What checks found, for people and for programs. */
public final class FindingText {
  private static final int LONGEST_LINE = 1000;

  private final Findings findings;
  private final Palette palette;

  /** The text of {@code findings}. */
  public FindingText(Findings findings, boolean hasColour) {
    this.findings = findings;
    this.palette = new Palette(hasColour);
  }

  /** What was looked at and is well, a line each. */
  public List<String> passed() {
    return findings.passed().stream()
        .map(passed -> "✓ " + Printable.of(passed.id() + ": " + passed.text(), LONGEST_LINE))
        .toList();
  }

  /** Each finding, with what to do about it on a line of its own; what matters most comes first. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      for (Finding finding : findings.of(severity)) {
        String text = Printable.of(finding.what() + ": " + finding.why(), LONGEST_LINE);
        lines.add(palette.of(severity, severity.word()) + ": " + text);
        finding
            .remedy()
            .ifPresent(
                how -> lines.add("    " + palette.remedy("→ " + Printable.of(how, LONGEST_LINE))));
      }
    }
    return lines;
  }

  /** How many there are of each kind. */
  public String sum() {
    int refusals = findings.of(Severity.REFUSAL).size();
    String others =
        count(findings.of(Severity.WARNING).size(), "warning")
            + ", "
            + count(findings.of(Severity.NOTE).size(), "note");
    return refusals == 0
        ? "Nothing stands in the way (" + others + ")."
        : count(refusals, "thing") + " to mend first (" + others + ").";
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** {@code [{id, severity, what, why, remedy?}]}. */
  public static JsonArray json(Findings findings) {
    JsonArray all = new JsonArray();
    for (Finding finding : findings.all()) {
      JsonObject one = new JsonObject();
      one.addProperty("id", finding.id());
      one.addProperty("severity", finding.severity().word());
      one.addProperty("what", finding.what());
      one.addProperty("why", finding.why());
      finding.remedy().ifPresent(how -> one.addProperty("remedy", how));
      all.add(one);
    }
    return all;
  }

  /** {@code [{id, text}]}. */
  public static JsonArray passed(Findings findings) {
    JsonArray all = new JsonArray();
    for (Findings.Passed passed : findings.passed()) {
      JsonObject one = new JsonObject();
      one.addProperty("id", passed.id());
      one.addProperty("text", passed.text());
      all.add(one);
    }
    return all;
  }
}
