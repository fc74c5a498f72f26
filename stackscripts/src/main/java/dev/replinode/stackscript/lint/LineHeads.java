package dev.replinode.stackscript.lint;

/** The heads of lines; asked for in order, each line is looked at once. */
final class LineHeads {
  private final Lines lines;
  private final String text;
  private int line;
  private LineHead head = new LineHead(0, "", 0);

  LineHeads(Lines lines, String text) {
    this.lines = lines;
    this.text = text;
  }

  /** The head of the line on which an offset lies. */
  LineHead at(int offset) {
    int wanted = lines.lineAt(offset);
    if (wanted != line) {
      head = LineHead.of(lines, wanted, text);
      line = wanted;
    }
    return head;
  }
}
