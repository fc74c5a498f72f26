package dev.replinode.domain.drill;

/** A fault that can be put on and taken off; both are safe to repeat. */
public interface Switch {
  /** What it does, in a few words. */
  String describe();

  /**
   * Makes A fail.
   *
   * @throws dev.replinode.domain.ReplinodeException it cannot be done
   */
  void on();

  /**
   * Takes it back.
   *
   * @throws dev.replinode.domain.ReplinodeException it cannot be done
   */
  void off();
}
