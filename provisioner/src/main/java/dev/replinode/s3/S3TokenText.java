package dev.replinode.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of XML in UTF-8, octet by octet, without the characters that XML 1.0 does not have. */
final class S3TokenText {
  private static final Pattern REFERENCE = Pattern.compile("&#(?:x([0-9A-Fa-f]+)|([0-9]+));");
  private static final int HEX = 16;
  private static final int DECIMAL = 10;

  /** No reference to a character is longer, leading zeros aside. */
  private static final int LONGEST = 12;

  private static final byte[] REPLACEMENT =
      String.valueOf(S3Tokens.REPLACEMENT).getBytes(StandardCharsets.UTF_8);

  /**
   * Of U+FFFE and U+FFFF, the two that UTF-8 has and XML has not; each ends a sequence of three.
   */
  private static final int FIRST_OF_NONE = 0xEF;

  private static final int LENGTH_OF_NONE = 3;

  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private boolean isReference;

  /** Hands the octet to {@code out}, or holds it until it is known what it is part of. */
  void take(byte next, ByteArrayOutputStream out) {
    int octet = next & 0xff;
    if (held.size() > 0) {
      hold(octet, out);
    } else if (octet == '&' || octet == FIRST_OF_NONE) {
      isReference = octet == '&';
      held.write(octet);
    } else {
      write(isLegal(octet), octet, out);
    }
  }

  /** Hands over what is still held: the text is over. */
  void end(ByteArrayOutputStream out) {
    out.writeBytes(held.toByteArray());
    held.reset();
  }

  private void hold(int octet, ByteArrayOutputStream out) {
    held.write(octet);
    boolean isWhole =
        isReference ? octet == ';' || held.size() == LONGEST : held.size() == LENGTH_OF_NONE;
    if (isWhole) {
      if (isLegal(held.toString(StandardCharsets.UTF_8))) {
        end(out);
      } else {
        held.reset();
        out.writeBytes(REPLACEMENT);
      }
    }
  }

  private static void write(boolean isLegal, int octet, ByteArrayOutputStream out) {
    if (isLegal) {
      out.write(octet);
    } else {
      out.writeBytes(REPLACEMENT);
    }
  }

  private static boolean isLegal(String held) {
    Matcher reference = REFERENCE.matcher(held);
    if (!reference.matches()) {
      return held.startsWith("&") || held.codePoints().allMatch(S3TokenText::isLegal);
    }
    String hex = reference.group(1);
    long number =
        hex == null ? Long.parseLong(reference.group(2), DECIMAL) : Long.parseLong(hex, HEX);
    return isLegal((int) Math.min(number, Integer.MAX_VALUE));
  }

  /** The production Char of XML 1.0. */
  private static boolean isLegal(int character) {
    return character == '\t'
        || character == '\n'
        || character == '\r'
        || (character >= ' ' && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || (character >= 0x10000 && character <= 0x10FFFF);
  }
}
