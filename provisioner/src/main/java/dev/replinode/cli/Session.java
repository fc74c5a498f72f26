package dev.replinode.cli;

import dev.replinode.domain.drill.DrillTools;
import dev.replinode.domain.publish.FolderPublisher;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.replicator.FollowedLists;
import dev.replinode.domain.wait.Waiter;
import java.security.SecureRandom;
import java.util.Optional;

/** What a command works with; closing it removes a sandbox that was made for it. */
public interface Session extends AutoCloseable {
  /** Everything remote. */
  Cloud cloud();

  /** Waits within the command's time. */
  Waiter waiter();

  /** The replication script of the library. */
  Manifest replicationScript();

  /** Publishes folders of scripts. */
  default FolderPublisher publisher() {
    return new FolderPublisher(cloud().stackScripts(), new FollowedLists(cloud()), waiter());
  }

  /** The bucket keys that the user brought. */
  Optional<BucketCredentials> credentials();

  /** What drills need of the outside beside the account. */
  DrillTools drills();

  /** Makes passwords and ids. */
  SecureRandom random();

  /**
   * Asks the person at the terminal.
   *
   * @return the answer without white space around it; empty when there is no terminal
   */
  Optional<String> ask(String question);

  @Override
  void close();
}
