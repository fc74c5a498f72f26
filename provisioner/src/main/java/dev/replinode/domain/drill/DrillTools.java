package dev.replinode.domain.drill;

import dev.replinode.domain.failover.EdgeConfiguration;
import dev.replinode.domain.failover.FailoverProxies;
import dev.replinode.domain.failover.OriginSource;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.wait.Sleeper;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What a drill needs of the outside beside the account. */
public interface DrillTools {
  /** Reads as clients do. */
  Readers readers();

  /** The time. */
  DrillClock clock();

  /** Spends time. */
  Sleeper sleeper();

  /** Makes reads side by side. */
  Executor executor();

  /** Emulates an edge on this machine. */
  FailoverProxies proxies();

  /** The edge's configuration in a file. */
  EdgeConfiguration edgeFile(Path file);

  /** The edge's configuration in a text, of which the tool itself knows that it is one. */
  EdgeConfiguration edgeText(String json);

  /** A bucket as an edge asks it; signed with {@code key} where there is one. */
  OriginSource origin(Site site, Optional<AccessKey> key);

  /** What only a sandbox can do; empty elsewhere. */
  Optional<Sandbox> sandbox();

  /** The version of this program. */
  String version();

  /** Powers over a sandbox of this command's own. */
  interface Sandbox {
    /** Keys that may do everything in it. */
    BucketCredentials keys();

    /** Plants what is wrong, for the self-test. */
    Planter planter();

    /** Takes the region of a bucket away, and gives it back. */
    Switch outage(Site site);
  }
}
