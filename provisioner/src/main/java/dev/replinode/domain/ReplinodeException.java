package dev.replinode.domain;

import java.util.List;
import java.util.Optional;

/**
 * The one failure the tool reports to a person: what failed, why, and what to do next.
 *
 * <p>It knows no exit codes; the command line maps {@link Kind} to them.
 */
public final class ReplinodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a failure means for the caller. */
  public enum Kind {
    /** The work was done and its answer is no: boot or script failed, buckets differ. */
    ANSWER_IS_NO,
    /** Wrong options or files; no request was made. */
    USAGE,
    /** Refused by a check or by the API; nothing was changed. */
    REFUSED,
    /** The token or its user may not do this. */
    NOT_AUTHORIZED,
    /** The API or the storage could not be reached, or stayed busy. */
    UNREACHABLE,
    /** Time ran out or no answer came; the work may go on. */
    INCONCLUSIVE,
    /** Something that was to be removed may remain. */
    CLEAN_UP_INCOMPLETE,
    /** A signal ended the command; the replicator goes on. */
    INTERRUPTED
  }

  private final Kind kind;
  private final String what;
  private final String why;
  private final transient List<String> reasons;
  private final String hint;
  private final boolean uncertain;

  private ReplinodeException(
      Kind kind,
      String what,
      String why,
      List<String> reasons,
      String hint,
      boolean uncertain,
      Throwable cause) {
    super(what + ": " + why, cause);
    this.kind = kind;
    this.what = what;
    this.why = why;
    this.reasons = List.copyOf(reasons);
    this.hint = hint;
    this.uncertain = uncertain;
  }

  /** A failure of {@code kind}: {@code what} failed, and {@code why}; neither holds a secret. */
  public static ReplinodeException of(Kind kind, String what, String why) {
    return new ReplinodeException(kind, what, why, List.of(), null, false, null);
  }

  /** Wrong usage: exit before any request. */
  public static ReplinodeException usage(String what, String why) {
    return of(Kind.USAGE, what, why);
  }

  /** Refused before anything was changed. */
  public static ReplinodeException refused(String what, String why) {
    return of(Kind.REFUSED, what, why);
  }

  /** The same failure with one line that names the next command. */
  public ReplinodeException hint(String next) {
    return new ReplinodeException(kind, what, why, reasons(), next, uncertain, getCause());
  }

  /** The same failure with the API's own {@code field: reason} lines. */
  public ReplinodeException reasons(List<String> lines) {
    return new ReplinodeException(kind, what, why, lines, hint, uncertain, getCause());
  }

  /** The same failure, marked: the request may have been acted upon although no answer came. */
  public ReplinodeException asUncertain() {
    return new ReplinodeException(kind, what, why, reasons(), hint, true, getCause());
  }

  /** The same failure with the exception that reported it. */
  public ReplinodeException causedBy(Throwable cause) {
    return new ReplinodeException(kind, what, why, reasons(), hint, uncertain, cause);
  }

  /** What this failure means for the caller. */
  public Kind kind() {
    return kind;
  }

  /** What failed, without a final stop. */
  public String what() {
    return what;
  }

  /** Why it failed. */
  public String why() {
    return why;
  }

  /** The API's reasons, one line each; empty when it gave none. */
  public List<String> reasons() {
    return reasons == null ? List.of() : reasons;
  }

  /** The next command to run, if there is one. */
  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  /** Whether the server may have done what was asked: look before sending it again. */
  public boolean isUncertain() {
    return uncertain;
  }
}
