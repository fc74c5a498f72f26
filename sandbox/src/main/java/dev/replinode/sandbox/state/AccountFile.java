package dev.replinode.sandbox.state;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** A JSON file that is kept between starts, readable by this user alone: it holds secrets. */
public final class AccountFile {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private final Path file;

  /** Keeps things in {@code file}. */
  public AccountFile(Path file) {
    this.file = file;
  }

  /**
   * What was kept; empty when there is no file yet.
   *
   * @throws IOException the file cannot be read or is not a sandbox's
   */
  public Optional<JsonObject> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException(file + " is damaged", e);
    }
  }

  /** Puts a document in place of what was there, whole or not at all. */
  public void write(JsonObject document) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(fresh);
      Files.createFile(
          fresh,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(fresh, GSON.toJson(document));
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("the account cannot be kept", e);
    }
  }
}
