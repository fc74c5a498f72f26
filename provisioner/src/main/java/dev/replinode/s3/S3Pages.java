package dev.replinode.s3;

import dev.replinode.domain.storage.ObjectSummary;
import dev.replinode.domain.storage.StorageException;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Iterates over a listing, fetching a page when the one before is used up. */
final class S3Pages implements Iterator<ObjectSummary> {
  /** Fetches one page. */
  @FunctionalInterface
  interface Fetch {
    ListObjectsV2Response page(ListObjectsV2Request request);
  }

  private final Fetch fetch;
  private final String endpoint;
  private ListObjectsV2Request next;
  private Iterator<S3Object> page = Collections.emptyIterator();

  S3Pages(ListObjectsV2Request first, Fetch fetch, String endpoint) {
    this.next = first;
    this.fetch = fetch;
    this.endpoint = endpoint;
  }

  /** Keys are asked for in URL encoding: XML cannot hold every character that a key may have. */
  static ListObjectsV2Request.Builder request(String bucket, String prefix) {
    ListObjectsV2Request.Builder request =
        ListObjectsV2Request.builder().bucket(bucket).encodingType(EncodingType.URL);
    return prefix.isEmpty() ? request : request.prefix(prefix);
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && next != null) {
      turn();
    }
    return page.hasNext();
  }

  /** Fetches the next page; only when there is one. */
  void turn() {
    ListObjectsV2Response answer = listing(fetch.page(next));
    page = answer.contents().iterator();
    next = following(next, answer);
  }

  @Override
  public ObjectSummary next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    S3Object object = page.next();
    return new ObjectSummary(
        object.key(),
        Objects.requireNonNullElse(object.size(), 0L),
        S3Headers.unquoted(object.eTag()),
        Objects.requireNonNullElse(object.lastModified(), Instant.EPOCH));
  }

  /**
   * Every list of S3 says whether it goes on. What does not say so is no list, and not an empty
   * one.
   */
  private ListObjectsV2Response listing(ListObjectsV2Response answer) {
    if (answer.isTruncated() == null) {
      throw new StorageException(
          StorageException.Kind.OTHER, endpoint + " sent an answer that is not S3's");
    }
    return answer;
  }

  /**
   * The request for what follows, {@code null} at the end. It names the last key and not the
   * server's token: some servers URL-encode the token together with the keys, and then take it
   * encoded for a key.
   */
  private ListObjectsV2Request following(ListObjectsV2Request asked, ListObjectsV2Response answer) {
    if (!answer.isTruncated()) {
      return null;
    }
    ListObjectsV2Request.Builder request = asked.toBuilder();
    List<S3Object> objects = answer.contents();
    if (objects.isEmpty()) {
      String token = answer.nextContinuationToken();
      return token == null || isUnsure(token) || token.equals(asked.continuationToken())
          ? refuse(asked)
          : request.startAfter(null).continuationToken(token).build();
    }
    String last = objects.get(objects.size() - 1).key();
    return last.equals(asked.startAfter())
        ? refuse(asked)
        : request.startAfter(last).continuationToken(null).build();
  }

  /** A token that lost a character leads to another place of the list. */
  private static boolean isUnsure(String token) {
    return token.indexOf(S3Tokens.REPLACEMENT) >= 0;
  }

  /** Going on would loop for ever; ending would pass off a part as the whole. */
  private ListObjectsV2Request refuse(ListObjectsV2Request asked) {
    throw new StorageException(
        StorageException.Kind.OTHER,
        endpoint + " says that the list of bucket " + asked.bucket() + " goes on, but not where");
  }
}
