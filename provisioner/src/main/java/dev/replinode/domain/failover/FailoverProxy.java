package dev.replinode.domain.failover;

import java.net.URI;

/**
 * A small edge server on loopback: it acts a policy out on real requests to two origins. Asked for
 * {@code /KEY}, percent-encoded, by GET or HEAD. May be used by several threads at once.
 *
 * <p>It is an emulation: it proves the policy's logic and what a failure costs at worst, not the
 * behaviour of a real network of edge servers.
 */
public interface FailoverProxy extends AutoCloseable {
  /** Where it listens, without path: http on loopback. */
  URI address();

  /**
   * Lets the primary fail in this way from now on, instead of in the way before.
   *
   * @throws dev.replinode.domain.ReplinodeException unreachable, when this machine cannot fail so
   */
  void inject(Fault fault);

  /** Takes the fault away. */
  void restore();

  /** Stops listening; open requests end. */
  @Override
  void close();
}
