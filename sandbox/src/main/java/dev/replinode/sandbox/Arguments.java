package dev.replinode.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
    name = "replinode sandbox",
    description = "Runs a local Linode API, Object Storage and instances until it is interrupted.",
    mixinStandardHelpOptions = true,
    version = "replinode sandbox",
    footer = {
      "",
      "Options of every command that count here: --output, and --timeout DURATION, after which it"
          + " ends by itself.",
      "",
      "replinode sandbox console ID shows what an instance of a running sandbox has printed; the"
          + " sandbox is the one that LINODE_URL or --api-url names."
    },
    sortOptions = false)
final class Arguments {
  /** How the document at the start is written. */
  enum Output {
    /** A block to read, with lines for a shell. */
    TEXT,
    /** One JSON document. */
    JSON
  }

  @Option(
      names = "--output",
      paramLabel = "text|json",
      description = "How to print what is needed to use it (default: text).")
  Output output = Output.TEXT;

  @Option(names = "--port", paramLabel = "N", description = "Port of the API (default: any free).")
  int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep account and objects in this folder between starts.")
  Path data;

  @Option(
      names = "--time-scale",
      paramLabel = "X",
      description = "How many times faster than the clock instances live (default: 1).")
  double timeScale = 1;

  @Option(
      names = "--provision-time",
      paramLabel = "DURATION",
      description =
          "From the order of an instance to its boot, such as 90s or 500ms (default: 2s).")
  Duration provisionTime = Duration.ofSeconds(2);

  @Option(
      names = "--boot-time",
      paramLabel = "DURATION",
      description = "From there to running (default: 2s).")
  Duration bootTime = Duration.ofSeconds(2);

  @Option(
      names = "--fault",
      paramLabel = "SPEC",
      description = {
        "What shall go wrong; repeat it for more. A name: boot-failed, create-failed,"
            + " stuck-provisioning, no-script, script-failed, instance-killed=ID,"
            + " instance-rebooted=ID, region-outage=ID, no-metadata=REGION, slow-down=BUCKET,"
            + " keys-failed, slow-keys=SECONDS, keys-expire=SECONDS, late-events=SECONDS,"
            + " missing-events=ACTION, repeated-events=ACTION, clock-skew=SECONDS,"
            + " too-many-requests=PATH, lost-answer=PATH.",
        "Or a rule about calls, in JSON:"
            + " {\"path\": \"/linode/*\", \"nth\": 2, \"status\": 503}; its other"
            + " fields are told in docs/sandbox.md."
      })
  List<String> faults = new ArrayList<>();

  @Option(
      names = "--tls",
      description = "Serve API and S3 over https; the document names the file of the CA to trust.")
  boolean tls;

  @Option(
      names = "--rate-limits",
      description = "Refuse calls over the platform's rate limits with 429; else only tell them.")
  boolean rateLimits;

  @Option(
      names = "--journal",
      paramLabel = "FILE",
      description = "Write every request into this file too, as lines of JSON without secrets.")
  Path journal;

  @Option(
      names = "--allow-scripts",
      description = "Run any script on instances, isolated; otherwise only Replinode's own.")
  boolean allowScripts;

  @Option(
      names = "--bucket",
      paramLabel = "B@R",
      description = "Make this bucket; R is an endpoint id or a compute region. Repeatable.")
  List<BucketOption> buckets = new ArrayList<>();

  @Option(
      names = "--fill",
      paramLabel = "B@R=DIR|sample",
      description = "Make this bucket and fill it from a folder, or with a sample. Repeatable.")
  List<FillOption> fills = new ArrayList<>();

  @Option(
      names = "--parent",
      paramLabel = "PID",
      hidden = true,
      description = "End when that process is gone.")
  Long parent;

  /** The folder to keep everything in between starts; without it, a temporary one. */
  Optional<Path> data() {
    return Optional.ofNullable(data);
  }
}
