package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.LimitedKey.Grant;
import dev.replinode.domain.wait.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A key that may read both buckets, minted for one look by a command that was given no keys, and
 * revoked before the command ends. Its label tells when it was made, so that one whose command was
 * killed is swept by a later command.
 */
final class ReadKey implements AutoCloseable {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyMMddHHmm");
  private static final Duration STALE = Duration.ofHours(24);

  private final KeyRing keyRing;
  private final Waiter waiter;
  private final Outcome outcome;
  private final Progress progress;
  private final KeyNotes notes;
  private final MintedKey key;

  private ReadKey(
      KeyRing keyRing,
      Waiter waiter,
      Outcome outcome,
      Progress progress,
      KeyNotes notes,
      MintedKey key) {
    this.keyRing = keyRing;
    this.waiter = waiter;
    this.outcome = outcome;
    this.progress = progress;
    this.notes = notes;
    this.key = key;
  }

  /**
   * Sweeps stale ones and mints one; a failed revocation is noted in {@code outcome}.
   *
   * @param notes told of the key's label before it is minted, and when it is gone
   */
  static ReadKey mint(
      KeyRing keyRing,
      ReplicatorName name,
      BucketPair pair,
      Waiter waiter,
      RandomGenerator random,
      Outcome outcome,
      Progress progress,
      KeyNotes notes) {
    String label = label(keyRing, name, waiter.clock().instant(), random);
    List<Grant> grants =
        List.of(KeyRing.grant(pair.source(), false), KeyRing.grant(pair.dest(), false));
    notes.before(label);
    try {
      return new ReadKey(keyRing, waiter, outcome, progress, notes, keyRing.mint(label, grants));
    } catch (ReplinodeException e) {
      List<Leftover> left = new ArrayList<>();
      if (e.isUncertain()) {
        waiter.inGrace(() -> left.addAll(keyRing.removeAll(label)));
      }
      outcome.left(left);
      if (left.isEmpty()) {
        notes.gone(label);
      }
      throw e;
    }
  }

  /** A label of this try alone; stale keys are swept first. */
  private static String label(
      KeyRing keyRing, ReplicatorName name, Instant now, RandomGenerator random) {
    keyRing.revoke(
        keyRing.list(key -> KeyLabel.isReadKey(key, name) && isStale(key, now)).stream()
            .map(LimitedKey::id)
            .toList());
    return name.readKeyPrefix()
        + MINUTE.format(now.atOffset(ZoneOffset.UTC))
        + HexFormat.of().toHexDigits(random.nextInt(), 3);
  }

  BucketCredentials credentials() {
    return new BucketCredentials(key.accessKey(), key.accessKey());
  }

  /** Revokes it, also when the command's time is over or a signal ended it. */
  @Override
  public void close() {
    waiter.inGrace(this::revoke);
  }

  private void revoke() {
    List<Leftover> left = keyRing.remove(key);
    outcome.left(left);
    left.forEach(one -> progress.warning("could not be revoked and may still work: " + one));
    if (left.isEmpty()) {
      notes.gone(key.label());
    }
  }

  /** A command does not last a day, so a key of that age has lost its command. */
  private static boolean isStale(LimitedKey key, Instant now) {
    return KeyLabel.of(key)
        .flatMap(KeyLabel::made)
        .filter(made -> made.plus(STALE).isBefore(now))
        .isPresent();
  }
}
