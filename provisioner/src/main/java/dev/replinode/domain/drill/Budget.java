package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What a drill is reckoned to take, and what it may take, in requests, bytes and money. */
final class Budget {
  /** What is read to prove equal lengths equal bytes when not everything is to be read. */
  static final long UNASKED = 1L << 30;

  private static final long PAGE = 1000;
  private static final int LISTINGS = 5;
  private static final int READS_OF_AN_OBJECT = 4;
  private static final int REQUESTS_OF_A_PROOF = 4;
  private static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000);

  private final DrillPlan plan;
  private final Inventory inventory;
  private final long otherBytes;
  private final long otherRequests;

  Budget(DrillPlan plan, int scenes, Inventory inventory) {
    this.plan = plan;
    this.inventory = inventory;
    long reads =
        (long) Math.max(1, scenes)
            * (plan.pace().reads(Window.BEFORE)
                + plan.pace().reads(Window.DURING)
                + plan.pace().reads(Window.AFTER));
    long listings = LISTINGS * (inventory.objects() / PAGE + 1);
    long sampled = inventory.sample().size();
    long bytes =
        inventory.sample().stream()
            .mapToLong(object -> Math.min(object.size(), Reader.MOST_BYTES))
            .sum();
    this.otherBytes = bytes * READS_OF_AN_OBJECT + reads * (bytes / Math.max(1, sampled) + 1);
    this.otherRequests = reads + listings + sampled * READS_OF_AN_OBJECT + SettingsCheck.REQUESTS;
  }

  /** All of it. */
  Estimate estimate() {
    long wanted = 2 * inventory.bytesInParts();
    long bytes = otherBytes + (isFull() ? wanted : Math.min(wanted, bytesToProve()));
    long requests =
        otherRequests
            + (isFull()
                ? REQUESTS_OF_A_PROOF * inventory.inParts()
                : Math.min(REQUESTS_OF_A_PROOF * inventory.inParts(), requestsToProve()));
    BigDecimal usd =
        BigDecimal.valueOf(bytes)
            .divide(GIGABYTE)
            .multiply(plan.limits().usdPerGigabyte())
            .setScale(2, RoundingMode.UP);
    return new Estimate(requests, bytes, usd);
  }

  /** How many bytes may be read to tell whether objects of equal length are equal. */
  long bytesToProve() {
    BigDecimal price = plan.limits().usdPerGigabyte();
    long paid =
        price.signum() == 0
            ? Long.MAX_VALUE
            : plan.limits()
                .maxUsd()
                .multiply(GIGABYTE)
                .divide(price, RoundingMode.DOWN)
                .min(BigDecimal.valueOf(Long.MAX_VALUE))
                .longValue();
    long left = Math.max(0, Math.min(paid, plan.limits().maxBytes()) - otherBytes);
    return isFull() ? left : Math.min(left, UNASKED);
  }

  /** How many requests may be made for that. */
  long requestsToProve() {
    return Math.max(0, plan.limits().maxRequests() - otherRequests);
  }

  private boolean isFull() {
    return plan.sample() == 0;
  }

  /**
   * Refuses what is over the limits.
   *
   * @throws ReplinodeException refused
   */
  void require() {
    Estimate estimate = estimate();
    Limits limits = plan.limits();
    List<String> over = new ArrayList<>();
    if (estimate.requests() > limits.maxRequests()) {
      over.add(estimate.requests() + " requests, at most " + limits.maxRequests());
    }
    if (estimate.bytes() > limits.maxBytes()) {
      over.add(estimate.bytes() + " bytes, at most " + limits.maxBytes());
    }
    if (estimate.usd().compareTo(limits.maxUsd()) > 0) {
      over.add(estimate.usd() + " USD, at most " + limits.maxUsd());
    }
    if (!over.isEmpty()) {
      throw refused(String.join("; ", over));
    }
  }

  /**
   * Refuses a bucket of which everything is to be read once so much of it is listed that it is over
   * the limit.
   *
   * @throws ReplinodeException refused
   */
  static void requireSoFar(DrillPlan plan, long objects) {
    long most = plan.limits().maxRequests();
    if (plan.sample() == 0 && objects * READS_OF_AN_OBJECT > most) {
      throw refused("more than " + most + " requests, at most " + most);
    }
  }

  private static ReplinodeException refused(String over) {
    return ReplinodeException.refused(
        "drill", "it is estimated to take more than its budget: " + over);
  }
}
