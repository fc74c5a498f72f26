package dev.replinode.reliability;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.cli.Replinode;
import dev.replinode.cli.render.Terminal;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.fake.FixedRandom;
import dev.replinode.reliability.SmallAccount.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A small Linode with two buckets, and commands that are run against it. */
final class World implements AutoCloseable {
  /** What every command here is about. */
  static final String NAME = "media-dr";

  /** The command whose reliability is asked about. */
  static final String[] CREATE = {
    "create", "--name", NAME, "--source", "media@jp-osa-1", "--dest", "media-dr@us-iad-1"
  };

  static final String[] DELETE = {"delete", NAME, "--yes"};

  /** A client that waits longer than anything takes here. */
  static final Duration LONG = Duration.ofSeconds(20);

  private static final String LABEL = "replinode-" + NAME;

  /** How a command ended. */
  record Ended(int code, String out, String err, List<String> operations) {
    /** The lines of standard error that begin so. */
    List<String> errors(String begin) {
      return err.lines().filter(line -> line.startsWith(begin)).toList();
    }

    /** What a person is told when it failed. */
    String told() {
      List<String> lines = err.lines().toList();
      int error = lines.indexOf(errors("error: ").get(0));
      return String.join("\n", lines.subList(error, lines.size()));
    }
  }

  private final SmallAccount account = new SmallAccount();
  private final SmallStorage storage = new SmallStorage(account);
  private final SmallApi api = new SmallApi(account);
  private final Wire wire = new Wire(api);
  private final SmallTime time = new SmallTime();
  private final SecureRandom random = new FixedRandom();
  private final List<String> foreign = foreign();
  private Duration patience = LONG;
  private boolean disturbed;
  private Optional<BucketCredentials> credentials = Optional.empty();

  SmallAccount account() {
    return account;
  }

  SmallStorage storage() {
    return storage;
  }

  SmallTime time() {
    return time;
  }

  /** How long the client waits for an answer. */
  void patience(Duration wait) {
    patience = wait;
  }

  /** The user brings keys. */
  void credentials(BucketCredentials keys) {
    credentials = Optional.of(keys);
  }

  /** A command with more options. */
  static String[] with(String[] command, String... more) {
    return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
  }

  /** Whether the client gave up waiting for an answer that was not meant to be late. */
  boolean wasDisturbed() {
    return disturbed;
  }

  /** A command that nothing happens to. */
  Ended run(String... args) {
    return run(FaultPlan.none(), what -> {}, args);
  }

  /** A command that meets {@code plan}. */
  Ended run(FaultPlan plan, String... args) {
    return run(plan, what -> {}, args);
  }

  /** A command that meets {@code plan} and is told of. */
  Ended run(FaultPlan plan, Moments moments, String... args) {
    wire.begin(plan);
    return execute(moments, random, args);
  }

  /** A command in the middle of another. */
  Ended runInside(SecureRandom others, String... args) {
    return execute(what -> {}, others, args);
  }

  private Ended execute(Moments moments, SecureRandom numbers, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    storage.tell(moments);
    SmallSessions sessions = new SmallSessions(this, moments, numbers);
    CommandLine line = Replinode.commandLine(sessions, new Terminal(false, false, 80));
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int code = line.execute(with(args, "--debug", "--progress", "plain"));
    disturbed |= err.toString().split("debug: < SocketTimeout", -1).length - 1 != wire.slow();
    return new Ended(code, out.toString(), err.toString(), wire.operations());
  }

  Wire wire() {
    return wire;
  }

  Duration patience() {
    return patience;
  }

  Optional<BucketCredentials> credentials() {
    return credentials;
  }

  /** Everything that is not as it must be after a {@code create} that ended well. */
  List<String> mistakesAfterCreate() {
    List<String> mistakes = new ArrayList<>(mistakesAlways());
    require(mistakes, ours(Kind.SCRIPT, "replinode-replicate-bucket").size() == 1, "one script");
    List<JsonObject> instances = ours(Kind.INSTANCE, LABEL);
    require(mistakes, instances.size() == 1, "one instance");
    List<JsonObject> firewalls = ours(Kind.FIREWALL, LABEL);
    require(mistakes, firewalls.size() == 1, "one firewall");
    require(
        mistakes,
        firewalls.stream().allMatch(wall -> wall.getAsJsonArray("entities").size() == 1),
        "a firewall that guards it");
    require(mistakes, storage.isReplicated(), "a copy");
    boolean isDone =
        instances.stream()
            .flatMap(instance -> instance.getAsJsonArray("tags").asList().stream())
            .map(JsonElement::getAsString)
            .anyMatch("replinode-done"::equals);
    require(mistakes, isDone, "the tag that says done");
    require(mistakes, ours(Kind.KEY, LABEL).isEmpty(), "no key any more");
    return mistakes;
  }

  /** Everything that is not as it must be after a {@code delete} that ended well. */
  List<String> mistakesAfterDelete() {
    List<String> mistakes = new ArrayList<>(mistakesAlways());
    for (Kind kind : List.of(Kind.INSTANCE, Kind.FIREWALL, Kind.KEY)) {
      require(mistakes, ours(kind, LABEL).isEmpty(), "no " + kind);
    }
    return mistakes;
  }

  /** Everything that is wrong at any time. */
  List<String> mistakesAlways() {
    List<String> mistakes = new ArrayList<>(api.unexpected());
    require(mistakes, foreign.equals(foreign()), "what is not ours as it was");
    return mistakes;
  }

  /** What is wrong in what a command printed. */
  List<String> mistakesIn(Ended ended) {
    List<String> mistakes = new ArrayList<>();
    for (String secret : account.secrets()) {
      require(mistakes, !(ended.out() + ended.err()).contains(secret), "no secret: " + secret);
    }
    int errors = ended.code() == 0 ? 0 : 1;
    require(mistakes, ended.errors("error: ").size() == errors, errors + " errors");
    require(mistakes, ended.errors("hint: ").size() <= 1, "one hint at most");
    return mistakes;
  }

  /**
   * What a command that changed something left behind and did not name, by id or label; what an
   * instance uses goes with its name.
   *
   * @param before what there was before it
   */
  List<String> unnamed(List<JsonObject> before, Ended ended) {
    List<JsonObject> now = ours();
    if (ids(now).equals(ids(before))) {
      return List.of();
    }
    boolean hasInstance = now.stream().anyMatch(one -> one.has("region"));
    return now.stream()
        .filter(one -> !hasInstance || one.has("region"))
        .filter(one -> !ended.told().contains(one.get("label").getAsString()))
        .filter(one -> !ended.told().contains(" " + one.get("id").getAsLong() + " "))
        .map(one -> one.get("label") + " is not named")
        .toList();
  }

  /** Instance, firewall and keys of the replicator. */
  List<JsonObject> ours() {
    return Stream.of(Kind.INSTANCE, Kind.FIREWALL, Kind.KEY)
        .flatMap(kind -> ours(kind, LABEL).stream())
        .toList();
  }

  private static List<Long> ids(List<JsonObject> objects) {
    return objects.stream().map(one -> one.get("id").getAsLong()).toList();
  }

  /**
   * A read key of a command that ended without revoking it stays for a day, in which it may be in
   * use; a later command sweeps it.
   *
   * @param most how many there may be
   */
  List<String> sweepReadKeys(int most) {
    List<String> mistakes = new ArrayList<>();
    int found = ours(Kind.KEY, LABEL + "-read-").size();
    require(mistakes, found <= most, "at most " + most + " read keys, not " + found);
    if (found > 0) {
      time.sleep(Duration.ofHours(25));
      Ended status = run("status", NAME);
      require(mistakes, status.code() == 0, "a status: " + status.errors("error: "));
    }
    return mistakes;
  }

  List<JsonObject> ours(Kind kind, String prefix) {
    return account.labelled(kind, prefix);
  }

  private static void require(List<String> mistakes, boolean isSo, String what) {
    if (!isSo) {
      mistakes.add("expected " + what);
    }
  }

  private List<String> foreign() {
    return Stream.of(Kind.SCRIPT, Kind.INSTANCE, Kind.FIREWALL, Kind.KEY)
        .flatMap(kind -> account.all(kind).stream())
        .filter(one -> !one.get("label").getAsString().startsWith("replinode-"))
        .map(JsonObject::toString)
        .toList();
  }

  @Override
  public void close() {
    wire.close();
  }
}
