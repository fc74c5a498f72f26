package dev.replinode.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The commands that the pages of the documentation show. */
final class DocumentedCommands {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final String MARK = "<!-- tested -->";
  private static final String FENCE = "```";
  private static final Pattern COMMAND = Pattern.compile("(\\./)?(replinode|mvnw)( .*)?");
  private static final Pattern SPAN = Pattern.compile("`((?:\\./)?(?:replinode|mvnw) [^`]+)`");
  private static final Pattern AMONG_OTHERS =
      Pattern.compile(
          "[ =(](?:\\.?/)*(?:\\.?[a-z]+/)*(replinode [a-z]+ (?:\\$\\([^)]*\\)|[^;&|>)'])*)");
  private static final Pattern COMMENT = Pattern.compile("\\s{2,}#.*");

  private DocumentedCommands() {}

  /**
   * A command as a page shows it.
   *
   * @param text without comment, its lines joined
   * @param kind where it stands
   */
  record Shown(Path page, int line, String text, Kind kind) {
    @Override
    public String toString() {
      return ROOT.relativize(page) + ":" + line + " " + text;
    }
  }

  /** Where a command stands. */
  enum Kind {
    /** A line of a block. */
    LINE,
    /** A line of a block that is run as a whole, with all of its page's. */
    TESTED,
    /** In a sentence, or in a line of something else: a service, a pipeline. */
    MENTIONED
  }

  /** Every page that people read before they type. */
  static List<Path> pages() {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      Stream<Path> top =
          Stream.of("README.md", "CONTRIBUTING.md", "SECURITY.md").map(ROOT::resolve);
      return Stream.concat(top, docs.filter(page -> page.toString().endsWith(".md")).sorted())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All commands of a page, in its order. */
  static List<Shown> in(Path page) {
    List<Shown> shown = new ArrayList<>();
    for (Line line : lines(page)) {
      String text = COMMENT.matcher(line.text().strip()).replaceFirst("");
      if (line.isCode() && COMMAND.matcher(text).matches()) {
        Kind kind = line.isTested() ? Kind.TESTED : Kind.LINE;
        shown.add(new Shown(page, line.number(), text, kind));
      } else {
        Matcher among = (line.isCode() ? AMONG_OTHERS : SPAN).matcher(text);
        among.results().forEach(it -> shown.add(mentioned(page, line, it.group(1))));
      }
    }
    return shown;
  }

  /** All blocks of a page that are marked as tested, as one script; a blank line between two. */
  static String of(Path page) {
    StringBuilder script = new StringBuilder();
    lines(page).stream()
        .filter(Line::isTested)
        .forEach(line -> script.append(line.text()).append('\n'));
    return script.toString();
  }

  /** A file {@code name} in {@code folder} that runs {@code command} with its own arguments. */
  static void shim(Path folder, String name, List<String> command) throws IOException {
    StringBuilder words = new StringBuilder("#!/bin/sh\nexec");
    command.forEach(word -> words.append(" '").append(word.replace("'", "'\\''")).append('\''));
    Path shim = Files.writeString(folder.resolve(name), words.append(" \"$@\"\n"));
    if (!shim.toFile().setExecutable(true)) {
      throw new IOException(shim + " cannot be made executable");
    }
  }

  private static Shown mentioned(Path page, Line line, String text) {
    return new Shown(page, line.number(), text.strip(), Kind.MENTIONED);
  }

  private record Line(int number, String text, boolean isCode, boolean isTested) {}

  /** The lines of a page; those of a block that end in a backslash are one. */
  private static List<Line> lines(Path page) {
    List<Line> lines = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    boolean isFenced = false;
    boolean isMarked = false;
    boolean isTested = false;
    int number = 0;
    for (String text : read(page)) {
      number++;
      boolean isFence = text.strip().startsWith(FENCE);
      boolean isCode = !isFence && (isFenced || text.startsWith("    "));
      if (isFence) {
        isFenced = !isFenced;
        isTested = isFenced && isMarked;
      } else if (isCode && text.endsWith("\\") && !isTested) {
        open.append(text.strip(), 0, text.strip().length() - 1);
      } else {
        lines.add(new Line(number, open + text, isCode, isTested && isCode));
        open.setLength(0);
      }
      isMarked = text.equals(MARK);
    }
    return lines;
  }

  private static List<String> read(Path page) {
    try {
      return Files.readAllLines(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
