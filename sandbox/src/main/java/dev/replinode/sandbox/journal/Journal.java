package dev.replinode.sandbox.journal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The latest requests, in memory and, when asked for, in a file. Safe for use by many threads.
 *
 * <p>At most {@value #MOST_ENTRIES} are kept: a client that goes on for days fills no heap.
 */
public final class Journal implements AutoCloseable {
  /** The most entries in memory. */
  public static final int MOST_ENTRIES = 10_000;

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final Deque<Line> lines = new ArrayDeque<>();
  private final Optional<JournalFile> file;
  private long number;

  private record Line(long number, String text) {}

  /** Keeps entries in memory and, if there is one, in {@code file}. */
  public Journal(Optional<JournalFile> file) {
    this.file = file;
  }

  /** Adds a request that is done with. */
  public synchronized void add(Entry entry) {
    JsonObject json = entry.toJson(++number);
    String text = GSON.toJson(json);
    lines.addLast(new Line(number, text));
    if (lines.size() > MOST_ENTRIES) {
      lines.removeFirst();
    }
    file.ifPresent(kept -> kept.add(text));
  }

  /**
   * Entries as lines of JSON, oldest first.
   *
   * @param after only those with a greater number
   * @param most no more than so many, the oldest of them
   */
  public synchronized List<String> after(long after, int most) {
    return lines.stream()
        .filter(line -> line.number() > after)
        .limit(most)
        .map(Line::text)
        .toList();
  }

  /** The latest entries as lines of JSON, oldest first. */
  public synchronized List<String> latest(int most) {
    return lines.stream().skip(Math.max(0, lines.size() - most)).map(Line::text).toList();
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }
}
