package dev.replinode.domain.drill;

/** The two buckets of a drill. */
public enum Side {
  /** The source, which fails. */
  A,
  /** The replica, which takes over. */
  B
}
