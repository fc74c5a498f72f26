package dev.replinode.s3;

import dev.replinode.domain.storage.BodyReader;
import dev.replinode.domain.storage.StoredObject;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Ways to read the body of an object. A body that breaks off is asked for again. */
final class S3Body {
  private static final int BUFFER = 64 * 1024;

  /** Room is left for one byte more than allowed, and for the headers of arrays. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 9;

  private S3Body() {}

  /** Keeps the body; empty when it is longer than allowed. */
  record Whole(long maxBytes)
      implements ResponseTransformer<GetObjectResponse, Optional<StoredObject>> {
    Whole {
      if (maxBytes < 0 || maxBytes > LARGEST_ARRAY) {
        throw new IllegalArgumentException("maxBytes " + maxBytes);
      }
    }

    @Override
    public Optional<StoredObject> transform(GetObjectResponse answer, AbortableInputStream in) {
      if (answer.contentLength() != null && answer.contentLength() > maxBytes) {
        in.abort();
        return Optional.empty();
      }
      try {
        byte[] body = in.readNBytes((int) maxBytes + 1);
        if (body.length > maxBytes) {
          in.abort();
          return Optional.empty();
        }
        return Optional.of(new StoredObject(body, S3Headers.of(answer)));
      } catch (IOException e) {
        throw broken(e);
      }
    }
  }

  /** Keeps nothing but what a reader makes of the body. */
  record Read<T>(Supplier<BodyReader<T>> readers)
      implements ResponseTransformer<GetObjectResponse, T> {
    @Override
    public T transform(GetObjectResponse answer, AbortableInputStream in) {
      BodyReader<T> reader = readers.get();
      byte[] buffer = new byte[BUFFER];
      try {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          reader.take(buffer, n);
        }
      } catch (IOException e) {
        throw broken(e);
      }
      return reader.result();
    }
  }

  private static RetryableException broken(IOException e) {
    return RetryableException.create("the answer broke off", e);
  }
}
