package dev.replinode.domain.storage;

import java.time.Instant;

/** Takes two listings side by side and has each key judged. */
final class Merge {
  /** So many settled differences are no coincidence of the moment: the verdict stands. */
  private static final int ENOUGH = 20;

  private final Findings findings;
  private final PairCheck check;
  private final Instant start;
  private int secondLooks;

  Merge(Findings findings, PairCheck check, Instant start, int secondLooks) {
    this.findings = findings;
    this.check = check;
    this.start = start;
    this.secondLooks = secondLooks;
  }

  /** Takes the next key of one listing, or of both when it is the same. */
  void step(OrderedListing sources, OrderedListing dests) {
    int order = order(sources.peek(), dests.peek());
    if (order < 0) {
      ObjectSummary source = sources.take();
      settled(Finding.missing(source, isChanging(source)));
    } else if (order > 0) {
      ObjectSummary dest = dests.take();
      settled(Finding.extra(dest, isChanging(dest)));
    } else {
      pair(check.listed(sources.take(), dests.take()));
    }
  }

  private void pair(Finding listed) {
    if (check.isSettled(listed)) {
      settled(listed);
    } else {
      findings.submit(() -> check.deeper(listed));
    }
  }

  private void settled(Finding listed) {
    boolean isOfUse = check.confirmed() < ENOUGH && !check.isRefusingLooks();
    if (listed.kind().isPresent() && secondLooks > 0 && isOfUse) {
      secondLooks--;
      findings.submit(() -> check.again(listed));
    } else {
      findings.add(listed);
    }
  }

  /** A listing that has ended is behind every key. */
  private static int order(ObjectSummary source, ObjectSummary dest) {
    if (source == null || dest == null) {
      return source == null ? 1 : -1;
    }
    return KeyOrder.UTF8.compare(source.key(), dest.key());
  }

  private boolean isChanging(ObjectSummary object) {
    return object.lastModified().isAfter(start);
  }
}
