package dev.replinode.stackscript;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;

/** Packs a text for {@link UserData}: gzip, then Base91. gzip passes over zeros at its end. */
final class Packing {
  /** No script of ours is nearly that large; a hostile packing could be far larger. */
  private static final int LARGEST_TEXT = 1 << 20;

  /** RFC 1952, section 2.3: deflated, no name, no time, made by an unknown system. */
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff};

  private Packing() {}

  static String pack(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] deflated = Deflated.of(bytes);
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ByteBuffer gzip =
        ByteBuffer.allocate(HEADER.length + deflated.length + 2 * Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    gzip.put(HEADER).put(deflated).putInt((int) sum.getValue()).putInt(bytes.length);
    return Base91.encode(gzip.array());
  }

  /** The text that was packed; nothing when it is damaged or larger than any script. */
  static Optional<String> unpack(String packed) {
    try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(Base91.decode(packed)))) {
      byte[] text = gzip.readNBytes(LARGEST_TEXT + 1);
      return text.length > LARGEST_TEXT
          ? Optional.empty()
          : Optional.of(new String(text, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
