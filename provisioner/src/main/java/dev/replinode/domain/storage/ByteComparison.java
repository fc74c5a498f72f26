package dev.replinode.domain.storage;

import dev.replinode.domain.storage.ComparisonOptions.Level;
import dev.replinode.domain.storage.ComparisonResult.Tier;
import java.time.Instant;

/**
 * Looks closer at single pairs of which the listings show equal lengths and no more. May be used by
 * several threads at once.
 */
public final class ByteComparison {
  private final PairCheck check;

  /**
   * Of {@code source} and {@code dest}.
   *
   * @param start what was written later counts as changing
   * @param heed called before each piece that is read, by the thread that reads; it may end the
   *     reading by throwing
   */
  public ByteComparison(
      Comparison.Side source, Comparison.Side dest, Instant start, Runnable heed) {
    this.check = new PairCheck(Level.CONTENT, source, dest, start, heed);
  }

  /** Whether {@code finding} rests on nothing but the length. */
  public static boolean isOpen(Finding finding) {
    return finding.rests(Tier.SIZE);
  }

  /**
   * By the MD5 that may be in the headers, which takes two requests; open when there is none.
   *
   * @throws StorageException a copy could not be asked for
   */
  public Finding byHeaders(Finding listed) {
    return check.bytes(listed, false);
  }

  /**
   * By the bytes of one copy, or of both where that does not tell; never open.
   *
   * @throws StorageException a copy could not be read
   */
  public Finding byBytes(Finding listed) {
    return check.bytes(listed, true);
  }
}
