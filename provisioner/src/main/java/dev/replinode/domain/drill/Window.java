package dev.replinode.domain.drill;

/** The three times in which the same reads are made. */
public enum Window {
  /** While all is well. */
  BEFORE,
  /** While the fault is on. */
  DURING,
  /** After the fault was taken back. */
  AFTER
}
