package dev.replinode.domain.finding;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Collects what checks find, so that everything that stands in the way is told at once. For one
 * thread.
 */
public final class Findings {
  /** What a single failure hides does not stop the other checks from being made. */
  private static final Set<Kind> TELLABLE =
      Collections.unmodifiableSet(EnumSet.of(Kind.NOT_AUTHORIZED, Kind.REFUSED, Kind.USAGE));

  private static final Set<Kind> EVERYTHING =
      Collections.unmodifiableSet(
          EnumSet.of(Kind.NOT_AUTHORIZED, Kind.REFUSED, Kind.USAGE, Kind.UNREACHABLE));

  /** Which meaning a mixture of refusals has: the first of these that is among them. */
  private static final List<Kind> RANKS =
      List.of(Kind.NOT_AUTHORIZED, Kind.UNREACHABLE, Kind.REFUSED, Kind.USAGE);

  /** A check that found nothing wrong: what it is about, and what it saw. */
  public record Passed(String id, String text) {}

  private final Set<Kind> tellable;
  private final List<Finding> all = new ArrayList<>();
  private final List<Passed> passed = new ArrayList<>();
  private final Set<Kind> stops = EnumSet.noneOf(Kind.class);

  private Findings(Set<Kind> tellable) {
    this.tellable = tellable;
  }

  /** Findings of a command that ends when no answer comes. */
  public Findings() {
    this(TELLABLE);
  }

  /** Findings of a command that goes on when no answer comes: that is one of them. */
  public static Findings ofEverything() {
    return new Findings(EVERYTHING);
  }

  /** Something refused, by our own rules or the platform's. */
  public void refuse(String id, String what, String why, String remedy) {
    stop(Kind.REFUSED, id, what, why, Optional.of(remedy));
  }

  /** Something that the token or its user may not do. */
  public void forbid(String id, String what, String why, String remedy) {
    stop(Kind.NOT_AUTHORIZED, id, what, why, Optional.of(remedy));
  }

  /** A failure as a refusal. */
  public void refuse(String id, ReplinodeException failure) {
    List<String> reasons = new ArrayList<>(List.of(failure.why()));
    reasons.addAll(failure.reasons());
    stop(failure.kind(), id, failure.what(), String.join("; ", reasons), failure.hint());
  }

  /** Something to know although it goes on. */
  public void warn(String id, String what, String why, String remedy) {
    all.add(new Finding(id, Severity.WARNING, what, why, Optional.of(remedy)));
  }

  /** Something to know about which nothing need be done. */
  public void note(String id, String what, String why) {
    all.add(new Finding(id, Severity.NOTE, what, why, Optional.empty()));
  }

  /** Something to know, with what can be done about it. */
  public void note(String id, String what, String why, String remedy) {
    all.add(new Finding(id, Severity.NOTE, what, why, Optional.of(remedy)));
  }

  /** Something that was looked at, and how it is. */
  public void passed(String id, String text) {
    passed.add(new Passed(id, text));
  }

  /** What was looked at, in the order of the checks. */
  public List<Passed> passed() {
    return List.copyOf(passed);
  }

  private void stop(Kind kind, String id, String what, String why, Optional<String> remedy) {
    stops.add(kind);
    all.add(new Finding(id, Severity.REFUSAL, what, why, remedy));
  }

  /**
   * What {@code work} brings; its refusal is a finding of that id, and nothing is brought.
   *
   * @throws ReplinodeException when no answer came, where that is no finding
   */
  public <T> Optional<T> attempt(String id, Supplier<T> work) {
    try {
      return Optional.of(work.get());
    } catch (ReplinodeException e) {
      if (!tellable.contains(e.kind())) {
        throw e;
      }
      refuse(id, e);
      return Optional.empty();
    }
  }

  /**
   * What {@code work} brings; when the platform refuses to tell, that is a note and nothing more.
   *
   * @param what what could not be seen
   * @param matters why that matters
   * @throws ReplinodeException when no answer came
   */
  public <T> Optional<T> look(String id, String what, String matters, Supplier<Optional<T>> work) {
    try {
      return work.get();
    } catch (ReplinodeException e) {
      if (!tellable.contains(e.kind())) {
        throw e;
      }
      note(id, what, "could not be seen (" + e.why() + "), so " + matters);
      return Optional.empty();
    }
  }

  /** All of them, in the order of the checks. */
  public List<Finding> all() {
    return List.copyOf(all);
  }

  /** Those that matter so much. */
  public List<Finding> of(Severity severity) {
    return all.stream().filter(finding -> finding.severity() == severity).toList();
  }

  /** What the refusals mean together; empty when there is none. */
  public Optional<Kind> stop() {
    return RANKS.stream().filter(stops::contains).findFirst();
  }

  /**
   * Ends the command when something stands in the way.
   *
   * @throws ReplinodeException with all refusals
   */
  public void requireNoRefusal() {
    List<Finding> refusals = of(Severity.REFUSAL);
    if (refusals.isEmpty()) {
      return;
    }
    Kind kind = stop().orElse(Kind.REFUSED);
    if (refusals.size() > 1) {
      throw ReplinodeException.of(
              kind, "preflight", refusals.size() + " things stand in the way; nothing was made")
          .reasons(refusals.stream().map(Finding::line).toList());
    }
    Finding only = refusals.get(0);
    ReplinodeException failure = ReplinodeException.of(kind, only.what(), only.why());
    throw only.remedy().map(failure::hint).orElse(failure);
  }
}
