package dev.replinode.domain.drill;

import java.util.List;

/**
 * Something the drill found.
 *
 * @param id stable, such as {@code DATA-MISSING}
 * @param subjects the first objects, rules or windows it is about
 * @param count how many there are in all
 * @param expected what should be
 * @param actual what is
 * @param remedy what to do
 * @param owner who mends it; left empty for people to fill
 * @param due until when; left empty for people to fill
 */
public record Finding(
    String id,
    Severity severity,
    List<String> subjects,
    long count,
    String expected,
    String actual,
    String remedy,
    String owner,
    String due) {
  /** Copies the list. */
  public Finding {
    subjects = List.copyOf(subjects);
  }

  /** Whether {@code subject} is among those it names. */
  public boolean names(String subject) {
    return subjects.stream().anyMatch(one -> one.equals(subject));
  }
}
