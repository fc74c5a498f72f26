package dev.replinode.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.replinode.cli.render.UnifiedDiff.Kind;
import dev.replinode.cli.render.UnifiedDiff.Line;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The diff shows each difference, and applying it by hand gives the new text. */
class UnifiedDiffTest {
  private static final int ROUNDS = 2000;

  @Test
  void three_lines_around_a_change_are_shown() {
    String before = numbered(1, 20);

    List<String> diff = diff(before, before.replace("line 10\n", "line ten\n"));

    assertEquals(
        List.of(
            "--- old",
            "+++ new",
            "@@ -7,7 +7,7 @@",
            " line 7",
            " line 8",
            " line 9",
            "-line 10",
            "+line ten",
            " line 11",
            " line 12",
            " line 13"),
        diff);
  }

  @Test
  void equal_texts_have_none() {
    assertEquals(List.of(), diff("a\nb\n", "a\nb\n"));
    assertEquals(List.of(), diff("", ""));
    assertEquals(List.of(), diff("no end", "no end"));
  }

  @Test
  void a_missing_last_line_end_is_noted_on_the_side_that_lacks_it() {
    assertEquals(
        List.of(
            "--- old",
            "+++ new",
            "@@ -1,2 +1,2 @@",
            " a",
            "-b",
            "+b",
            "\\ No newline at end of file"),
        diff("a\nb\n", "a\nb"));
    assertEquals(
        List.of(
            "--- old",
            "+++ new",
            "@@ -1,2 +1,2 @@",
            " a",
            "-b",
            "\\ No newline at end of file",
            "+b"),
        diff("a\nb", "a\nb\n"));
  }

  @Test
  void a_line_end_of_another_kind_is_another_line() {
    assertEquals(
        List.of("--- old", "+++ new", "@@ -1,2 +1,2 @@", " a", "-b", "+b\r"),
        diff("a\nb\n", "a\nb\r\n"));
  }

  @Test
  void lines_that_look_like_headings_are_told_from_them() {
    List<Line> diff = UnifiedDiff.of("old", "new", "-- x\n@@ y\n", "++ x\n@@ y\n");

    assertEquals(
        List.of(
            new Line(Kind.FILE, "--- old"),
            new Line(Kind.FILE, "+++ new"),
            new Line(Kind.HUNK, "@@ -1,2 +1,2 @@"),
            new Line(Kind.REMOVED, "--- x"),
            new Line(Kind.ADDED, "+++ x"),
            new Line(Kind.SAME, " @@ y")),
        diff);
  }

  @Test
  void a_text_out_of_nothing_and_back() {
    assertEquals(List.of("--- old", "+++ new", "@@ -0,0 +1,2 @@", "+a", "+b"), diff("", "a\nb\n"));
    assertEquals(List.of("--- old", "+++ new", "@@ -1,2 +0,0 @@", "-a", "-b"), diff("a\nb\n", ""));
  }

  @Test
  void applying_the_diff_gives_the_new_text() {
    Random random = new Random(20261122);
    for (int i = 0; i < ROUNDS; i++) {
      String before = text(random);
      String after = text(random);
      List<Line> diff = UnifiedDiff.of("old", "new", before, after);
      assertEquals(after, applied(before, diff), () -> before + "\n----\n" + after);
    }
  }

  @Test
  void texts_without_anything_in_common_take_no_time() {
    String before = numbered(1, 60_000);
    String after = numbered(100_000, 30_000);

    int lines = assertTimeoutPreemptively(Duration.ofMinutes(1), () -> diff(before, after).size());

    assertEquals(3 + 90_000, lines);
    assertEquals(List.of(), diff(before, before));
  }

  private static List<String> diff(String before, String after) {
    return UnifiedDiff.of("old", "new", before, after).stream().map(Line::text).toList();
  }

  private static String numbered(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(i -> "line " + i + "\n")
        .collect(Collectors.joining());
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(30);
    for (int i = 0; i < lines; i++) {
      text.append("abcd".charAt(random.nextInt(4))).append(random.nextInt(6) == 0 ? "\r\n" : "\n");
    }
    return text.append(random.nextInt(3) == 0 ? "end" : "").toString();
  }

  /** Follows the hunks' line numbers, as patch(1) does. */
  private static String applied(String before, List<Line> diff) {
    List<String> old = before.isEmpty() ? List.of() : List.of(before.split("(?<=\n)"));
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (int i = 0; i < diff.size(); i++) {
      Line line = diff.get(i);
      boolean isLast = i + 1 < diff.size() && diff.get(i + 1).kind() == Kind.NOTE;
      String content = line.text().substring(1) + (isLast ? "" : "\n");
      switch (line.kind()) {
        case HUNK -> {
          int start = start(line.text());
          text.append(String.join("", old.subList(at, start)));
          at = start;
        }
        case SAME, REMOVED -> {
          assertEquals(old.get(at++), content);
          text.append(line.kind() == Kind.SAME ? content : "");
        }
        case ADDED -> text.append(content);
        case FILE, NOTE -> {}
      }
    }
    return text.append(String.join("", old.subList(at, old.size()))).toString();
  }

  private static int start(String hunk) {
    String[] range = hunk.substring(4, hunk.indexOf(" +")).split(",", -1);
    int first = Integer.parseInt(range[0]);
    return range[1].equals("0") ? first : first - 1;
  }
}
