package dev.replinode.sandbox.s3;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes down every change of buckets and objects, one JSON document a line, before the change is
 * answered. Read at the next start; a last line that was cut off by a crash is left out.
 */
final class ObjectJournal implements AutoCloseable {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final Optional<Writer> writer;

  private ObjectJournal(Optional<Writer> writer) {
    this.writer = writer;
  }

  /** Keeps nothing. */
  static ObjectJournal none() {
    return new ObjectJournal(Optional.empty());
  }

  /** Starts the file anew with {@code lines}, then appends to it. */
  static ObjectJournal rewrite(Path file, List<JsonObject> lines) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, lines.stream().map(GSON::toJson).toList());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    return new ObjectJournal(Optional.of(Files.newBufferedWriter(file, StandardOpenOption.APPEND)));
  }

  /** The lines that were written; none when there is no file. */
  static List<JsonObject> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readAllLines(file).stream().flatMap(line -> parse(line).stream()).toList();
  }

  /** Writes a line; {@code line} is not even asked for where nothing is kept. */
  synchronized void add(Supplier<JsonObject> line) {
    if (writer.isEmpty()) {
      return;
    }
    try {
      writer.get().write(GSON.toJson(line.get()) + "\n");
      writer.get().flush();
    } catch (IOException e) {
      throw new UncheckedIOException("the journal of objects cannot be written", e);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    if (writer.isPresent()) {
      writer.get().close();
    }
  }

  private static Optional<JsonObject> parse(String line) {
    try {
      return Optional.of(JsonParser.parseString(line).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException e) {
      return Optional.empty();
    }
  }
}
