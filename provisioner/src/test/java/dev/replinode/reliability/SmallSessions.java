package dev.replinode.reliability;

import dev.replinode.cli.GlobalOptions;
import dev.replinode.cli.Local;
import dev.replinode.cli.Session;
import dev.replinode.cli.Sessions;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.Secret;
import dev.replinode.domain.drill.DrillTools;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Sleeper;
import dev.replinode.domain.wait.Waiter;
import dev.replinode.fake.Samples;
import dev.replinode.linode.LinodeCloud;
import dev.replinode.linode.LinodeSettings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The real adapter to the API, against the small Linode; no time is spent. */
final class SmallSessions implements Sessions {
  private final World world;
  private final Moments moments;
  private final SecureRandom random;

  SmallSessions(World world, Moments moments, SecureRandom random) {
    this.world = world;
    this.moments = moments;
    this.random = random;
  }

  @Override
  public Session open(GlobalOptions options, ProgressRenderer progress, SandboxBuckets buckets) {
    Sleeper sleeper =
        duration -> {
          if (duration.isZero()) {
            // Only a look whether a signal came.
            return;
          }
          moments.at("sleep");
          world.wire().openAgain();
          world.time().sleep(duration);
        };
    Deadline deadline = Deadline.after(world.time(), options.timeout());
    LinodeSettings settings =
        new LinodeSettings(
            URI.create("http://127.0.0.1:" + world.wire().port() + "/v4"),
            Secret.of(SmallAccount.TOKEN),
            Optional.empty(),
            world.patience());
    Cloud cloud =
        new LinodeCloud(settings, deadline, sleeper, random)
            .connect(
                world.storage(),
                world.storage(),
                progress::retrying,
                Optional.of(
                    line -> {
                      progress.debug(line);
                      moments.at(line);
                    }));
    return new SmallSession(
        cloud,
        new Waiter(world.time(), sleeper, deadline, progress),
        Samples.MANIFEST,
        world.credentials(),
        random);
  }

  @Override
  public Local local() {
    throw new AssertionError("nothing is done without an account here");
  }

  @Override
  public int runSandbox(List<String> arguments, Optional<Duration> longest) {
    throw new AssertionError("no sandbox is run here");
  }

  @Override
  public String sandboxHelp() {
    throw new AssertionError("no sandbox is run here");
  }

  @Override
  public String sandboxConsole(GlobalOptions options, Consumer<String> warnings, int instance) {
    throw new AssertionError("no sandbox is run here");
  }

  private record SmallSession(
      Cloud cloud,
      Waiter waiter,
      Manifest replicationScript,
      Optional<BucketCredentials> credentials,
      SecureRandom random)
      implements Session {
    @Override
    public DrillTools drills() {
      throw new AssertionError("no drill is played here");
    }

    @Override
    public Optional<String> ask(String question) {
      throw new AssertionError("nobody is asked here");
    }

    @Override
    public void close() {}
  }
}
