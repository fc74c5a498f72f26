package dev.replinode.domain.drill;

/**
 * One way to read objects, as a client of it would: a bucket by some identity, a proxy, an edge. It
 * reads once, follows no redirect and repeats nothing. May be used by several threads at once.
 */
@FunctionalInterface
public interface Reader {
  /** How much of an object a read takes: the first mebibyte is enough to tell two apart early. */
  long MOST_BYTES = 1L << 20;

  /** Reads the first {@link #MOST_BYTES} of an object. Never throws: failures are answers here. */
  Answer read(String key);
}
