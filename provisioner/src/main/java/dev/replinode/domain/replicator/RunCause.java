package dev.replinode.domain.replicator;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an exit status of the replication script means, and what to do about it. The numbers are
 * those in the header of the script and in {@code docs/script.md}; one that is not listed is told
 * as a number.
 */
public enum RunCause {
  /** A field of the script is missing or wrong. */
  FIELD(
      10,
      "a field of the script is missing or wrong",
      "correct the value it names and create again"),
  /** Both sides are one place. */
  OVERLAP(
      11,
      "source and destination are the same place",
      "name another bucket, or prefixes that do not hold one another"),
  /** Nothing to copy. */
  EMPTY_SOURCE(
      12,
      "the source holds no object, and an empty source is not replicated",
      "check the source's bucket and prefix; an empty source never empties a destination"),
  /** Two runs of one pair. */
  BUSY(13, "another run of this pair is at work", "wait until it has ended, then run again"),
  /** No rclone. */
  PACKAGE(
      20,
      "rclone could not be installed",
      "see whether the instance reaches its package archive, then create again"),
  /** Headers matter more than copying. */
  HEADERS(
      21,
      "headers would have been lost, so nothing was copied",
      "use an image with rclone 1.59 or later, or accept the loss with HEADERS=auto"),
  /** No later passes. */
  TIMER(
      22,
      "the timer for later passes could not be started",
      "use an image with systemd, or run once without --every"),
  /** The source does not answer. */
  SOURCE(
      30,
      "the source was not found or not reachable",
      "check its bucket's name, region and endpoint with: replinode doctor"),
  /** The destination does not answer. */
  DESTINATION(
      31,
      "the destination was not found or not reachable",
      "check its bucket's name, region and endpoint with: replinode doctor"),
  /** The storage said no. */
  PERMISSION(
      32,
      "a key was refused, or it may not do what is needed",
      "use a key that reads the source and one that reads and writes the destination"),
  /** Full. */
  SPACE(
      33,
      "there is no space left",
      "raise the destination's quota, or use an instance with a larger disk"),
  /** Too many deletions. */
  DELETION_BOUND(
      40,
      "more deletions than the bound allows, so nothing was copied or deleted",
      "if the source is right, raise --max-delete; else repair the source first"),
  /** Some objects did not arrive. */
  COPY(
      41,
      "some objects could not be copied or deleted",
      "see the causes above and run again: what is there already is not copied twice"),
  /** The proof failed. */
  DIFFERENT(
      42,
      "the buckets differ after copying",
      "run again when the source is at rest; keys with empty or dot parts cannot be copied"),
  /** Not foreseen. */
  UNEXPECTED(
      70, "the script failed in a way it does not know", "see /var/log/replinode on the instance"),
  /** Hung up. */
  HUNG_UP(129, "the run was interrupted", "run again: what is there already is not copied twice"),
  /** Interrupted. */
  INTERRUPTED(
      130, "the run was interrupted", "run again: what is there already is not copied twice"),
  /** Killed. */
  KILLED(
      137,
      "the run was killed, or cut off by a restart",
      "a later run goes on where it was; see whether the instance has enough memory"),
  /** Asked to end. */
  TERMINATED(
      143, "the run was interrupted", "run again: what is there already is not copied twice");

  private final int exitCode;
  private final String sentence;
  private final String remedy;

  RunCause(int exitCode, String sentence, String remedy) {
    this.exitCode = exitCode;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  /** The cause that the script tells by {@code exitCode}, when it is one of its own. */
  public static Optional<RunCause> of(int exitCode) {
    return Arrays.stream(values()).filter(cause -> cause.exitCode == exitCode).findFirst();
  }

  /** The script's exit status. */
  public int exitCode() {
    return exitCode;
  }

  /** What happened, as a clause. */
  public String sentence() {
    return sentence;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}
