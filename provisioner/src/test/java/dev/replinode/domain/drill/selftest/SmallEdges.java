package dev.replinode.domain.drill.selftest;

import dev.replinode.domain.failover.EdgeAnswer;
import dev.replinode.domain.failover.EdgePolicy;
import dev.replinode.domain.failover.FailoverProxies;
import dev.replinode.domain.failover.FailoverProxy;
import dev.replinode.domain.failover.Fault;
import dev.replinode.domain.failover.OriginSource;
import java.net.URI;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Edges that are told of faults and route nothing. */
final class SmallEdges implements FailoverProxies {
  private final Map<URI, Optional<Fault>> edges = new TreeMap<>();
  private final Set<URI> ended = new HashSet<>();

  /** How many were started. */
  int count() {
    return edges.size();
  }

  boolean areEnded() {
    return ended.equals(edges.keySet());
  }

  /** Whether a fault is injected at the edge of that address. */
  boolean isBroken(URI address) {
    return edges.getOrDefault(address, Optional.empty()).isPresent();
  }

  @Override
  public FailoverProxy start(
      EdgePolicy policy, OriginSource primary, OriginSource backup, Consumer<EdgeAnswer> answers) {
    URI address = URI.create("http://127.0.0.1:" + (1 + edges.size()));
    edges.put(address, Optional.empty());
    return new Started(address);
  }

  private final class Started implements FailoverProxy {
    private final URI address;

    Started(URI address) {
      this.address = address;
    }

    @Override
    public URI address() {
      return address;
    }

    @Override
    public void inject(Fault fault) {
      edges.put(address, Optional.of(fault));
    }

    @Override
    public void restore() {
      edges.put(address, Optional.empty());
    }

    @Override
    public void close() {
      ended.add(address);
    }
  }
}
