package dev.replinode.domain.drill;

/** How bad a finding is. */
public enum Severity {
  /** A takeover would hurt: the drill fails. */
  CRITICAL,
  /** To be mended: passed with findings. */
  WARNING,
  /** Good to know; it changes no verdict. */
  INFO
}
