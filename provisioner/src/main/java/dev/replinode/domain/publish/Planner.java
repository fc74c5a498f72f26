package dev.replinode.domain.publish;

import dev.replinode.domain.publish.PlannedScript.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Works out what publishing a folder means for an account; asks nobody and changes nothing. */
final class Planner {
  private final PlanOptions options;
  private final PlatformLists lists;

  Planner(PlanOptions options, PlatformLists lists) {
    this.options = options;
    this.lists = lists;
  }

  /** The plan: the folder's scripts by label, then the account's orphans by label and id. */
  Plan plan(List<FolderScript> folder, List<PublishedScript> own) {
    Map<String, List<PublishedScript>> byLabel =
        own.stream()
            .sorted(Comparator.comparingLong(PublishedScript::id))
            .collect(
                Collectors.groupingBy(
                    script -> script.content().label(), LinkedHashMap::new, Collectors.toList()));
    List<PlannedScript> planned = new ArrayList<>();
    folder.stream()
        .filter(script -> isLookedAt(script.manifest().label()))
        .sorted(Comparator.comparing(script -> script.manifest().label()))
        .map(script -> plan(script, byLabel.getOrDefault(script.manifest().label(), List.of())))
        .forEach(planned::addAll);
    planned.addAll(orphans(folder, own));
    return new Plan(planned);
  }

  private boolean isLookedAt(String label) {
    return options.only().isEmpty() || options.only().contains(label);
  }

  private List<PlannedScript> plan(FolderScript source, List<PublishedScript> own) {
    ScriptContent newest = source.manifest().content(lists.lists());
    if (own.isEmpty()) {
      return List.of(sent(source, newest, Optional.empty(), Action.CREATE, Reasons.ABSENT));
    }
    PublishedScript lowest = own.get(0);
    List<PublishedScript> twins = own.subList(1, own.size());
    if (!twins.stream().allMatch(twin -> twin.isRedundantTo(lowest))) {
      return List.of(entry(source, newest, Optional.empty(), Action.CONFLICT, Reasons.twins(own)));
    }
    List<PlannedScript> planned = new ArrayList<>(List.of(compared(source, lowest)));
    twins.forEach(twin -> planned.add(redundant(source, twin, lowest)));
    return planned;
  }

  private static PlannedScript redundant(
      FolderScript source, PublishedScript twin, PublishedScript lowest) {
    return new PlannedScript(
        twin.content().label(),
        Action.DELETE,
        Reasons.redundant(lowest),
        Optional.of(source),
        Optional.empty(),
        Optional.of(twin));
  }

  private PlannedScript compared(FolderScript source, PublishedScript held) {
    ScriptComparison comparison = new ScriptComparison(source.manifest(), held.content(), lists);
    ScriptContent wanted = comparison.wanted();
    Optional<PublishedScript> current = Optional.of(held);
    if (comparison.isPublicForEver()) {
      return entry(source, wanted, current, Action.CONFLICT, Reasons.PUBLIC);
    }
    boolean isRenewed = options.strict() && !comparison.outdated().isEmpty();
    if (isRenewed || !comparison.differences().isEmpty()) {
      return sent(source, wanted, current, Action.UPDATE, Reasons.update(comparison));
    }
    return entry(source, wanted, current, Action.UNCHANGED, Reasons.unchanged(comparison));
  }

  /** The platform takes no script without images, though one can lose all of its images there. */
  private static PlannedScript sent(
      FolderScript source,
      ScriptContent wanted,
      Optional<PublishedScript> current,
      Action action,
      String reason) {
    if (wanted.images().isEmpty()) {
      String lacking = Reasons.withoutImages(reason);
      return entry(source, wanted, current, Action.CONFLICT, lacking);
    }
    return entry(source, wanted, current, action, reason);
  }

  private static PlannedScript entry(
      FolderScript source,
      ScriptContent wanted,
      Optional<PublishedScript> current,
      Action action,
      String reason) {
    return new PlannedScript(
        wanted.label(), action, reason, Optional.of(source), Optional.of(wanted), current);
  }

  private List<PlannedScript> orphans(List<FolderScript> folder, List<PublishedScript> own) {
    if (!options.only().isEmpty()) {
      return List.of();
    }
    Set<String> kept =
        folder.stream().map(script -> script.manifest().label()).collect(Collectors.toSet());
    return own.stream()
        .filter(script -> !kept.contains(script.content().label()))
        .filter(script -> !script.content().label().equals(BuiltInScripts.REPLICATION))
        .filter(PublishedScript::isOurs)
        .sorted(
            Comparator.comparing((PublishedScript script) -> script.content().label())
                .thenComparingLong(PublishedScript::id))
        .map(this::orphan)
        .toList();
  }

  private PlannedScript orphan(PublishedScript script) {
    boolean isRemoved = options.prune() && script.isRemovable() && script.isAsPublished();
    return new PlannedScript(
        script.content().label(),
        isRemoved ? Action.DELETE : Action.ORPHAN,
        Reasons.orphan(script),
        Optional.empty(),
        Optional.empty(),
        Optional.of(script));
  }
}
