package dev.replinode.domain.drill;

import dev.replinode.domain.replicator.BucketPair;
import java.util.StringJoiner;

/** A plan in words: what is printed before anything is done, and hashed into the report. */
public final class PlanText {
  private PlanText() {}

  /** One line a setting, in a fixed order; what was left out is not there. */
  public static String of(DrillPlan plan, BucketPair pair, String basis) {
    StringJoiner text = new StringJoiner("\n", "", "\n");
    text.add("A: " + pair.source() + " at " + pair.source().endpoint().uri());
    text.add("B: " + pair.dest() + " at " + pair.dest().endpoint().uri());
    text.add("level: " + plan.level().number());
    text.add("the failing world: " + basis);
    text.add("scenario: " + plan.identity().scenario());
    text.add("hypothesis: " + plan.identity().hypothesis());
    targets(text, plan.targets());
    Pace pace = plan.pace();
    text.add("a read every: " + pace.period().toMillis() + " ms");
    text.add(
        String.format(
            "reads before, during, after a fault: %d, %d, %d",
            pace.reads(Window.BEFORE), pace.reads(Window.DURING), pace.reads(Window.AFTER)));
    text.add(
        "come right: at least " + pace.inRow() + " good reads, and none that fails after them");
    text.add("sample: " + (plan.sample() == 0 ? "all" : plan.sample()) + ", seed " + plan.seed());
    Limits limits = plan.limits();
    text.add("longest fault: " + limits.maxFault().toSeconds() + " s");
    text.add(
        "budget: "
            + limits.maxRequests()
            + " requests, "
            + limits.maxBytes()
            + " bytes, "
            + limits.maxUsd()
            + " USD");
    limits.maxFailuresInRow().ifPresent(n -> text.add("stop after failures in a row: " + n));
    text.add("read as: " + (plan.isAnonymous() ? "anybody" : "the edge's key"));
    text.add(
        "writes to A and B: " + (plan.isCanary() ? "a canary, removed afterwards" : "nothing"));
    text.add("replicator made for the drill: " + (plan.withReplicator() ? "yes" : "no"));
    plan.policy().ifPresent(file -> text.add("rules of the edge: " + file));
    plan.edge().ifPresent(edge -> text.add("staging edge: " + edge.address()));
    return text.toString();
  }

  private static void targets(StringJoiner text, Targets targets) {
    text.add("target RTO: " + targets.rto().map(d -> d.toSeconds() + " s").orElse("none"));
    text.add("target RPO: " + targets.rpo().map(d -> d.toSeconds() + " s").orElse("none"));
    text.add("target error rate: " + targets.maxErrorRate().map(Object::toString).orElse("none"));
    text.add(
        "target added latency: "
            + targets.maxAddedLatency().map(d -> d.toMillis() + " ms").orElse("none"));
    text.add("target integrity: " + targets.integrityMin().map(Object::toString).orElse("none"));
    text.add(
        "target access parity: " + targets.accessParity().map(Object::toString).orElse("none"));
  }
}
