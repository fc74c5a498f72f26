package dev.replinode.domain.publish;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Brings the account's own StackScripts into a folder; changes nothing in the account. */
public final class Puller {
  private final StackScripts scripts;
  private final FolderWriter writer;

  /** A puller from the account behind {@code scripts}. */
  public Puller(StackScripts scripts, FolderWriter writer) {
    this.scripts = scripts;
    this.writer = writer;
  }

  /**
   * Writes the scripts, by one listing.
   *
   * @param only the labels to write; empty means all
   * @param force what is there and differs is overwritten
   * @throws ReplinodeException refused when the account lacks a label that is asked for; and what
   *     {@link FolderWriter#write} throws
   */
  public Pulled pull(Path folder, Set<String> only, boolean force) {
    List<PublishedScript> own = scripts.allOwn();
    List<String> labels = own.stream().map(script -> script.content().label()).toList();
    Labels.requireKnown(only, labels, "the account", Kind.REFUSED);
    List<PublishedScript> wanted =
        own.stream()
            .filter(script -> only.isEmpty() || only.contains(script.content().label()))
            .sorted(
                Comparator.comparing((PublishedScript script) -> script.content().label())
                    .thenComparingLong(PublishedScript::id))
            .toList();
    return new Pulled(writer.write(folder, wanted, force), warnings(wanted));
  }

  private static List<String> warnings(List<PublishedScript> scripts) {
    Map<String, List<PublishedScript>> byLabel =
        scripts.stream()
            .collect(
                Collectors.groupingBy(
                    script -> script.content().label(), TreeMap::new, Collectors.toList()));
    List<String> warnings = new ArrayList<>();
    byLabel.forEach(
        (label, those) -> {
          if (those.size() > 1) {
            warnings.add(
                label
                    + ": "
                    + Reasons.twins(those)
                    + "; publish refuses this label until all but one are removed from the account"
                    + " and from the folder");
          }
          if (those.stream().anyMatch(script -> script.content().images().isEmpty())) {
            warnings.add(label + ": all of its images are retired; name one before it is changed");
          }
        });
    return warnings;
  }
}
