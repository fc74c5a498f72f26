package dev.replinode.domain.publish;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A script of a folder beside the account's script of that label. Lists that follow the platform do
 * not make a difference by themselves; where the platform did not tell them, the account's stay.
 */
final class ScriptComparison {
  private final Manifest manifest;
  private final ScriptContent held;
  private final List<FollowedList> lists;
  private final ScriptContent wanted;

  ScriptComparison(Manifest manifest, ScriptContent held, PlatformLists platform) {
    this.manifest = manifest;
    this.held = held;
    lists =
        new TreeMap<>(manifest.followed())
            .entrySet().stream()
                .map(e -> FollowedList.of(e.getKey(), e.getValue(), held.script(), platform))
                .toList();
    wanted =
        new ScriptContent(
            manifest.label(),
            manifest.description(),
            Set.copyOf(manifest.images()),
            manifest.isPublic(),
            script(FollowedList::wanted));
  }

  /** What the account should hold, with the platform's newest lists where it told them. */
  ScriptContent wanted() {
    return wanted;
  }

  /** Whether the account's is public and should not be, which the platform does not do. */
  boolean isPublicForEver() {
    return held.isPublic() && !wanted.isPublic();
  }

  /** Whether publishing makes it public, which cannot be taken back. */
  boolean becomesPublic() {
    return wanted.isPublic() && !held.isPublic();
  }

  /** The parts that differ; a list that follows the platform is none. */
  Set<ScriptPart> differences() {
    Set<ScriptPart> parts = EnumSet.noneOf(ScriptPart.class);
    if (!wanted.hasDescription(held.description())) {
      parts.add(ScriptPart.DESCRIPTION);
    }
    if (!held.images().equals(wanted.images())) {
      parts.add(ScriptPart.IMAGES);
    }
    if (!held.script().equals(wanted.script())
        && !held.script().equals(script(FollowedList::held))) {
      parts.add(ScriptPart.SCRIPT);
    }
    if (held.isPublic() != wanted.isPublic()) {
      parts.add(ScriptPart.VISIBILITY);
    }
    return parts;
  }

  /** The lists that publishing would renew. */
  List<FollowedList> outdated() {
    return lists.stream().filter(FollowedList::isOutdated).toList();
  }

  /** The lists that the platform did not tell and that may be outdated. */
  List<FollowedList> inDoubt() {
    return lists.stream().filter(FollowedList::isInDoubt).toList();
  }

  private String script(Function<FollowedList, Optional<String>> choice) {
    String text = manifest.script();
    for (FollowedList list : lists) {
      Optional<String> chosen = choice.apply(list);
      if (chosen.isPresent()) {
        text = OneOfList.replace(text, list.field(), chosen.get());
      }
    }
    return text;
  }
}
