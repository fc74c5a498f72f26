package dev.replinode.domain.finding;

import java.util.Optional;

/**
 * One thing that a check found. No part of it holds a secret.
 *
 * @param id which check found it, such as {@code region.capability}; the same in every release
 * @param what what it is about, such as {@code region us-lab}
 * @param why what is the matter with it and why that matters, in one sentence without a final stop
 * @param remedy what to do about it; empty where nothing need be done
 */
public record Finding(
    String id, Severity severity, String what, String why, Optional<String> remedy) {
  /** The whole on one line. */
  public String line() {
    return what + ": " + why + remedy.map(text -> "; " + text).orElse("");
  }
}
