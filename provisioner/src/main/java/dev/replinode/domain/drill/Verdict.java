package dev.replinode.domain.drill;

/** The answer of a whole drill. */
public enum Verdict {
  /** Every stated target was met and nothing was found. */
  PASS,
  /** Every stated target was met; some findings are to be mended. */
  PASS_WITH_FINDINGS,
  /** A target was missed, or a finding is critical. */
  FAIL,
  /** Too little could be measured to say. */
  INCONCLUSIVE,
  /** Refused before, or stopped on the way. */
  ABORTED
}
