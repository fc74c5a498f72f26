package dev.replinode.fake;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.storage.StorageException;

/** The failures that the API and the storage may answer with. */
public final class Failures {
  private Failures() {}

  /** Whatever was sent, no answer came. */
  public static ReplinodeException noAnswer() {
    return unreachable().asUncertain();
  }

  /** The API was never reached. */
  public static ReplinodeException unreachable() {
    return ReplinodeException.of(Kind.UNREACHABLE, "a call", "the API could not be reached");
  }

  /** The time of the whole command is over. */
  public static ReplinodeException timeOver() {
    return ReplinodeException.of(Kind.INCONCLUSIVE, "the command", "its --timeout is over");
  }

  /** The API said no. */
  public static ReplinodeException refused() {
    return ReplinodeException.refused("a call", "label: must be unique");
  }

  /** The token lacks a scope. */
  public static ReplinodeException notAuthorized() {
    return ReplinodeException.of(Kind.NOT_AUTHORIZED, "a call", "Unauthorized");
  }

  /** A storage failure. */
  public static StorageException storage(StorageException.Kind kind) {
    return new StorageException(kind, "the storage said " + kind);
  }
}
