package dev.replinode.domain.publish;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A script of the library and its settings, as its author wrote them.
 *
 * @param label 3 to 128 characters; what the StackScript is found by
 * @param description free text, may be empty
 * @param images image ids, or {@code any/all}; none for a script that was pulled after its images
 *     were retired, which the platform does not take back
 * @param isPublic whether everybody may deploy it; the platform never takes that back
 * @param script the whole text, with a shebang at its start
 * @param followed for a field's name, the list of the platform that its {@code oneOf} follows
 */
public record Manifest(
    String label,
    String description,
    List<String> images,
    boolean isPublic,
    String script,
    Map<String, String> followed) {
  /** The list of Object Storage endpoint ids, as a manifest names it. */
  public static final String OBJECT_STORAGE_ENDPOINTS = "object-storage-endpoints";

  /** The list of compute region ids, as a manifest names it. */
  public static final String REGIONS = "regions";

  /** Every list that a {@code oneOf} can follow. */
  public static final List<String> LISTS = List.of(OBJECT_STORAGE_ENDPOINTS, REGIONS);

  /** Copies the collections. */
  public Manifest {
    images = List.copyOf(images);
    followed = Map.copyOf(followed);
  }

  /**
   * What to publish now: the script with each followed {@code oneOf} list renewed.
   *
   * @param lists the platform's lists by name; a list that is not here stays as the author wrote it
   */
  public ScriptContent content(Map<String, List<String>> lists) {
    String text = script;
    for (Map.Entry<String, String> field : new TreeMap<>(followed).entrySet()) {
      List<String> options = lists.get(field.getValue());
      if (options != null) {
        text = OneOfList.replace(text, field.getKey(), options);
      }
    }
    return new ScriptContent(label, description, Set.copyOf(images), isPublic, text);
  }

  /**
   * In what an account's script is not as this manifest says; {@code oneOf} lists that follow the
   * platform may be any.
   */
  public Set<ScriptPart> differences(ScriptContent held) {
    return new ScriptComparison(this, held, PlatformLists.NONE).differences();
  }
}
