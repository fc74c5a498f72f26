package dev.replinode.domain.failover;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What became of one request at the emulated edge.
 *
 * @param key what was asked for
 * @param status what the client got; 503 when no origin had an answer
 * @param origin who gave it
 * @param attempts what each try of an origin ended in, in order: {@code primary connect-timeout},
 *     {@code primary 503}, {@code backup 200}
 * @param elapsed from the request to the end of the answer
 */
public record EdgeAnswer(
    String key, int status, Origin origin, List<String> attempts, Duration elapsed) {
  /** The header that carries the origin to the client. */
  public static final String HEADER = "Replinode-Origin";

  /** Who answered. */
  public enum Origin {
    /** The origin that is asked first. */
    PRIMARY,
    /** The one that steps in. */
    BACKUP,
    /** The edge itself: a redirect, or an error because nobody answered. */
    EDGE;

    /** The word in the header. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Copies the list. */
  public EdgeAnswer {
    attempts = List.copyOf(attempts);
  }
}
