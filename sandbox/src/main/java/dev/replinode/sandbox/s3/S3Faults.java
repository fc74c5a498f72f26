package dev.replinode.sandbox.s3;

import dev.replinode.sandbox.fault.Call;
import dev.replinode.sandbox.fault.CallRules.Strike;
import dev.replinode.sandbox.fault.Effect;
import dev.replinode.sandbox.fault.Faults;
import dev.replinode.sandbox.fault.SkewedClock;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** What the faults that are on do to a request to S3. */
final class S3Faults {
  /** S3 refuses signatures that are further off than that. */
  private static final Duration TOLERANCE = Duration.ofMinutes(15);

  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

  private final Faults faults;
  private final SkewedClock clock;

  S3Faults(Faults faults, SkewedClock clock) {
    this.faults = faults;
    this.clock = clock;
  }

  /** The time that the endpoint believes it is, when that is not the right one. */
  Optional<Instant> wrongTime() {
    return faults.argument(Faults.Kind.CLOCK_SKEW).map(seconds -> clock.instant());
  }

  /** What strikes the request, if anything does. */
  Optional<Strike> strike(Call call, HttpServletRequest request) {
    String bucket = call.path().split("/", 3)[1];
    if (faults.has(Faults.Kind.SLOW_DOWN, bucket)
        || faults.has(Faults.Kind.SLOW_DOWN, bucket + "@" + call.endpoint())) {
      return Optional.of(
          answer(Faults.Kind.SLOW_DOWN, 503, "SlowDown", "Please reduce your rate."));
    }
    if (isTooFarOff(request.getHeader("X-Amz-Date"))) {
      return Optional.of(
          answer(
              Faults.Kind.CLOCK_SKEW,
              403,
              "RequestTimeTooSkewed",
              "The difference between the request time and the current time is too large."));
    }
    return faults.rules().strike(call);
  }

  private static Strike answer(Faults.Kind kind, int status, String code, String message) {
    return new Strike(
        kind.word(), Duration.ZERO, new Effect.Answer(status, message, code, Map.of(), false));
  }

  private boolean isTooFarOff(String date) {
    if (date == null || wrongTime().isEmpty()) {
      return false;
    }
    try {
      Instant sent = LocalDateTime.parse(date, AMZ_DATE).toInstant(ZoneOffset.UTC);
      return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) > 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
