package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.ComparisonText;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.cli.render.VerificationJson;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Access;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.PairInspection;
import dev.replinode.domain.replicator.PairStorage;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.replicator.Replicators;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.domain.storage.ComparisonOptions;
import dev.replinode.domain.storage.ComparisonOptions.Level;
import dev.replinode.domain.storage.ComparisonResult;
import dev.replinode.domain.storage.Finding;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two buckets by our own listings, not by asking the program that copied. */
@Command(
    name = "verify",
    sortOptions = false,
    description = {
      "Compares two buckets object by object, by its own listings, and names every difference."
          + " Changes nothing. 0: equal, 1: different, 6: it cannot be told.",
      "",
      "Bucket keys come from SRC_ACCESSKEY, SRC_SECRETKEY_PASSWORD, DEST_ACCESSKEY and"
          + " DEST_SECRETKEY_PASSWORD; without them a read-only key is minted and removed again."
          + " Objects under .replinode/ are left out.",
      ""
    })
final class VerifyCommand extends SessionCommand implements FailureNotes {
  private static final int MOST_KEPT = 1_000;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      converter = Converters.Name.class,
      description = "A replicator whose buckets are meant, instead of --source and --dest.")
  private ReplicatorName name;

  @Mixin private PairOptions wanted;

  @Option(
      names = "--level",
      paramLabel = "listing|metadata|content",
      defaultValue = "listing",
      description = {
        "How deep to look (default: ${DEFAULT-VALUE}). listing: names, sizes, ETags. metadata:"
            + " headers and grants of each object besides, and a sample of the bytes where ETags"
            + " cannot be compared. content: the bytes of all objects."
      })
  private Level level;

  @Option(
      names = "--allow-extra",
      description = "What only the destination has is no difference, as after --mode copy.")
  private boolean allowExtra;

  @Option(
      names = "--objects",
      paramLabel = "FILE|-",
      description = "Write a line of JSON for each object; - is standard output.")
  private String objects;

  private final Outcome outcome = new Outcome();
  private final List<Finding> differences = new ArrayList<>();
  private final List<Finding> unread = new ArrayList<>();
  private Optional<BucketPair> pair = Optional.empty();
  private Optional<ComparisonResult> result = Optional.empty();

  VerifyCommand(Sessions sessions) {
    super(sessions);
  }

  @Override
  void validate() {
    if (name != null && wanted.isGiven()) {
      throw ReplinodeException.usage(
          "replinode verify", "give either a replicator's NAME or --source and --dest");
    }
    if (name == null) {
      wanted.pair();
    }
    if (ObjectLines.STANDARD_OUTPUT.equals(objects) && options().isJson()) {
      throw ReplinodeException.usage(
          "--objects -", "standard output already takes the document of --output json");
    }
  }

  @Override
  boolean needsToken() {
    return name != null || !wanted.pair().isOnNamedServers();
  }

  @Override
  SandboxBuckets sandboxBuckets() {
    List<BucketRef> buckets = wanted.buckets();
    return new SandboxBuckets(buckets, buckets.stream().limit(1).toList());
  }

  @Override
  void run(Session session, ProgressRenderer progress) {
    try (ObjectLines lines = ObjectLines.to(objects, out())) {
      PairInspection inspection =
          new PairInspection(session.cloud(), session.waiter(), progress, session.random());
      result = Optional.of(compare(session, inspection, lines));
    }
  }

  private ComparisonResult compare(Session session, PairInspection inspection, ObjectLines lines) {
    if (name != null) {
      Access access = new Replicators(session.cloud()).find(name, session.credentials(), outcome);
      pair = Optional.of(access.pair());
      boolean extras = allowExtra || access.instance().tags().keepsExtras();
      return inspection.look(access, outcome, comparing(inspection, extras, lines));
    }
    wanted.requireKeys(session.credentials());
    BucketPair found = inspection.find(wanted.pair(), session.credentials());
    pair = Optional.of(found);
    return inspection.look(
        found, session.credentials(), outcome, comparing(inspection, allowExtra, lines));
  }

  private Function<PairStorage, ComparisonResult> comparing(
      PairInspection inspection, boolean extras, ObjectLines lines) {
    ComparisonOptions plain =
        ComparisonOptions.at(level).keeping(MOST_KEPT).lookingAgain(MOST_KEPT);
    ComparisonOptions how = extras ? plain.allowingExtras() : plain;
    return storage ->
        inspection.compare(
            storage,
            how,
            finding -> {
              lines.accept(finding);
              keep(finding, extras);
            });
  }

  private void keep(Finding finding, boolean extras) {
    boolean isAllowed = extras && finding.is(ComparisonResult.Kind.EXTRA);
    if (finding.kind().isPresent() && !isAllowed && differences.size() < MOST_KEPT) {
      differences.add(finding);
    }
    if (finding.unread().isPresent() && unread.size() < MOST_KEPT) {
      unread.add(finding);
    }
  }

  @Override
  int exitCode() {
    return result
        .map(
            known ->
                switch (known.verdict()) {
                  case EQUAL -> ExitCodes.OK;
                  case DIFFERENT -> ExitCodes.NO;
                  case INCONCLUSIVE -> ExitCodes.of(ReplinodeException.Kind.INCONCLUSIVE);
                })
        .orElse(ExitCodes.OK);
  }

  @Override
  JsonObject json() {
    return VerificationJson.of(level, pair, result, differences, unread, outcome.left());
  }

  /** With a line for each object on standard output, the summary makes way. */
  @Override
  void text(PrintWriter out) {
    PrintWriter to = ObjectLines.STANDARD_OUTPUT.equals(objects) ? err() : out;
    new ComparisonText(pair.orElseThrow(), level, result.orElseThrow())
        .lines(differences, unread)
        .forEach(to::println);
    to.flush();
  }

  @Override
  public List<String> afterFailure() {
    return outcome.left().stream().map(leftover -> "left behind: " + leftover).toList();
  }

  @Override
  public Optional<String> hint(ReplinodeException failure) {
    return switch (failure.kind()) {
      case INTERRUPTED, INCONCLUSIVE, UNREACHABLE -> Optional.of(Invocation.again(spec()));
      case CLEAN_UP_INCOMPLETE -> Optional.of("replinode list");
      default -> Optional.empty();
    };
  }
}
