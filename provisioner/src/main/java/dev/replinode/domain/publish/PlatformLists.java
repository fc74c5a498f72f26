package dev.replinode.domain.publish;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The platform's lists that a {@code oneOf} can follow.
 *
 * @param lists by the name that a manifest gives them
 * @param builtIn the names of those that the API did not tell and that the tool was built with
 */
public record PlatformLists(Map<String, List<String>> lists, Set<String> builtIn) {
  /** No lists: nobody follows any. */
  public static final PlatformLists NONE = new PlatformLists(Map.of(), Set.of());

  /** Copies the collections. */
  public PlatformLists {
    lists = Map.copyOf(lists);
    builtIn = Set.copyOf(builtIn);
  }

  /** Lists that are all current, or all built in. */
  public PlatformLists(Map<String, List<String>> lists, boolean areCurrent) {
    this(lists, areCurrent ? Set.of() : lists.keySet());
  }

  /** Whether the API told all of them. */
  public boolean areCurrent() {
    return builtIn.isEmpty();
  }

  /** Whether the API told the list of that name. */
  public boolean isCurrent(String name) {
    return lists.containsKey(name) && !builtIn.contains(name);
  }
}
