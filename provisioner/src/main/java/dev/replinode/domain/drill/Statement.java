package dev.replinode.domain.drill;

/** Says what a sample proves, and no more. */
record Statement(long objects, DrillRecord record) {
  private static final double BOUND_FACTOR = 300.0;

  String text() {
    DrillRecord.ReadBack read = record.readBack;
    if (read.read() == 0) {
      return "no object was read on both sides" + open();
    }
    long bad = read.read() - read.matched();
    String what =
        read.read() + " of " + objects + " objects were read on both sides, " + bad + " differ";
    return what + bound(bad) + cut() + open();
  }

  /**
   * The rule of three: nothing bad in n leaves at most 3/n bad, at 95 % confidence. What was read
   * in its beginning only is none of the n.
   */
  private String bound(long bad) {
    DrillRecord.ReadBack read = record.readBack;
    long whole = read.read() - read.cut();
    if (whole >= objects || (whole == 0 && bad == 0)) {
      return "";
    }
    return bad > 0
        ? "; the others were compared by their listings"
        : String.format(
            java.util.Locale.ROOT,
            "; at most %.2f %% differ, at 95 %% confidence",
            BOUND_FACTOR / whole);
  }

  private String open() {
    return counted(record.unproven, "; of ", " no more than equal lengths are known")
        + counted(record.unsettled, "; ", " were being written")
        + counted(record.notYetCopied, "; ", " were not copied yet and are left out");
  }

  private static String counted(long number, String before, String after) {
    return number == 0 ? "" : before + number + after;
  }

  private String cut() {
    DrillRecord.ReadBack read = record.readBack;
    return read.cut() == 0 ? "" : "; " + read.cut() + " of them in their first MiB only";
  }
}
