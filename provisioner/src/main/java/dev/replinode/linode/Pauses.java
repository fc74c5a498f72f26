package dev.replinode.linode;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Sleeper;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.Request;

/** Pauses before a request: told to the user, cut to the command's time, ended by a signal. */
final class Pauses {
  private final Sleeper sleeper;
  private final Deadline deadline;
  private final Consumer<String> listener;

  Pauses(Sleeper sleeper, Deadline deadline, Consumer<String> listener) {
    this.sleeper = sleeper;
    this.deadline = deadline;
    this.listener = listener;
  }

  /**
   * Waits before {@code request}.
   *
   * @param reason why, to go between the request and the time
   * @throws ReplinodeException on a signal, or when the command's time is over
   */
  void before(Request request, String reason, Duration wanted) {
    Duration pause = deadline.atMost(wanted);
    listener.accept(
        request.method()
            + " "
            + request.url().encodedPath()
            + ": "
            + reason
            + "; again in "
            + Math.max(1, pause.toSeconds())
            + " s");
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ReplinodeException.of(Kind.INTERRUPTED, "interrupted", "the command was told to end");
    }
    deadline.check();
  }
}
