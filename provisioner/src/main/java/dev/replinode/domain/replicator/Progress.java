package dev.replinode.domain.replicator;

/** Who is told what a command is doing. Methods must be quick and must not throw. */
public interface Progress {
  /** A step ended; {@code text} says what came of it. */
  void step(String step, String text);

  /** Something the user should know although the work goes on. */
  void warning(String text);

  /** What the run says of itself now. */
  void run(RunStatus status);

  /** How many objects were compared so far. */
  void compared(long objects);
}
