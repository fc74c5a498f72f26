package dev.replinode.cli.render;

import dev.replinode.domain.publish.Pulled;
import dev.replinode.domain.publish.PulledScript;
import dev.replinode.domain.publish.PulledScript.Action;
import dev.replinode.domain.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was pulled, for people. */
public final class PullText {
  private static final int LONGEST_LABEL = 200;

  private PullText() {}

  /** A line a script whose files were written, and what it sums up to. */
  public static List<String> lines(Pulled all, String folder) {
    List<PulledScript> pulled = all.scripts();
    List<String> lines = new ArrayList<>();
    pulled.stream()
        .filter(script -> script.action() != Action.UNCHANGED)
        .forEach(script -> lines.add(line(script)));
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %s created, %s updated, %s unchanged.",
            folder,
            count(pulled, Action.CREATED),
            count(pulled, Action.UPDATED),
            count(pulled, Action.UNCHANGED)));
    return lines;
  }

  private static String line(PulledScript script) {
    return String.format(
        Locale.ROOT,
        "%-8s  %s (StackScript %d) %s",
        script.action().word(),
        shown(script.label()),
        script.id(),
        Printable.of(script.manifestFile(), LONGEST_LABEL));
  }

  private static String shown(String label) {
    return Printable.of(label, LONGEST_LABEL);
  }

  private static String count(List<PulledScript> pulled, Action action) {
    return Amounts.count(pulled.stream().filter(script -> script.action() == action).count());
  }
}
