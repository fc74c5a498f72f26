package dev.replinode.stackscript.lint;

import dev.replinode.stackscript.Tag;
import dev.replinode.stackscript.UserDefinedField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tag together with the line it begins on.
 *
 * @param tag the tag
 * @param field what the platform makes of it
 * @param head how the line begins
 * @param script the whole text
 */
record TagText(Tag tag, UserDefinedField field, LineHead head, String script) {

  private static final String OPENING = "<udf ";

  /** The tags of a text; those of one line share its head, so that the time stays linear. */
  static List<TagText> all(List<Tag> tags, String script, Lines lines) {
    List<TagText> texts = new ArrayList<>(tags.size());
    LineHeads heads = new LineHeads(lines, script);
    for (Tag tag : tags) {
      texts.add(new TagText(tag, tag.field(), heads.at(tag.start()), script));
    }
    return texts;
  }

  boolean isField() {
    return tag.isField();
  }

  List<Tag.Attribute> attributes() {
    return tag.attributes();
  }

  /** The attribute that counts, of several the last. */
  Optional<Tag.Attribute> attribute(String key) {
    Tag.Attribute last = null;
    for (Tag.Attribute attribute : tag.attributes()) {
      last = attribute.key().equals(key) ? attribute : last;
    }
    return Optional.ofNullable(last);
  }

  /** End of the part of the tag that stands on its first line. */
  int endOnFirstLine() {
    return Math.min(tag.end(), head.lineEnd());
  }

  boolean isOnOneLine() {
    return tag.end() <= head.lineEnd();
  }

  /** Offset of another tag's opening inside this one, which was not closed before; or -1. */
  int innerOpening() {
    for (int at = tag.start() + 1; at < tag.end(); at++) {
      if (script.charAt(at) == '<'
          && script.regionMatches(true, at, OPENING, 0, OPENING.length())) {
        return at;
      }
    }
    return -1;
  }

  /** Whether the tag begins on a comment line and ends behind a line that is none. */
  boolean leavesComment() {
    return head.isComment()
        && !isOnOneLine()
        && script
            .substring(head.lineEnd(), tag.end())
            .lines()
            .skip(1)
            .anyMatch(line -> !line.stripLeading().startsWith("#"));
  }

  /** Whether it is a caption in the platform's form, not an input. */
  boolean isHeader() {
    return field.attribute("header").map(value -> value.equalsIgnoreCase("yes")).orElse(false);
  }
}
