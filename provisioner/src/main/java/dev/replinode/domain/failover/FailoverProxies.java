package dev.replinode.domain.failover;

import java.util.function.Consumer;

/** Starts emulated edge servers. */
@FunctionalInterface
public interface FailoverProxies {
  /**
   * Starts one on a free port of loopback.
   *
   * @param answers told of each request when it has been answered, by several threads at once
   */
  FailoverProxy start(
      EdgePolicy policy, OriginSource primary, OriginSource backup, Consumer<EdgeAnswer> answers);
}
