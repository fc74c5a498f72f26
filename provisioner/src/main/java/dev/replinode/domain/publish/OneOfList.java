package dev.replinode.domain.publish;

import dev.replinode.stackscript.Tag;
import dev.replinode.stackscript.Tag.Attribute;
import dev.replinode.stackscript.TagScanner;
import dev.replinode.stackscript.UserDefinedFields;
import java.util.List;
import java.util.Optional;

/**
 * The {@code oneOf} list of one field inside the text of a script, where the platform finds it.
 * Nothing else of the text is touched; takes time linear in its length.
 */
final class OneOfList {
  private OneOfList() {}

  /**
   * The script with the options of the field {@code name} replaced, in every tag of that name;
   * unchanged when the field or its list is not there.
   */
  static String replace(String script, String name, List<String> options) {
    return replace(script, name, String.join(",", options));
  }

  /** The same with the list as it stands between the quotes. */
  static String replace(String script, String name, String list) {
    StringBuilder renewed = new StringBuilder();
    int from = 0;
    for (Attribute place : places(script, name)) {
      renewed.append(script, from, place.valueStart()).append(list);
      from = place.valueEnd();
    }
    return renewed.append(script, from, script.length()).toString();
  }

  /** The list of the field {@code name} as it stands between the quotes, of its first tag. */
  static Optional<String> value(String script, String name) {
    return places(script, name).stream().map(Attribute::value).findFirst();
  }

  private static List<Attribute> places(String script, String name) {
    if (!UserDefinedFields.areRead(script)) {
      return List.of();
    }
    return TagScanner.scan(script).stream()
        .filter(tag -> tag.field().name().equals(name))
        .flatMap(tag -> last(tag).stream())
        .toList();
  }

  /** Of a repeated attribute the last one counts. */
  private static Optional<Attribute> last(Tag tag) {
    return tag.attributes().stream()
        .filter(attribute -> attribute.key().equals("oneof"))
        .reduce((earlier, later) -> later);
  }
}
