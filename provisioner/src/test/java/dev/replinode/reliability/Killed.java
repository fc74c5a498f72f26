package dev.replinode.reliability;

/** The command's sudden end; nothing of it runs any more. */
final class Killed extends Error {
  private static final long serialVersionUID = 1L;

  Killed(String moment) {
    super("killed at " + moment);
  }
}
