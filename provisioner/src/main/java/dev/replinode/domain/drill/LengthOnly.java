package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.storage.ByteComparison;
import dev.replinode.domain.storage.Finding;
import dev.replinode.domain.storage.StorageException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Objects of which the listings show equal lengths and no more: proves what it may by the MD5 in
 * their headers, then by their bytes, the smallest first. What is left stays unproven, and is told.
 */
final class LengthOnly {
  /** More are not kept apart, so that memory does not grow with the bucket. */
  private static final int MOST = 100_000;

  private static final int REQUESTS_OF_A_PROOF = 4;
  private static final int COPIES = 2;

  private final DrillRecord record;
  private final Batches batches;
  private final List<Finding> open = new ArrayList<>();

  LengthOnly(DrillRecord record, Batches batches) {
    this.record = record;
    this.batches = batches;
  }

  void add(Finding listed) {
    if (open.size() < MOST) {
      open.add(listed);
    } else {
      leave(listed);
    }
  }

  /** Hands over what proved to be different, or changing; counts what stays open. */
  void prove(ByteComparison comparison, Consumer<Finding> judged) {
    List<Finding> left = step(affordable(open), comparison::byHeaders, judged);
    left.sort(Comparator.comparingLong(LengthOnly::size));
    step(readable(left), comparison::byBytes, judged).forEach(this::leave);
  }

  private List<Finding> step(
      List<Finding> some, UnaryOperator<Finding> look, Consumer<Finding> judged) {
    List<Finding> left = new ArrayList<>();
    for (Finding finding : batches.map(some, listed -> looked(listed, look))) {
      if (ByteComparison.isOpen(finding)) {
        left.add(finding);
      } else {
        judged.accept(finding);
      }
    }
    return left;
  }

  /** A copy that cannot be asked for, or was not read to its end, stays what it was: unproven. */
  private static Finding looked(Finding listed, UnaryOperator<Finding> look) {
    try {
      return look.apply(listed);
    } catch (StorageException | ReplinodeException e) {
      return listed;
    }
  }

  private List<Finding> affordable(List<Finding> some) {
    int most = (int) Math.min(some.size(), record.requestsToProve / REQUESTS_OF_A_PROOF);
    some.subList(most, some.size()).forEach(this::leave);
    return some.subList(0, most);
  }

  private List<Finding> readable(List<Finding> bySize) {
    long bytes = 0;
    int most = 0;
    while (most < bySize.size() && bytes + COPIES * size(bySize.get(most)) <= record.bytesToProve) {
      bytes += COPIES * size(bySize.get(most));
      most++;
    }
    bySize.subList(most, bySize.size()).forEach(this::leave);
    return bySize.subList(0, most);
  }

  private static long size(Finding listed) {
    return listed.source().orElseThrow().size();
  }

  private void leave(Finding listed) {
    record.unproven++;
    record.findings.add(
        Check.DATA_UNVERIFIABLE,
        listed.key(),
        "uploaded in parts, with no MD5 in its headers: no more than equal lengths are known");
  }
}
