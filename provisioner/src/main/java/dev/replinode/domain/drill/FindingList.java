package dev.replinode.domain.drill;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects findings, one for each check, naming the first subjects and counting all. */
final class FindingList {
  private static final int NAMED = 10;

  /** More are not told apart: a bucket may differ in every object. */
  private static final int REMEMBERED = 10_000;

  private final Map<Check, Entry> entries = new LinkedHashMap<>();
  private final List<Finding> others = new ArrayList<>();

  private static final class Entry {
    private final List<String> subjects = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private String actual = "";
    private long count;
  }

  /** One more subject; the first one's {@code actual} is kept. */
  void add(Check check, String subject, String actual) {
    Entry entry = entries.computeIfAbsent(check, c -> new Entry());
    if (entry.known.size() < REMEMBERED
        ? !entry.known.add(subject)
        : entry.known.contains(subject)) {
      return;
    }
    entry.count++;
    if (entry.subjects.size() < NAMED) {
      entry.subjects.add(subject);
    }
    if (entry.actual.isEmpty()) {
      entry.actual = actual;
    }
  }

  /** Findings of another judge. */
  void addAll(List<Finding> findings) {
    others.addAll(findings);
  }

  boolean has(Check check) {
    return entries.containsKey(check);
  }

  /** The worst first. */
  List<Finding> sorted() {
    List<Finding> all = new ArrayList<>(others);
    entries.forEach((check, e) -> all.add(check.found(e.subjects, e.count, e.actual)));
    all.sort((a, b) -> a.severity().compareTo(b.severity()));
    return List.copyOf(all);
  }
}
