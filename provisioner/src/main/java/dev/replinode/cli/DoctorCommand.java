package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.FindingText;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.replicator.Basics;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.Diagnosis;
import dev.replinode.domain.replicator.ReplicatorName;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what works and what to do about the rest. */
@Command(
    name = "doctor",
    sortOptions = false,
    description = {
      "Tells what works and what to do about the rest: the token with its scopes, the clock, the"
          + " account's settings, and what an instance would be made of; with --source and --dest,"
          + " or with NAME of replinode.yaml, also the buckets and whether the keys reach them.",
      "",
      "Nothing is made. With bucket keys of your own (SRC_ACCESSKEY and so on) one small object is"
          + " written under .replinode/ in the destination, read, and removed again.",
      "",
      "It ends with 0 when nothing stands in the way of create.",
      ""
    })
final class DoctorCommand extends ResultCommand {
  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      converter = Converters.Name.class,
      description = "A replicator that replinode.yaml describes; options given here win.")
  private ReplicatorName named;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "File that describes NAME (default: replinode.yaml).")
  private Path config;

  @Mixin private CreateOptions wanted;

  private final Sessions sessions;
  private Findings findings;

  DoctorCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  void validate() {
    if (named != null || config != null) {
      new DescribedOptions(
              spec(), new CommandLine(new CreateCommand(null)), sessions.local().replicators())
          .apply(Optional.ofNullable(config), Optional.ofNullable(named));
      wanted.name(named);
    }
    if (wanted.hasBuckets()) {
      wanted.validate();
    } else {
      wanted.requireIds();
    }
  }

  @Override
  public Integer call() {
    validate();
    ProgressRenderer progress = root().progress(err());
    try {
      findings = examine(progress);
    } finally {
      progress.clear();
    }
    return finish();
  }

  private Findings examine(ProgressRenderer progress) {
    return sessions.ifToken(
        options(),
        progress,
        sandboxBuckets(),
        this::examine,
        failure -> Diagnosis.withoutToken(basics(sessions.local().credentials()), failure));
  }

  private Findings examine(Session session) {
    Diagnosis diagnosis =
        new Diagnosis(
            session.cloud(),
            session.replicationScript(),
            session.waiter().clock(),
            session.random());
    return wanted.hasBuckets()
        ? diagnosis.of(wanted.spec(session.credentials()))
        : diagnosis.of(basics(session.credentials()));
  }

  private Basics basics(Optional<BucketCredentials> credentials) {
    return wanted.basics(credentials.isPresent());
  }

  private SandboxBuckets sandboxBuckets() {
    return wanted.hasBuckets()
        ? new SandboxBuckets(List.of(wanted.source(), wanted.dest()), List.of(wanted.source()))
        : SandboxBuckets.none();
  }

  @Override
  int exitCode() {
    return findings.stop().map(ExitCodes::of).orElse(ExitCodes.OK);
  }

  @Override
  JsonObject json() {
    JsonObject json = new JsonObject();
    if (findings != null) {
      json.addProperty("ready", findings.stop().isEmpty());
      json.add("works", FindingText.passed(findings));
      json.add("findings", FindingText.json(findings));
    }
    return json;
  }

  @Override
  void text(PrintWriter out) {
    FindingText text = new FindingText(findings, root().terminal().colouredResults());
    text.passed().forEach(out::println);
    text.lines().forEach(out::println);
    out.println(text.sum());
    if (!wanted.hasBuckets()) {
      out.println("With --source and --dest the buckets are looked at as well.");
    }
  }
}
