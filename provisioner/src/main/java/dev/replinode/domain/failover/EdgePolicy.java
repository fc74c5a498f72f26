package dev.replinode.domain.failover;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How an edge server decides that an origin has failed, and what it then does, as far as a rule
 * tree of Property Manager says it. Where the tree is silent, the documented defaults stand.
 *
 * @param ruleFormat the dated format that the tree declares, such as {@code v2025-10-16}
 * @param primaryHost the host name of the origin that is asked first
 * @param timeouts how long the primary is waited for
 * @param health when the primary is no longer tried
 * @param reactions what is done about which failures; no failure is in two of them
 */
public record EdgePolicy(
    String ruleFormat,
    String primaryHost,
    Timeouts timeouts,
    Health health,
    List<Reaction> reactions) {

  /** What the edge does when a trigger fires. */
  public enum Recovery {
    /** It asks the backup origin, and the client notices nothing. */
    ASK_BACKUP,
    /** It sends the client to the backup. */
    REDIRECT,
    /** It serves what it has cached; a request for something else fails. */
    SERVE_STALE,
    /** Nothing, since a rule says so: the failure reaches the client. */
    NONE,
    /** Something that is not acted out here, such as a media variant's failover. */
    UNREAD;

    /** Whether it may help the client, as far as is known. */
    public boolean isKnownToAct() {
      return this != NONE && this != UNREAD;
    }
  }

  /**
   * What is done about some failures.
   *
   * @param backupHost the host name of the origin that steps in; empty when the rules lead to none
   */
  public record Reaction(Triggers triggers, Recovery recovery, String backupHost) {
    /** Refuses absent parts. */
    public Reaction {
      Objects.requireNonNull(triggers, "triggers");
      Objects.requireNonNull(recovery, "recovery");
      Objects.requireNonNull(backupHost, "backupHost");
    }
  }

  /**
   * How long one attempt may take.
   *
   * @param connect behavior {@code timeout}; documented default 5 s
   * @param firstByte behavior {@code readTimeout}, {@code firstByteTimeout}; documented default 20
   *     s
   * @param read behavior {@code readTimeout}, {@code value}, between two bytes; documented default
   *     5 s
   */
  public record Timeouts(Duration connect, Duration firstByte, Duration read) {
    /** The documented defaults. */
    public static final Timeouts DEFAULT =
        new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(5));

    /** Refuses durations that are not positive. */
    public Timeouts {
      if (!isPositive(connect) || !isPositive(firstByte) || !isPositive(read)) {
        throw new IllegalArgumentException(connect + ", " + firstByte + ", " + read);
      }
    }

    private static boolean isPositive(Duration duration) {
      return !duration.isNegative() && !duration.isZero();
    }
  }

  /**
   * Behavior {@code healthDetection}: after {@code retryCount} connection failures in a row the
   * address is left alone for {@code retryInterval}. Each edge server counts for itself.
   *
   * @param retryCount documented default 3
   * @param retryInterval documented default 60 s
   * @param maximumReconnects how often one request connects again; documented default 2
   */
  public record Health(int retryCount, Duration retryInterval, int maximumReconnects) {
    /** The documented defaults. */
    public static final Health DEFAULT = new Health(3, Duration.ofSeconds(60), 2);

    /** Refuses negative numbers. */
    public Health {
      if (retryCount < 0 || maximumReconnects < 0 || retryInterval.isNegative()) {
        throw new IllegalArgumentException(
            retryCount + ", " + retryInterval + ", " + maximumReconnects);
      }
    }
  }

  /**
   * What fires the recovery.
   *
   * @param onTimeout whether an origin that cannot be reached or is silent does (criterion {@code
   *     originTimeout})
   * @param statuses which statuses do (criterion {@code matchResponseCode})
   */
  public record Triggers(boolean onTimeout, StatusSet statuses) {
    /** Nothing fires. */
    public static final Triggers NONE = new Triggers(false, StatusSet.NONE);

    /** These and those. */
    public Triggers or(Triggers other) {
      return new Triggers(onTimeout || other.onTimeout, statuses.or(other.statuses));
    }
  }

  /** Refuses absent parts, and copies the list. */
  public EdgePolicy {
    Objects.requireNonNull(ruleFormat, "ruleFormat");
    Objects.requireNonNull(primaryHost, "primaryHost");
    Objects.requireNonNull(timeouts, "timeouts");
    Objects.requireNonNull(health, "health");
    reactions = List.copyOf(reactions);
  }

  /** One that does the same about every failure. */
  public EdgePolicy(
      String ruleFormat,
      String primaryHost,
      String backupHost,
      Timeouts timeouts,
      Health health,
      Triggers triggers,
      Recovery recovery) {
    this(
        ruleFormat,
        primaryHost,
        timeouts,
        health,
        List.of(new Reaction(triggers, recovery, backupHost)));
  }

  /** What is done when the primary answers with {@code status}. */
  public Optional<Reaction> onStatus(int status) {
    return reactions.stream()
        .filter(reaction -> reaction.triggers().statuses().contains(status))
        .findFirst();
  }

  /**
   * What is done when the primary cannot be reached or is silent.
   *
   * @param status what that is for clients: its own rule counts where none is about time-outs
   */
  public Optional<Reaction> onTimeout(int status) {
    return reactions.stream()
        .filter(reaction -> reaction.triggers().onTimeout())
        .findFirst()
        .or(() -> onStatus(status));
  }

  /** Which failures are recovered from, in whichever way. */
  public Triggers triggers() {
    return reactions.stream()
        .filter(reaction -> reaction.recovery().isKnownToAct())
        .map(Reaction::triggers)
        .reduce(Triggers.NONE, Triggers::or);
  }

  /** The longest time that one request can spend on a primary that does not answer. */
  public Duration worstAddedLatency() {
    return timeouts
        .connect()
        .multipliedBy(1L + health.maximumReconnects())
        .plus(timeouts.firstByte());
  }

  /** The same policy with other time-outs. */
  public EdgePolicy with(Timeouts other) {
    return new EdgePolicy(ruleFormat, primaryHost, other, health, reactions);
  }
}
