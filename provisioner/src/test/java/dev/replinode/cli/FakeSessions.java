package dev.replinode.cli;

import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.drill.DrillTools;
import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.wait.Deadline;
import dev.replinode.domain.wait.Waiter;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.FixedRandom;
import dev.replinode.fake.Samples;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Sessions on a fake account; counts what is open. */
final class FakeSessions implements Sessions {
  private final FakeCloud cloud;
  private final SecureRandom random = new FixedRandom();
  private final FakeLocal local = new FakeLocal();
  private final List<String> questions = new ArrayList<>();
  private final List<List<String>> sandboxes = new ArrayList<>();
  private Optional<BucketCredentials> credentials = Optional.empty();
  private Optional<String> answer = Optional.empty();
  private Optional<GlobalOptions> options = Optional.empty();
  private Optional<SandboxBuckets> buckets = Optional.empty();
  private Optional<RuntimeException> failure = Optional.empty();
  private Optional<Duration> sandboxTime = Optional.empty();
  private int opened;
  private int closed;

  FakeSessions(FakeCloud cloud) {
    this.cloud = cloud;
  }

  void credentials(Optional<BucketCredentials> keys) {
    credentials = keys;
    local.credentials(keys);
  }

  /** What the person at the terminal answers. */
  void answer(String text) {
    answer = Optional.of(text);
  }

  /** Nothing can be opened. */
  void fail(RuntimeException how) {
    failure = Optional.of(how);
  }

  List<String> questions() {
    return questions;
  }

  /** The options of the last session. */
  GlobalOptions options() {
    return options.orElseThrow();
  }

  /** What the last session's sandbox would have to make. */
  SandboxBuckets buckets() {
    return buckets.orElseThrow();
  }

  List<List<String>> sandboxes() {
    return sandboxes;
  }

  /** How long the last sandbox may run. */
  Optional<Duration> sandboxTime() {
    return sandboxTime;
  }

  int opened() {
    return opened;
  }

  int closed() {
    return closed;
  }

  @Override
  public Session open(GlobalOptions given, ProgressRenderer progress, SandboxBuckets wanted) {
    opened++;
    options = Optional.of(given);
    buckets = Optional.of(wanted);
    failure.ifPresent(
        how -> {
          throw how;
        });
    Deadline deadline = Deadline.after(cloud.time(), given.timeout());
    return new FakeSession(new Waiter(cloud.time(), cloud.time(), deadline, progress));
  }

  /** A failure to open is one to find a token. */
  @Override
  public Session openForStorage(
      GlobalOptions given, ProgressRenderer progress, SandboxBuckets wanted) {
    Optional<RuntimeException> token = failure;
    failure = Optional.empty();
    try {
      return open(given, progress, wanted);
    } finally {
      failure = token;
    }
  }

  @Override
  public FakeLocal local() {
    return local;
  }

  @Override
  public int runSandbox(List<String> arguments, Optional<Duration> longest) {
    sandboxes.add(List.copyOf(arguments));
    sandboxTime = longest;
    return 0;
  }

  @Override
  public String sandboxHelp() {
    failure.ifPresent(
        how -> {
          throw how;
        });
    return "Usage: of the sandbox itself\n";
  }

  @Override
  public String sandboxConsole(GlobalOptions given, Consumer<String> warnings, int instance) {
    return "hello from " + instance + "\u001b[2J\n";
  }

  private final class FakeSession implements Session {
    private final Waiter waiter;

    FakeSession(Waiter waiter) {
      this.waiter = waiter;
    }

    @Override
    public Cloud cloud() {
      return cloud.ports();
    }

    @Override
    public Waiter waiter() {
      return waiter;
    }

    @Override
    public Manifest replicationScript() {
      return Samples.MANIFEST;
    }

    @Override
    public Optional<BucketCredentials> credentials() {
      return credentials;
    }

    @Override
    public DrillTools drills() {
      throw new AssertionError("no drill is played on a fake account");
    }

    @Override
    public SecureRandom random() {
      return random;
    }

    @Override
    public Optional<String> ask(String question) {
      questions.add(question);
      return answer;
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
