package dev.replinode.s3;

import dev.replinode.domain.storage.StoredObject;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
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

  /** Keeps nothing but the SHA-256 of the body, in hexadecimal. */
  record Sha256() implements ResponseTransformer<GetObjectResponse, String> {
    @Override
    public String transform(GetObjectResponse answer, AbortableInputStream in) {
      MessageDigest digest = sha256();
      byte[] buffer = new byte[BUFFER];
      try {
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          digest.update(buffer, 0, n);
        }
      } catch (IOException e) {
        throw broken(e);
      }
      return HexFormat.of().formatHex(digest.digest());
    }
  }

  private static RetryableException broken(IOException e) {
    return RetryableException.create("the answer broke off", e);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
