package dev.replinode.domain.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Why a plan does what it does, in one clause each. */
final class Reasons {
  static final String ABSENT = "the account has none of that label";
  static final String PUBLIC = "public, the manifest says private";

  private static final String NO_IMAGES =
      "its manifest names no image, and it would have to be sent";
  private static final int MOST_CHANGES = 6;

  private Reasons() {}

  static String twins(List<PublishedScript> own) {
    String ids = own.stream().map(s -> Long.toString(s.id())).collect(Collectors.joining(", "));
    return own.size() + " own scripts of that label: " + ids;
  }

  static String redundant(PublishedScript kept) {
    return "the same in all as StackScript " + kept.id() + ", and never deployed";
  }

  static String withoutImages(String reason) {
    return NO_IMAGES + ": " + reason;
  }

  static String update(ScriptComparison comparison) {
    List<String> parts = new ArrayList<>();
    comparison.differences().stream()
        .filter(part -> part != ScriptPart.VISIBILITY)
        .map(ScriptPart::word)
        .forEach(parts::add);
    List<FollowedList> outdated = comparison.outdated();
    if (!outdated.isEmpty()) {
      parts.add(listsOf(outdated) + changes(outdated));
    }
    if (parts.isEmpty()) {
      return "it becomes public";
    }
    boolean isOne =
        parts.size() == 1 && !parts.get(0).equals(ScriptPart.IMAGES.word()) && outdated.size() < 2;
    String differ = joined(parts) + (isOne ? " differs" : " differ");
    return comparison.becomesPublic() ? differ + ", and it becomes public" : differ;
  }

  static String unchanged(ScriptComparison comparison) {
    List<FollowedList> outdated = comparison.outdated();
    if (!outdated.isEmpty()) {
      return "equal; --strict would renew " + listsOf(outdated) + changes(outdated);
    }
    List<FollowedList> inDoubt = comparison.inDoubt();
    if (!inDoubt.isEmpty()) {
      return "equal; " + listsOf(inDoubt) + " may be out of date, the platform's is not known";
    }
    return "equal";
  }

  static String orphan(PublishedScript script) {
    String lacking = "the folder lacks it";
    if (script.content().isPublic()) {
      return lacking + "; it is public and cannot be deleted";
    }
    if (!script.isAsPublished()) {
      return lacking + "; edited elsewhere since: pull it or delete it by hand";
    }
    int active = script.usage().activeDeployments();
    if (active > 0) {
      return lacking
          + "; "
          + (active == 1
              ? "1 instance made from it exists"
              : active + " instances made from it exist");
    }
    return lacking + " and no instance made from it exists";
  }

  private static String listsOf(List<FollowedList> lists) {
    List<String> fields = lists.stream().map(FollowedList::field).toList();
    return (fields.size() == 1 ? "the oneOf list of " : "the oneOf lists of ") + joined(fields);
  }

  private static String changes(List<FollowedList> lists) {
    List<String> all = lists.stream().flatMap(list -> list.changes().stream()).distinct().toList();
    if (all.isEmpty()) {
      return " (the order)";
    }
    String shown = String.join(" ", all.subList(0, Math.min(MOST_CHANGES, all.size())));
    int rest = all.size() - MOST_CHANGES;
    return " (" + shown + (rest > 0 ? " and " + rest + " more" : "") + ")";
  }

  private static String joined(List<String> words) {
    if (words.size() == 1) {
      return words.get(0);
    }
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
