package dev.replinode.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/**
 * Makes listings readable whose tokens are keys as they are. Some servers URL-encode the keys of a
 * list, and not the one that the page ends at: a character in it that XML 1.0 does not have makes
 * the whole page no XML. It is replaced in tokens alone, by {@link #REPLACEMENT}.
 */
final class S3Tokens implements ExecutionInterceptor {
  /** What stands for a character that XML cannot hold. */
  static final char REPLACEMENT = '\uFFFD';

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    return context.request() instanceof ListObjectsV2Request
        ? context.responseBody().map(Page::new)
        : context.responseBody();
  }

  /** The page with readable tokens; holds a piece of it at a time. */
  static final class Page extends InputStream {
    private static final List<byte[]> TOKENS =
        List.of(ascii("NextContinuationToken"), ascii("ContinuationToken"), ascii("StartAfter"));
    private static final int LONGEST_NAME = 32;
    private static final int PIECE = 8 * 1024;

    private final InputStream page;
    private final byte[] piece = new byte[PIECE];
    private final byte[] name = new byte[LONGEST_NAME];
    private final S3TokenText token = new S3TokenText();
    private byte[] ready = piece;
    private int taken;
    private int end;
    private int nameLength;
    private State state = State.TEXT;

    private enum State {
      TEXT,
      TAG,
      TOKEN
    }

    Page(InputStream page) {
      this.page = page;
    }

    @Override
    public int read() throws IOException {
      return fill() ? ready[taken++] & 0xff : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
      if (most == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int count = Math.min(most, end - taken);
      System.arraycopy(ready, taken, buffer, offset, count);
      taken += count;
      return count;
    }

    @Override
    public void close() throws IOException {
      page.close();
    }

    /** Whether there is something to hand over. */
    private boolean fill() throws IOException {
      while (taken == end) {
        int count = page.read(piece, 0, PIECE);
        if (count < 0) {
          return false;
        }
        ready = readable(count);
        taken = 0;
        end = ready == piece ? count : ready.length;
      }
      return true;
    }

    /**
     * The piece itself where it has no part of a token, as almost every one: octets that are handed
     * on one by one would cost more than reading the page does.
     */
    private byte[] readable(int count) {
      ByteArrayOutputStream out = null;
      int from = 0;
      for (int i = 0; i < count; i++) {
        if (state == State.TOKEN) {
          out = out == null ? new ByteArrayOutputStream(PIECE) : out;
          out.write(piece, from, i - from);
          from = i + takeToken(piece[i], out);
        } else if (state == State.TAG || piece[i] == '<') {
          takeMarkup(piece[i]);
        }
      }
      if (out == null) {
        return piece;
      }
      out.write(piece, from, count - from);
      return out.toByteArray();
    }

    /** How many octets were taken: 0 for the one that begins the next tag. */
    private int takeToken(byte next, ByteArrayOutputStream out) {
      if (next != '<') {
        token.take(next, out);
        return 1;
      }
      token.end(out);
      takeMarkup(next);
      return 0;
    }

    private void takeMarkup(byte next) {
      if (next == '<') {
        state = State.TAG;
        nameLength = 0;
      } else if (state == State.TAG && next == '>') {
        state = isToken() ? State.TOKEN : State.TEXT;
      } else if (state == State.TAG && nameLength < LONGEST_NAME) {
        name[nameLength++] = next;
      }
    }

    private boolean isToken() {
      for (byte[] one : TOKENS) {
        if (Arrays.equals(one, 0, one.length, name, 0, nameLength)) {
          return true;
        }
      }
      return false;
    }

    private static byte[] ascii(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }
}
