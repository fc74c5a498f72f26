package dev.replinode.domain.failover;

import java.nio.file.Path;

/** Reads files of a CDN's configuration. */
@FunctionalInterface
public interface EdgeFiles {
  /**
   * The configuration in {@code file}.
   *
   * @throws dev.replinode.domain.ReplinodeException usage when it cannot be read or holds neither
   */
  EdgeConfiguration read(Path file);
}
