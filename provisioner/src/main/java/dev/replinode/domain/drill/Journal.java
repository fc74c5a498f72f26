package dev.replinode.domain.drill;

/**
 * Outlives a crash: what is written here before it is done can be taken back by another process.
 */
public interface Journal {
  /** Notes that {@code undo} will be needed; call it before the deed. */
  void intend(Undo undo);

  /** Notes that {@code undo} was done and its effect checked. */
  void done(Undo undo);
}
