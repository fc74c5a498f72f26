package dev.replinode.domain.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A field's {@code oneOf} list that follows the platform.
 *
 * @param field the field's name
 * @param held the list that the account's script has; absent when it has no such field
 * @param newest the platform's list, as far as it is known
 * @param isCurrent whether the platform told it just now
 */
record FollowedList(
    String field, Optional<String> held, Optional<String> newest, boolean isCurrent) {
  private static final String SEPARATOR = ",";

  /** How the manifest's {@code followed} list stands between account and platform. */
  static FollowedList of(String field, String followed, String script, PlatformLists lists) {
    return new FollowedList(
        field,
        OneOfList.value(script, field),
        Optional.ofNullable(lists.lists().get(followed))
            .map(options -> String.join(SEPARATOR, options)),
        lists.isCurrent(followed));
  }

  /** What the account should have; absent when only the script's author knows. */
  Optional<String> wanted() {
    return isCurrent ? newest : held.or(() -> newest);
  }

  /** Whether publishing would change the account's list. */
  boolean isOutdated() {
    return isCurrent && held.isPresent() && !held.equals(newest);
  }

  /** Whether it may be outdated, but the platform did not tell. */
  boolean isInDoubt() {
    return !isCurrent && held.isPresent() && !held.equals(newest);
  }

  /** What publishing would change, such as {@code +au-mel-1 -xx-old-1}; empty for the order. */
  List<String> changes() {
    List<String> changes = new ArrayList<>();
    options(newest).stream()
        .filter(o -> !options(held).contains(o))
        .forEach(o -> changes.add("+" + o));
    options(held).stream()
        .filter(o -> !options(newest).contains(o))
        .forEach(o -> changes.add("-" + o));
    return changes;
  }

  private static List<String> options(Optional<String> list) {
    return list.filter(text -> !text.isEmpty())
        .map(text -> List.of(text.split(SEPARATOR, -1)))
        .orElse(List.of());
  }
}
