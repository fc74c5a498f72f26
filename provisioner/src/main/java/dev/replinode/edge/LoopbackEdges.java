package dev.replinode.edge;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.failover.EdgeAnswer;
import dev.replinode.domain.failover.EdgePolicy;
import dev.replinode.domain.failover.FailoverProxies;
import dev.replinode.domain.failover.FailoverProxy;
import dev.replinode.domain.failover.OriginSource;
import java.io.IOException;
import java.net.ProxySelector;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Starts emulated edge servers on free ports of loopback. */
public final class LoopbackEdges implements FailoverProxies {
  private final InstantSource clock;
  private final ProxySelector network;

  /**
   * Edges that know by {@code clock} how long an origin has been left alone.
   *
   * @param network the way to the origins
   */
  public LoopbackEdges(InstantSource clock, ProxySelector network) {
    this.clock = clock;
    this.network = network;
  }

  @Override
  public FailoverProxy start(
      EdgePolicy policy, OriginSource primary, OriginSource backup, Consumer<EdgeAnswer> answers) {
    try {
      return new LoopbackEdge(
          policy,
          primary,
          backup,
          new OriginClient(policy.timeouts(), network),
          new OriginHealth(policy.health(), clock),
          answers);
    } catch (IOException e) {
      throw ReplinodeException.of(
              Kind.UNREACHABLE,
              "edge on this machine",
              "no port of loopback can be listened on: " + e.getMessage())
          .causedBy(e);
    }
  }
}
