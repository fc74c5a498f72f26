package dev.replinode.domain.drill;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What came back for one read.
 *
 * @param outcome by status or failure alone; the bytes are judged later
 * @param status of HTTP; 0 without an answer
 * @param origin which bucket the path says it asked; empty when it does not tell
 * @param isCached whether a cache on the way answered, so that it proves nothing of a bucket
 * @param headers content headers and {@code etag}, {@code last-modified}, by lower-case name; the
 *     user's metadata with its {@code x-amz-meta-}
 * @param sha256 of the bytes that came, in hexadecimal; empty without a body
 * @param bytes how many came
 * @param isGzip whether the bytes begin as gzip does (1f 8b)
 * @param date the server's clock; empty when not sent
 */
public record Answer(
    Outcome outcome,
    int status,
    Optional<Side> origin,
    boolean isCached,
    Map<String, String> headers,
    String sha256,
    long bytes,
    boolean isGzip,
    Optional<Instant> date) {
  /** Copies the headers, sorted by name. */
  public Answer {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }

  /** No answer at all. */
  public static Answer none(Outcome outcome) {
    return new Answer(
        outcome, 0, Optional.empty(), false, Map.of(), "", 0, false, Optional.empty());
  }

  /** The same answer, known to come from {@code side}. */
  public Answer from(Side side) {
    return new Answer(
        outcome, status, Optional.of(side), isCached, headers, sha256, bytes, isGzip, date);
  }

  /** Whether an object came. */
  public boolean isOk() {
    return outcome == Outcome.OK;
  }
}
