package dev.replinode.reliability;

/** Told of each moment at which a command could be interrupted; may throw to end it there. */
@FunctionalInterface
interface Moments {
  /**
   * The command is about to do something, or has just seen it done.
   *
   * @param what {@code > GET /v4/profile} before a request, {@code < 200 …} after it, {@code
   *     sleep}, {@code s3}
   */
  void at(String what);
}
