package dev.replinode.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Makes a body that ends before its announced length a failure that the SDK retries. The JDK's HTTP
 * client takes a line that was cut for the end of the body, so a part would pass for the whole.
 */
final class S3WholeBodies implements ExecutionInterceptor {
  private static final String LENGTH = "Content-Length";

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    Optional<Long> length =
        context.httpResponse().firstMatchingHeader(LENGTH).flatMap(S3WholeBodies::number);
    boolean hasBody = context.httpRequest().method() != SdkHttpMethod.HEAD;
    return length.isPresent() && hasBody
        ? context.responseBody().map(body -> new Measured(body, length.get()))
        : context.responseBody();
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.valueOf(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static final class Measured extends FilterInputStream {
    private final long length;
    private long seen;

    Measured(InputStream body, long length) {
      super(body);
      this.length = length;
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      count(octet < 0 ? -1 : 1);
      return octet;
    }

    @Override
    public int read(byte[] buffer, int offset, int most) throws IOException {
      int read = super.read(buffer, offset, most);
      count(read);
      return read;
    }

    @Override
    public long skip(long most) throws IOException {
      long skipped = super.skip(most);
      seen += skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    /** Unchecked, because XML readers wrap an IOException into something that is not retried. */
    private void count(int read) {
      if (read >= 0) {
        seen += read;
      } else if (seen < length) {
        throw RetryableException.create(
            "the answer broke off",
            new IOException("the answer ended after " + seen + " of " + length + " bytes"));
      }
    }
  }
}
