package dev.replinode.stackscript.lint;

import dev.replinode.stackscript.Tag;
import dev.replinode.stackscript.UserDefinedFields;
import java.util.List;

/** Rules about where a tag begins, where it ends, and whether it is read. */
final class TagRules implements RuleGroup {
  private static final String OPENING = "<udf";

  private static final Rule GATE =
      new Rule(
          "udf-gate",
          Severity.ERROR,
          false,
          "No tag is read: the upper-case letters UDF stand nowhere in the script");
  private static final Rule NEVER_CLOSED =
      new Rule("udf-never-closed", Severity.ERROR, false, "A tag has no closing >: it is not read");
  private static final Rule SWALLOWS_TAG =
      new Rule(
          "udf-swallows-tag",
          Severity.ERROR,
          false,
          "A tag begins inside another one that is not closed: it is no field of its own");
  private static final Rule ENDS_IN_CODE =
      new Rule(
          "udf-ends-in-code",
          Severity.WARNING,
          false,
          "A tag that begins in a comment ends on a line that is none");
  private static final Rule OPENING_BLANK =
      new Rule(
          "udf-opening",
          Severity.WARNING,
          false,
          "No space stands behind <UDF, but a tab or a line end");
  private static final Rule MIXED_CASE =
      new Rule(
          "udf-mixed-case",
          Severity.WARNING,
          false,
          "The tag is written neither <UDF nor <udf: nobody knows whether it is read");
  private static final Rule COMMENTED_OUT =
      new Rule(
          "udf-commented-out",
          Severity.WARNING,
          false,
          "A tag looks commented out, but is read all the same");
  private static final Rule EMPTY =
      new Rule(
          "udf-empty",
          Severity.WARNING,
          false,
          "A tag has no attribute that is read: it is no field");

  @Override
  public List<Rule> rules() {
    return List.of(
        GATE,
        NEVER_CLOSED,
        SWALLOWS_TAG,
        ENDS_IN_CODE,
        OPENING_BLANK,
        MIXED_CASE,
        COMMENTED_OUT,
        EMPTY);
  }

  @Override
  public void check(Script script, Findings findings) {
    checkGate(script, findings);
    checkOpenings(script, findings);
    boolean isOneSignUsual = script.tags().stream().anyMatch(tag -> tag.head().signs().equals("#"));
    for (TagText tag : script.tags()) {
      checkEnd(tag, findings);
      checkCase(tag, findings);
      checkSigns(tag, isOneSignUsual, findings);
      if (tag.tag().isClosed() && !tag.isField()) {
        findings.add(
            EMPTY,
            tag.tag().start(),
            tag.endOnFirstLine(),
            "The tag has no attribute that is read: it is no field",
            "Write attributes as key=\"value\", or write the word without the bracket");
      }
    }
  }

  private static void checkGate(Script script, Findings findings) {
    List<Tag> unread =
        UserDefinedFields.areRead(script.text())
            ? List.of()
            : script.allTags().stream().filter(Tag::isField).toList();
    if (!unread.isEmpty()) {
      String whom = unread.size() == 1 ? "The tag is" : "All " + unread.size() + " tags are";
      int start = unread.get(0).start();
      findings.add(
          GATE,
          start,
          start + OPENING.length(),
          whom + " left unread: the upper-case letters UDF stand nowhere in the script",
          "Write <UDF in upper case");
    }
  }

  private static void checkOpenings(Script script, Findings findings) {
    String text = script.text();
    int limit = UserDefinedFields.areRead(text) ? text.length() : 0;
    for (int at = text.indexOf('<'); at >= 0 && at < limit; at = text.indexOf('<', at + 1)) {
      int behind = at + OPENING.length();
      if (behind < limit
          && text.regionMatches(true, at, OPENING, 0, OPENING.length())
          && "\t\r\n".indexOf(text.charAt(behind)) >= 0) {
        findings.add(
            OPENING_BLANK,
            at,
            behind,
            "A " + (text.charAt(behind) == '\t' ? "tab" : "line end") + " follows <UDF",
            "Write one space behind <UDF and keep the tag on one line");
      }
    }
  }

  private static void checkEnd(TagText tag, Findings findings) {
    int inner = tag.innerOpening();
    if (!tag.tag().isClosed()) {
      addWhole(
          NEVER_CLOSED,
          tag,
          "The tag has no closing >: it is not read",
          "Write /> behind its last attribute",
          findings);
    } else if (inner >= 0) {
      findings.add(
          SWALLOWS_TAG,
          inner,
          inner + OPENING.length(),
          "This tag begins inside the one before, which is not closed: it is no field of its own",
          "Write /> behind the last attribute of the tag before");
    } else if (tag.leavesComment()) {
      addWhole(
          ENDS_IN_CODE,
          tag,
          "The tag begins in a comment and ends on a later line that is none",
          "Close the tag with /> on its line",
          findings);
    }
  }

  private static void addWhole(
      Rule rule, TagText tag, String message, String remedy, Findings findings) {
    findings.add(rule, tag.tag().start(), tag.endOnFirstLine(), message, remedy);
  }

  private static void checkCase(TagText tag, Findings findings) {
    int start = tag.tag().start();
    String opening = tag.script().substring(start, start + OPENING.length());
    boolean isWhole = opening.equalsIgnoreCase(OPENING);
    if (isWhole && !opening.equals("<UDF") && !opening.equals(OPENING)) {
      findings.add(
          MIXED_CASE,
          start,
          start + OPENING.length(),
          "No script is known in which the platform read a tag written " + opening,
          "Write <UDF");
    }
  }

  private static void checkSigns(TagText tag, boolean isOneSignUsual, Findings findings) {
    String signs = tag.head().signs();
    boolean isFirst = tag.head().end() == tag.tag().start();
    if (isFirst
        && tag.isField()
        && (signs.contains(" ") || (isOneSignUsual && signs.length() > 1))) {
      findings.add(
          COMMENTED_OUT,
          tag.tag().start(),
          tag.endOnFirstLine(),
          "The tag looks commented out, but is read all the same",
          "Remove it, or break it: write # UDF-off name=\u2026 instead");
    }
  }
}
