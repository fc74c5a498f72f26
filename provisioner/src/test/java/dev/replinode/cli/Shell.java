package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.cli.render.Terminal;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.fake.FakeCloud;
import dev.replinode.fake.Samples;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** Runs whole commands against a fake account and keeps what they print. */
final class Shell {
  /** What a command ended in. */
  record Result(int code, String out, String err) {
    /** The one document on standard output. */
    JsonObject json() {
      return JsonParser.parseString(out).getAsJsonObject();
    }

    /** Checks the exit code, and shows both streams when it is another. */
    Result exits(int expected) {
      assertEquals(expected, code, () -> "stdout:\n" + out + "\nstderr:\n" + err);
      return this;
    }

    /** Standard output in lines. */
    List<String> lines() {
      return out.lines().toList();
    }

    /** Standard error in lines. */
    List<String> errors() {
      return err.lines().toList();
    }
  }

  /** Both buckets, as options. */
  static final String[] PAIR = {"--source", "media@jp-osa-1", "--dest", "media-dr@us-iad-1"};

  private final FakeCloud cloud = new FakeCloud();
  private final FakeSessions sessions = new FakeSessions(cloud);

  FakeCloud cloud() {
    return cloud;
  }

  FakeSessions sessions() {
    return sessions;
  }

  /** The user's own keys are in the environment. */
  Shell ownKeys() {
    BucketCredentials keys = Samples.OWN_KEYS;
    cloud.stores().allow(keys.source());
    cloud.stores().allow(keys.dest());
    sessions.credentials(Optional.of(keys));
    return this;
  }

  /** A replicator whose run is done with success as soon as it is asked about. */
  Shell runSucceeds() {
    cloud.runs().phase("copying", 1).finished(0, cloud::copy);
    return this;
  }

  /** {@code create} for both buckets under the usual name. */
  Result create(String... more) {
    String[] all = new String[3 + PAIR.length + more.length];
    all[0] = "create";
    all[1] = "--name";
    all[2] = "media-dr";
    System.arraycopy(PAIR, 0, all, 3, PAIR.length);
    System.arraycopy(more, 0, all, 3 + PAIR.length, more.length);
    return run(all);
  }

  /** One command. */
  Result run(String... args) {
    return run(new Terminal(false, false, 80), args);
  }

  /** One command on that terminal. */
  Result run(Terminal terminal, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Replinode.commandLine(sessions, terminal);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int code = line.execute(args);
    return new Result(code, out.toString(), err.toString());
  }
}
