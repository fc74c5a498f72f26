package dev.replinode.domain.drill;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Dates of HTTP, such as {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
public final class HttpDates {
  private HttpDates() {}

  /** The moment; empty when it is none. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
