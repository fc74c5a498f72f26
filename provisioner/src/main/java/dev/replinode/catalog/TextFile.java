package dev.replinode.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads files that people write; refuses what is none of theirs, in one clause. */
final class TextFile {
  /** Far more than the platform takes, and still soon read. */
  private static final int MOST_BYTES = 16 << 20;

  private TextFile() {}

  /**
   * All bytes of a regular file.
   *
   * @throws IOException its message says why not: absent, a folder, too large, not readable
   */
  static byte[] bytes(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("there is no such file");
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException(Files.isDirectory(file) ? "it is a folder" : "it is not a file");
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new IOException("it cannot be read", e);
    }
    if (bytes.length > MOST_BYTES) {
      throw new IOException("it is larger than 16 MiB");
    }
    return bytes;
  }

  /**
   * The text of a file, exactly.
   *
   * @throws IOException its message says why not, as above, or that it is not UTF-8
   */
  static String text(Path file) throws IOException {
    return decode(bytes(file));
  }

  /**
   * The text that {@code bytes} hold.
   *
   * @throws IOException they are not UTF-8
   */
  static String decode(byte[] bytes) throws IOException {
    int bad = firstBadByte(bytes);
    if (bad >= 0) {
      throw new IOException("it is not UTF-8 text: see its byte " + (bad + 1));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The index of the first byte that is no part of UTF-8 text; -1 when all are. */
  private static int firstBadByte(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    return result.isError() ? in.position() : -1;
  }
}
