package dev.replinode.app;

import dev.replinode.catalog.EdgeFile;
import dev.replinode.cli.Version;
import dev.replinode.domain.drill.DrillClock;
import dev.replinode.domain.drill.DrillTools;
import dev.replinode.domain.drill.Readers;
import dev.replinode.domain.failover.EdgeConfiguration;
import dev.replinode.domain.failover.FailoverProxies;
import dev.replinode.domain.failover.OriginSource;
import dev.replinode.domain.network.Proxies;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Sleeper;
import dev.replinode.edge.LoopbackEdges;
import dev.replinode.probe.HttpReaders;
import dev.replinode.probe.PlainAddress;
import dev.replinode.s3.S3Origins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** What drills need, made when it is asked for. */
record WiredDrills(Proxies network, Sleeper sleeper, Deadline deadline, Optional<Sandbox> sandbox)
    implements DrillTools {
  @Override
  public Readers readers() {
    return new HttpReaders(network, WiredDrills::signed);
  }

  @Override
  public DrillClock clock() {
    return new DrillClock(InstantSource.system(), System::nanoTime, sleeper, deadline);
  }

  /** Reads that wait for a time-out are many at once, and each of them is bounded. */
  @Override
  public Executor executor() {
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, "drill-read");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public FailoverProxies proxies() {
    return new LoopbackEdges(InstantSource.system(), network);
  }

  @Override
  public EdgeConfiguration edgeFile(Path file) {
    return new EdgeFile().read(file);
  }

  @Override
  public EdgeConfiguration edgeText(String json) {
    return EdgeFile.parse("rules", json);
  }

  @Override
  public OriginSource origin(Site site, Optional<AccessKey> key) {
    return key.map(known -> signed(site, known))
        .orElseGet(() -> new PlainAddress(site.endpoint().uri(), site.bucket()));
  }

  private static OriginSource signed(Site site, AccessKey key) {
    return S3Origins.signed(site.endpoint(), site.bucket(), key);
  }

  @Override
  public String version() {
    try {
      return new Version().getVersion()[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
