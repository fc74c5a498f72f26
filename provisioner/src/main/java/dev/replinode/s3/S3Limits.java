package dev.replinode.s3;

import java.time.Duration;

/**
 * How long a store tries.
 *
 * @param connect longest time to connect
 * @param silence longest time without a byte of the answer
 * @param call longest time for one call with all its attempts; reading a whole object for its
 *     digest is bounded by {@code read} instead
 * @param read longest time to read one object of any size
 * @param attempts how often a call is made in all when the server is busy or the line breaks
 * @param backoff mean delay before the second attempt, doubled for each further one; a server that
 *     asks to slow down gets ten times as long
 */
record S3Limits(
    Duration connect,
    Duration silence,
    Duration call,
    Duration read,
    int attempts,
    Duration backoff) {

  /** For a distant server on a fair line: a call ends within two minutes whatever happens. */
  static S3Limits standard() {
    return new S3Limits(
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        Duration.ofHours(12),
        4,
        Duration.ofMillis(100));
  }
}
