package dev.replinode.stackscript.lint;

import dev.replinode.stackscript.Tag;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The words of a shell script, wherever they stand: also in strings, files that it writes, … */
final class WordsInCode {
  private WordsInCode() {}

  /** Every word of letters, digits and underscores outside comments and tags. */
  static Set<String> of(Script script) {
    Set<String> words = new HashSet<>();
    String text = script.text();
    List<Tag> tags = script.allTags();
    int tag = 0;
    int at = 0;
    while (at < text.length()) {
      while (tag < tags.size() && tags.get(tag).end() <= at) {
        tag++;
      }
      boolean isInTag =
          tag < tags.size() && tags.get(tag).isClosed() && tags.get(tag).start() <= at;
      int end = at;
      while (end < text.length() && Chars.isNamePart(text.charAt(end))) {
        end++;
      }
      if (end > at && !isInTag && !script.uses().isComment(at)) {
        words.add(text.substring(at, end));
      }
      at = Math.max(at + 1, end);
    }
    return words;
  }
}
