package dev.replinode.domain.publish;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rewrites the {@code oneOf} list of one field inside the text of a script. */
final class OneOfList {
  private static final Pattern ATTRIBUTE = Pattern.compile("(?i)(\\boneOf=\")([^\"]*)(\")");

  private OneOfList() {}

  /**
   * The script with the options of the field {@code name} replaced; unchanged when the field or its
   * list is not there.
   */
  static String replace(String script, String name, List<String> options) {
    Matcher tag =
        Pattern.compile("(?i)<udf [^>]*name=\"" + Pattern.quote(name) + "\"[^>]*>").matcher(script);
    if (!tag.find()) {
      return script;
    }
    Matcher list = ATTRIBUTE.matcher(tag.group());
    if (!list.find()) {
      return script;
    }
    String renewed =
        tag.group().substring(0, list.start(2))
            + String.join(",", options)
            + tag.group().substring(list.end(2));
    return script.substring(0, tag.start()) + renewed + script.substring(tag.end());
  }
}
