package dev.replinode.domain.failover;

import java.time.Duration;

/** A way in which an origin fails. */
public sealed interface Fault {
  /** A word for reports, such as {@code refuse} or {@code status-503}. */
  String id();

  /** Nothing listens: connecting is refused at once. */
  record Refuse() implements Fault {
    @Override
    public String id() {
      return "refuse";
    }
  }

  /** Packets vanish: connecting ends in the edge's time-out. */
  record Blackhole() implements Fault {
    @Override
    public String id() {
      return "blackhole";
    }
  }

  /** The connection is made, and reset when the request has been read. */
  record Reset() implements Fault {
    @Override
    public String id() {
      return "reset";
    }
  }

  /** The true answer, after a silence. */
  record SlowFirstByte(Duration delay) implements Fault {
    @Override
    public String id() {
      return "slow-first-byte";
    }
  }

  /** Another answer instead of the true one: 403, 404, 429, 500, 503 … */
  record Status(int status) implements Fault {
    @Override
    public String id() {
      return "status-" + status;
    }
  }

  /** The true headers and the first half of the body, then the connection is cut. */
  record Truncated() implements Fault {
    @Override
    public String id() {
      return "truncated";
    }
  }
}
