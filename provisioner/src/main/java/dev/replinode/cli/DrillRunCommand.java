package dev.replinode.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.DrillText;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.Drill;
import dev.replinode.domain.drill.DrillKey;
import dev.replinode.domain.drill.DrillPlan;
import dev.replinode.domain.drill.DrillReplicator;
import dev.replinode.domain.drill.DrillRestore;
import dev.replinode.domain.drill.Journal;
import dev.replinode.domain.drill.Journals;
import dev.replinode.domain.drill.Level;
import dev.replinode.domain.drill.PlanText;
import dev.replinode.domain.drill.Rehearsal;
import dev.replinode.domain.drill.Report;
import dev.replinode.domain.replicator.Account;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.NamedPair;
import dev.replinode.domain.replicator.PairInspection;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Plays a drill and writes its report. */
@Command(
    name = "run",
    sortOptions = false,
    description = {
      "Rehearses the failover from A to B. It reads, and writes nothing to the buckets but a canary"
          + " where --canary is given. With --sandbox everything is local, and A's region is really"
          + " taken away.",
      "",
      "Exits with 0 passed, 1 failed, 3 refused, 6 inconclusive or stopped, 7 something may be left.",
      ""
    })
final class DrillRunCommand extends SessionCommand {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "A drill file; options win.")
  private Path file;

  @Mixin private DrillOptions wanted;

  @Option(
      names = "--report-dir",
      paramLabel = "DIR",
      description = "Where the report goes (default: replinode-drill-TIME).")
  private Path reportDir;

  @Option(names = "--allow-edge", description = "Levels 3 and up: the edge may be asked.")
  private boolean allowEdge;

  @Option(
      names = "--dry-run",
      description = "Print the plan and what would be touched; do nothing.")
  private boolean dryRun;

  private NamedPair pair;
  private DrillPlan plan;
  private String planText = "";
  private Report report;
  private Path folder;
  private String seal = "";

  DrillRunCommand(Sessions sessions) {
    super(sessions);
  }

  @Override
  void validate() {
    if (file != null) {
      CommandLine reader = new CommandLine(new DrillRunCommand(null));
      DescribedOptions options = new DescribedOptions(spec(), reader, local().replicators());
      Path parent = file.toAbsolutePath().getParent();
      options.apply(
          local()
              .drillFiles()
              .read(file, DescribedOptions.settings(reader.getCommandSpec()).keySet()),
          parent);
    }
    if (!wanted.isComplete()) {
      throw new ParameterException(
          spec().commandLine(), "name a drill file, or both --source and --dest");
    }
    pair = wanted.pair();
    if (!options().isSandbox()) {
      wanted.requireKeys(local().credentials());
    }
    wanted.requireEdgeOnlyWhereItIsAsked(allowEdge);
    if (wanted.level() == Level.STAGING && !allowEdge) {
      throw ReplinodeException.refused("level 3", "it asks an edge outside this machine")
          .hint("add --allow-edge");
    }
    plan = wanted.plan(options().isSandbox(), local().variable("DRILL_EDGE_VALUE"));
    if (reportDir != null) {
      local().reports().requireRoom(reportDir);
    }
    plan.previous().ifPresent(this::requireWhole);
  }

  /** Before a drill is played for nothing. */
  private void requireWhole(Path previous) {
    List<String> wrong = local().reports().verify(previous);
    if (!wrong.isEmpty()) {
      throw ReplinodeException.usage(
          "--previous " + previous, "it does not verify: " + wrong.get(0));
    }
  }

  @Override
  boolean needsToken() {
    return plan.withReplicator() || !pair.isOnNamedServers();
  }

  @Override
  SandboxBuckets sandboxBuckets() {
    // Without a replicator of the drill's own, both are filled alike: a replica that is in sync.
    List<dev.replinode.domain.storage.BucketRef> both = List.of(plan.source(), plan.dest());
    return new SandboxBuckets(both, plan.withReplicator() ? List.of(plan.source()) : both);
  }

  @Override
  void run(Session session, ProgressRenderer progress) {
    rehearsal(session, progress).checkPolicy(plan);
    BucketPair found = inspection(session, progress).find(pair, own(session));
    planText = PlanText.of(plan, found, rehearsal(session, progress).basis(plan));
    progress.step("plan", found + ", level " + plan.level().number());
    if (!dryRun) {
      play(session, progress, found);
    }
  }

  /** The keys that read the buckets; without any, one is minted. */
  private static Optional<BucketCredentials> own(Session session) {
    return session.drills().sandbox().map(sandbox -> sandbox.keys()).or(session::credentials);
  }

  private static PairInspection inspection(Session session, ProgressRenderer progress) {
    return new PairInspection(session.cloud(), session.waiter(), progress, session.random());
  }

  private static Rehearsal rehearsal(Session session, ProgressRenderer progress) {
    return new Rehearsal(session.cloud(), session.drills(), progress);
  }

  private void play(Session session, ProgressRenderer progress, BucketPair found) {
    Instant now = session.waiter().clock().instant();
    String id = STAMP.format(now) + "-" + HexFormat.of().toHexDigits(session.random().nextInt(), 4);
    folder = reportDir == null ? Path.of("replinode-drill-" + STAMP.format(now)) : reportDir;
    local().reports().requireRoom(folder);
    String lock = options().isSandbox() ? "sandbox-" + id : found.hash();
    Journals journals = local().journals();
    if (!options().isSandbox()) {
      new DrillRestore(session.cloud(), session.waiter(), progress)
          .before(lock, journals, own(session), session.random());
    }
    Drill.Result result;
    try (Journals.Open journal = journals.open(lock, begun(session, lock, id, now))) {
      result = played(session, progress, found, id, journal);
    }
    report = local().reports().write(folder, result.report(), result.probes(), plan.previous());
    seal = local().reports().seal(folder);
    progress.step("report", folder.toString());
  }

  private Drill.Result played(
      Session session, ProgressRenderer progress, BucketPair found, String id, Journal journal) {
    Rehearsal rehearsal = rehearsal(session, progress);
    DrillKey key = new DrillKey(inspection(session, progress), journal);
    DrillReplicator replicator =
        new DrillReplicator(
            session.cloud(),
            session.replicationScript(),
            session.waiter(),
            progress,
            session.random());
    return replicator.around(
        plan,
        pair,
        session.credentials(),
        id,
        journal,
        provisioned ->
            key.around(
                found,
                own(session),
                storage -> rehearsal.play(plan, storage, id, journal, provisioned)));
  }

  /** What the journal tells of it, should it be cut. */
  private Journals.Unfinished begun(Session session, String lock, String id, Instant now) {
    return new Journals.Unfinished(
        lock,
        id,
        pair.source().toString(),
        pair.sourceEndpoint(),
        pair.dest().toString(),
        pair.destEndpoint(),
        options().isSandbox(),
        options().isSandbox() ? Optional.empty() : Optional.of(owner(session)),
        now,
        List.of());
  }

  /** Canaries are bound to the platform, and all else that a drill makes to the user as well. */
  private Journals.Owner owner(Session session) {
    Account account = session.cloud().account();
    boolean isMaking = plan.withReplicator() || own(session).isEmpty();
    return new Journals.Owner(
        account.api(), isMaking ? Optional.of(account.token().username()) : Optional.empty());
  }

  @Override
  int exitCode() {
    return report == null ? ExitCodes.OK : report.exitCode();
  }

  @Override
  JsonElement json() {
    if (report == null) {
      JsonObject json = new JsonObject();
      if (!planText.isEmpty()) {
        json.addProperty("plan", planText);
        json.addProperty("dryRun", dryRun);
      }
      return json;
    }
    JsonObject json = JsonParser.parseString(local().reports().json(folder)).getAsJsonObject();
    json.addProperty("reportDir", folder.toString());
    json.addProperty("manifestSha256", seal);
    return json;
  }

  @Override
  void text(PrintWriter out) {
    if (report == null) {
      out.print(planText);
      out.println("Nothing was done: this was a dry run.");
      return;
    }
    new DrillText(out).print(report);
    out.println("Report: " + folder + ", its manifest's SHA-256: " + seal);
  }
}
