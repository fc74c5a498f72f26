package dev.replinode.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.selftest.Detection;
import dev.replinode.domain.drill.selftest.KnownFaults;
import dev.replinode.domain.drill.selftest.PlantedFault;
import dev.replinode.domain.drill.selftest.SelfTest;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.NamedPair;
import dev.replinode.domain.replicator.PairInspection;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.domain.text.NearMatches;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows that a drill can fail. */
@Command(
    name = "self-test",
    description = {
      "Plants known faults one at a time in a sandbox, plays a short drill on each, and shows"
          + " whether the drill turned and named what was planted. A healthy pair is drilled first"
          + " and must pass. Exits with 1 when a fault is missed.",
      ""
    })
final class DrillSelfTestCommand extends SessionCommand {
  private static final BucketRef SOURCE = BucketRef.parse("selftest@jp-osa-1");
  private static final BucketRef DEST = BucketRef.parse("selftest-dr@us-iad-1");
  private static final BucketRef EMPTY = BucketRef.parse("selftest-empty@jp-osa-1");
  private static final int SUGGESTIONS = 3;

  @Option(
      names = "--only",
      paramLabel = "FAULT",
      split = ",",
      description = "Plant these alone; repeatable.")
  private List<String> only = List.of();

  private SelfTest.Result result;

  DrillSelfTestCommand(Sessions sessions) {
    super(sessions);
  }

  @Override
  void validate() {
    if (!options().isSandbox()) {
      throw ReplinodeException.usage("drill self-test", "it plants faults, so it needs a sandbox")
          .hint("replinode drill self-test --sandbox");
    }
  }

  @Override
  SandboxBuckets sandboxBuckets() {
    return new SandboxBuckets(List.of(SOURCE, DEST, EMPTY), List.of());
  }

  @Override
  void run(Session session, ProgressRenderer progress) {
    PairInspection inspection =
        new PairInspection(session.cloud(), session.waiter(), progress, session.random());
    BucketPair pair =
        inspection.find(
            new NamedPair(SOURCE, Optional.empty(), DEST, Optional.empty()), Optional.empty());
    Site empty = new Site(EMPTY.bucket(), pair.source().endpoint(), false);
    List<PlantedFault> faults = chosen(KnownFaults.of(pair, empty));
    result = new SelfTest(session.cloud(), session.drills(), progress).run(pair, faults);
  }

  private List<PlantedFault> chosen(List<PlantedFault> all) {
    List<String> ids = all.stream().map(PlantedFault::id).toList();
    for (String id : only) {
      if (!ids.contains(id)) {
        List<String> near = NearMatches.of(id, ids, SUGGESTIONS);
        throw ReplinodeException.usage(
            "--only " + id,
            "there is no such fault"
                + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?"));
      }
    }
    return all.stream().filter(f -> only.isEmpty() || only.contains(f.id())).toList();
  }

  @Override
  int exitCode() {
    return result == null || result.isGood() ? ExitCodes.OK : ExitCodes.NO;
  }

  @Override
  JsonElement json() {
    JsonObject json = new JsonObject();
    if (result == null) {
      return json;
    }
    json.addProperty("healthyPassed", result.isHealthyGreen());
    JsonArray faults = new JsonArray();
    for (Detection d : result.faults()) {
      JsonObject fault = new JsonObject();
      fault.addProperty("id", d.id());
      fault.addProperty("detected", d.isDetected());
      fault.addProperty("finding", d.finding());
      fault.addProperty("named", d.named());
      fault.addProperty("verdict", d.verdict().name());
      faults.add(fault);
    }
    json.add("faults", faults);
    return json;
  }

  @Override
  void text(PrintWriter out) {
    out.printf("%-32s %-9s %-20s %-24s %s%n", "FAULT", "DETECTED", "VERDICT", "FINDING", "NAMED");
    for (Detection d : result.faults()) {
      out.printf(
          "%-32s %-9s %-20s %-24s %s%n",
          d.id(),
          d.isDetected() ? "yes" : "NO",
          d.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          d.finding(),
          d.named());
    }
    long found = result.faults().stream().filter(Detection::isDetected).count();
    out.println(found + " of " + result.faults().size() + " planted faults were named.");
    out.println(
        result.isHealthyGreen()
            ? "The drill of the healthy pair passed."
            : "The drill of the healthy pair did NOT pass: " + result.healthy());
  }
}
