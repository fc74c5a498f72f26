package dev.replinode.domain.drill;

import dev.replinode.domain.drill.Rehearsal.Stage;
import dev.replinode.domain.failover.EdgePolicy;
import dev.replinode.domain.failover.EdgePolicy.Recovery;
import dev.replinode.domain.failover.EdgePolicy.Triggers;
import dev.replinode.domain.failover.FailoverProxy;
import dev.replinode.domain.failover.Fault;
import dev.replinode.domain.failover.StatusSet;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.storage.AccessKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A proxy on this machine stands for the edge, and A fails in the guide's four ways. */
final class EmulatedStage {
  private static final Map<Family, Fault> FAULTS =
      Map.of(
          Family.TIMEOUT, new Fault.Blackhole(),
          Family.NOT_FOUND, new Fault.Status(404),
          Family.CLIENT_ERROR, new Fault.Status(403),
          Family.SERVER_ERROR, new Fault.Status(503));

  private static final List<Family> FAMILIES =
      List.of(Family.TIMEOUT, Family.NOT_FOUND, Family.CLIENT_ERROR, Family.SERVER_ERROR);
  private static final EdgePolicy.Timeouts TIMEOUTS =
      new EdgePolicy.Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(5));
  private static final EdgePolicy.Health HEALTH =
      new EdgePolicy.Health(3, Duration.ofSeconds(5), 0);

  /** What an edge answers for an origin that it cannot reach. */
  private static final int UNREACHABLE = 503;

  private final DrillTools tools;

  EmulatedStage(DrillTools tools) {
    this.tools = tools;
  }

  /** Each fault has an edge of its own: what one learns of A's health must not help the next. */
  Stage of(DrillPlan plan, Place a, Place b, BucketCredentials keys, Optional<EdgePolicy> rules) {
    EdgePolicy policy = rules.orElseGet(() -> standard(a, b));
    List<FailoverProxy> started = new ArrayList<>();
    List<Scene> scenes = new ArrayList<>();
    List<String> doubts = new ArrayList<>();
    for (Family family : FAMILIES) {
      if (isUnread(policy, FAULTS.get(family))) {
        doubts.add(family.word() + ": what the rules do then is not emulated");
        continue;
      }
      FailoverProxy proxy =
          tools
              .proxies()
              .start(
                  policy,
                  tools.origin(a.site(), key(plan, keys.source())),
                  tools.origin(b.site(), key(plan, keys.dest())),
                  answer -> {});
      started.add(proxy);
      Reader path =
          tools.readers().path(proxy.address(), Optional.empty(), Map::of, patience(plan, policy));
      scenes.add(new Scene(family, path, new Injected(proxy, FAULTS.get(family))));
    }
    return new Stage(scenes, List.of(), doubts, () -> started.forEach(FailoverProxy::close));
  }

  /** Playing it would say that the rules do nothing, which nobody knows. */
  private static boolean isUnread(EdgePolicy policy, Fault fault) {
    return (fault instanceof Fault.Status answer
            ? policy.onStatus(answer.status())
            : policy.onTimeout(UNREACHABLE))
        .filter(reaction -> reaction.recovery() == Recovery.UNREAD)
        .isPresent();
  }

  /** As long as the edge may take, and no longer than a fault may last. */
  private static Readers.Patience patience(DrillPlan plan, EdgePolicy policy) {
    Readers.Patience usual = Readers.Patience.standard();
    Duration most = plan.limits().maxFault();
    Duration worst = policy.worstAddedLatency();
    Duration added = worst.compareTo(most) < 0 ? worst : most;
    return new Readers.Patience(usual.connect(), added.plus(usual.call()));
  }

  private static Optional<AccessKey> key(DrillPlan plan, AccessKey key) {
    return plan.isAnonymous() ? Optional.empty() : Optional.of(key);
  }

  /** Without rules of the user's: every family fails over, and quickly. */
  private static EdgePolicy standard(Place a, Place b) {
    return new EdgePolicy(
        "",
        a.site().endpoint().uri().getHost(),
        b.site().endpoint().uri().getHost(),
        TIMEOUTS,
        HEALTH,
        new Triggers(true, StatusSet.of(403, 404, 429).or(StatusSet.between(500, 599))),
        Recovery.ASK_BACKUP);
  }

  /** A fault of the proxy as a switch of the drill. */
  private record Injected(FailoverProxy proxy, Fault fault) implements Switch {
    @Override
    public String describe() {
      return "emulated: " + fault.id() + " in place of A";
    }

    @Override
    public void on() {
      proxy.inject(fault);
    }

    @Override
    public void off() {
      proxy.restore();
    }
  }
}
