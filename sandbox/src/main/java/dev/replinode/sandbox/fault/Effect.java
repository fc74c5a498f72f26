package dev.replinode.sandbox.fault;

import java.util.Map;

/** What happens to a call that a rule strikes. */
public sealed interface Effect {

  /** Whether the call is carried out before it goes wrong. */
  boolean acts();

  /** Nothing but the rule's delay. */
  record Late() implements Effect {
    @Override
    public boolean acts() {
      return true;
    }
  }

  /**
   * Another answer than the right one.
   *
   * @param status the HTTP status, 400 to 599
   * @param reason the sentence in the body; empty for the usual one of the status
   * @param code the S3 error code; empty for the usual one of the status
   * @param headers sent with the answer
   */
  record Answer(int status, String reason, String code, Map<String, String> headers, boolean acts)
      implements Effect {
    /** Copies the headers. */
    public Answer {
      headers = Map.copyOf(headers);
    }
  }

  /** No answer: the connection ends. */
  record Cut(boolean acts) implements Effect {}

  /** The right answer, whose connection ends after so many bytes of the body. */
  record Truncate(int bytes) implements Effect {
    @Override
    public boolean acts() {
      return true;
    }
  }

  /** Status and headers of the right answer with a body that nobody can read. */
  record Garbage() implements Effect {
    @Override
    public boolean acts() {
      return true;
    }
  }

  /** The right answer, its body at so many bytes a second. */
  record Slow(int bytesPerSecond) implements Effect {
    @Override
    public boolean acts() {
      return true;
    }
  }
}
