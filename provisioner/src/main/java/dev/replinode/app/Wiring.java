package dev.replinode.app;

import dev.replinode.catalog.ScriptLibrary;
import dev.replinode.cli.GlobalOptions;
import dev.replinode.cli.Local;
import dev.replinode.cli.Session;
import dev.replinode.cli.Sessions;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.drill.DrillTools;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Sleeper;
import dev.replinode.domain.wait.Waiter;
import dev.replinode.linode.LinodeCloud;
import dev.replinode.linode.LinodeSettings;
import dev.replinode.s3.JsonRunStatuses;
import dev.replinode.s3.S3ObjectStores;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Joins the parts for one command: adapters to ports, environment to settings. */
final class Wiring implements Sessions {
  private final Map<String, String> environment;
  private final Sleeper sleeper;

  Wiring(Map<String, String> environment, Sleeper sleeper) {
    this.environment = environment;
    this.sleeper = sleeper;
  }

  @Override
  public Session open(GlobalOptions options, ProgressRenderer progress, SandboxBuckets buckets) {
    Deadline deadline = Deadline.after(InstantSource.system(), options.timeout());
    if (!options.isSandbox()) {
      Settings settings = new Settings(environment, options, progress::warning);
      return session(
          options, progress, deadline, settings.linode(), settings.credentials(), Optional.empty());
    }
    if (options.apiUrl().isPresent()) {
      throw ReplinodeException.usage("--sandbox", "it has an API of its own: leave out --api-url");
    }
    SandboxProcess sandbox =
        SandboxProcess.start(environment, buckets, options.sandboxData(), progress);
    progress.step("sandbox", "a Linode of this command's own, at " + sandbox.settings().baseUrl());
    return session(
        options, progress, deadline, sandbox.settings(), Optional.empty(), Optional.of(sandbox));
  }

  @Override
  public Session openForStorage(
      GlobalOptions options, ProgressRenderer progress, SandboxBuckets buckets) {
    try {
      return open(options, progress, buckets);
    } catch (ReplinodeException e) {
      boolean isTokenLacking = e.kind() == Kind.NOT_AUTHORIZED && !options.isSandbox();
      if (!isTokenLacking || options.profile().isPresent()) {
        throw e;
      }
      return withoutToken(options, progress, e);
    }
  }

  private Session withoutToken(
      GlobalOptions options, ProgressRenderer progress, ReplinodeException why) {
    // What is not safe about a file has been told by the first look for a token.
    Settings settings = new Settings(environment, options, warning -> {});
    Deadline deadline = Deadline.after(InstantSource.system(), options.timeout());
    return session(
            options,
            progress,
            deadline,
            settings.linodeWithoutToken(),
            settings.credentials(),
            Optional.empty())
        .withoutAccount(why);
  }

  @Override
  public int runSandbox(List<String> arguments, Optional<Duration> longest) {
    return SandboxProcess.runInForeground(environment, arguments, longest);
  }

  @Override
  public String sandboxHelp() {
    return SandboxProcess.help(environment);
  }

  @Override
  public String sandboxConsole(GlobalOptions options, Consumer<String> warnings, int instance) {
    return new SandboxConsole(new Settings(environment, options, warnings).linode()).read(instance);
  }

  @Override
  public Local local() {
    return new WiredLocal(environment);
  }

  private WiredSession session(
      GlobalOptions options,
      ProgressRenderer progress,
      Deadline deadline,
      LinodeSettings settings,
      Optional<BucketCredentials> credentials,
      Optional<SandboxProcess> sandbox) {
    // What is made in a sandbox goes with it: after a signal nothing there is waited for.
    Sleeper waits = sandbox.isPresent() ? sleeper::sleep : sleeper;
    TunnelLogin.install(settings.proxies());
    SecureRandom random = new SecureRandom();
    Optional<Consumer<String>> debug =
        options.isDebug() ? Optional.of(progress::debug) : Optional.empty();
    Cloud cloud =
        new LinodeCloud(settings, deadline, waits, random)
            .connect(
                new S3ObjectStores(settings.proxies()),
                new JsonRunStatuses(),
                progress::retrying,
                debug);
    return new WiredSession(
        cloud,
        new Waiter(InstantSource.system(), waits, deadline, progress),
        credentials,
        random,
        new WiredDrills(settings.proxies(), waits, deadline, sandbox.map(SandboxProcess::powers)),
        () -> sandbox.ifPresent(SandboxProcess::close));
  }

  /** A session whose library is read only when it is asked for. */
  private record WiredSession(
      Cloud cloud,
      Waiter waiter,
      Optional<BucketCredentials> credentials,
      SecureRandom random,
      DrillTools drills,
      Runnable onClose)
      implements Session {
    WiredSession withoutAccount(ReplinodeException why) {
      return new WiredSession(
          AbsentAccount.in(cloud, why), waiter, credentials, random, drills, onClose);
    }

    @Override
    public Manifest replicationScript() {
      return ScriptLibrary.read(ScriptLibrary.REPLICATE_BUCKET);
    }

    @Override
    public Optional<String> ask(String question) {
      return Prompt.ask(question);
    }

    @Override
    public void close() {
      onClose.run();
    }
  }
}
