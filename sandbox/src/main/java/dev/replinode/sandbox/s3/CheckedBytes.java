package dev.replinode.sandbox.s3;

import com.google.common.hash.HashCode;
import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import org.jclouds.io.Payload;

/**
 * The bytes of an upload; at their end the announced length and MD5 must have come true, or reading
 * fails and nothing is stored.
 */
final class CheckedBytes extends FilterInputStream {
  private final HashingInputStream hashing;
  private final Long announcedLength;
  private final HashCode announcedMd5;
  private long length;
  private boolean checked;

  CheckedBytes(Payload payload) throws IOException {
    this(new HashingInputStream(md5(), payload.openStream()), payload);
  }

  private CheckedBytes(HashingInputStream hashing, Payload payload) {
    super(hashing);
    this.hashing = hashing;
    this.announcedLength = payload.getContentMetadata().getContentLength();
    this.announcedMd5 = payload.getContentMetadata().getContentMD5AsHashCode();
  }

  /** MD5 is what S3's Content-MD5 and ETags are made of; it protects nothing here. */
  @SuppressWarnings("deprecation")
  private static HashFunction md5() {
    return Hashing.md5();
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? -1 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int wanted) throws IOException {
    if (wanted == 0) {
      // s3proxy's stream of chunks would say that it has ended.
      return 0;
    }
    int count = super.read(buffer, offset, wanted);
    count(count);
    return count;
  }

  private void count(int read) throws IOException {
    if (read > 0) {
      length += read;
    } else if (read < 0 && !checked) {
      checked = true;
      check();
    }
  }

  private void check() throws IOException {
    if (announcedLength != null && announcedLength != length) {
      throw new IOException(
          "Content-Length mismatch, actual: " + length + " expected: " + announcedLength);
    }
    if (announcedMd5 != null && !announcedMd5.equals(hashing.hash())) {
      // jclouds knows this case by the beginning of the sentence and answers 400.
      throw new IOException("MD5 hash code mismatch, expected: " + announcedMd5);
    }
  }
}
