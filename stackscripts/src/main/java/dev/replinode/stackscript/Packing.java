package dev.replinode.stackscript;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Packs a text for {@link UserData}: gzip, then Ascii85. gzip passes over zeros at its end. */
final class Packing {
  /** No script of ours is nearly that large; a hostile packing could be far larger. */
  private static final int LARGEST_TEXT = 1 << 20;

  private Packing() {}

  static String pack(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new Smallest(packed)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    return Ascii85.encode(packed.toByteArray());
  }

  /** The text that was packed; nothing when it is damaged or larger than any script. */
  static Optional<String> unpack(String packed) {
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(Ascii85.decode(packed)))) {
      byte[] text = gzip.readNBytes(LARGEST_TEXT + 1);
      return text.length > LARGEST_TEXT
          ? Optional.empty()
          : Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static final class Smallest extends GZIPOutputStream {
    Smallest(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
