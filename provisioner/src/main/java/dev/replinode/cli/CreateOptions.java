package dev.replinode.cli;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.replicator.Basics;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.DeploymentMethod;
import dev.replinode.domain.replicator.FirewallChoice;
import dev.replinode.domain.replicator.Machine;
import dev.replinode.domain.replicator.Replication;
import dev.replinode.domain.replicator.Replication.Mode;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.replicator.ReplicatorSpec;
import dev.replinode.domain.storage.BucketRef;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a replicator is to be. */
final class CreateOptions {
  @Option(
      names = "--source",
      paramLabel = "BUCKET@REGION",
      converter = Converters.Bucket.class,
      description = "Bucket to read; REGION is an endpoint id (jp-osa-1) or a compute region.")
  private BucketRef source;

  @Option(
      names = "--dest",
      paramLabel = "BUCKET@REGION",
      converter = Converters.Bucket.class,
      description = "Bucket to write.")
  private BucketRef dest;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      converter = Converters.Name.class,
      description = "Your handle for it (default: both bucket names, shortened, and 6 hex digits).")
  private ReplicatorName name;

  @Option(
      names = "--method",
      paramLabel = "stackscript|metadata",
      defaultValue = "stackscript",
      description =
          "How the instance gets the script; metadata is cloud-init user data, which stays readable"
              + " on the instance (default: ${DEFAULT-VALUE}).")
  private DeploymentMethod method;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      defaultValue = "g6-standard-2",
      description = "Instance type (default: ${DEFAULT-VALUE}).")
  private String type;

  @Option(
      names = "--image",
      paramLabel = "IMAGE",
      defaultValue = "linode/ubuntu22.04",
      description = "Image (default: ${DEFAULT-VALUE}).")
  private String image;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "Compute region of the instance (default: the source bucket's).")
  private String region;

  @Option(
      names = "--mode",
      paramLabel = "sync|copy",
      defaultValue = "sync",
      description = "copy keeps what only the destination has (default: ${DEFAULT-VALUE}).")
  private Mode mode;

  @Option(
      names = "--allow-delete",
      description = "Let even the first run remove what only the destination has.")
  private boolean allowDelete;

  @Option(
      names = "--max-delete",
      paramLabel = "N|P%",
      converter = Converters.Bound.class,
      description = "Most objects that may be removed (default: a quarter, within seven days).")
  private String maxDelete;

  @Option(
      names = "--every",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "Replicate again and again, such as every 15m (default: once).")
  private Duration every;

  @Option(
      names = "--source-endpoint",
      paramLabel = "URL",
      description = "S3 server of the source, instead of the platform's.")
  private URI sourceEndpoint;

  @Option(
      names = "--dest-endpoint",
      paramLabel = "URL",
      description = "S3 server of the destination, instead of the platform's.")
  private URI destEndpoint;

  @Option(
      names = "--authorized-key",
      paramLabel = "FILE",
      description = "SSH public key for root; may be given again.")
  private List<Path> authorizedKeys = new ArrayList<>();

  @Option(
      names = "--authorized-user",
      paramLabel = "NAME",
      description =
          "User of the account whose SSH keys (of the user's profile) may log in as root; may be"
              + " given again.")
  private List<String> authorizedUsers = new ArrayList<>();

  @Option(
      names = "--disk-encryption",
      paramLabel = "enabled|disabled",
      converter = Converters.DiskEncryption.class,
      description = "Encrypt the instance's disk or not (default: as the platform does).")
  private String diskEncryption;

  @Option(
      names = "--firewall",
      paramLabel = "new|none|ID",
      converter = Converters.Firewall.class,
      defaultValue = "new",
      description = "new lets nothing in and goes with the replicator (default: ${DEFAULT-VALUE}).")
  private FirewallChoice firewall;

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      description = "Tag for the instance; may be given again.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = "--max-monthly-price",
      paramLabel = "USD",
      converter = Numbers.Money.class,
      description = "Refuse an instance that costs more a month.")
  private BigDecimal maxMonthlyPrice;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  /** Takes the name from where it was given instead of by its option. */
  void name(ReplicatorName given) {
    name = given;
  }

  BucketRef source() {
    return source;
  }

  BucketRef dest() {
    return dest;
  }

  /** Whether any bucket is named; {@link #validate} then wants both. */
  boolean hasBuckets() {
    return source != null || dest != null;
  }

  /** What does not depend on buckets. */
  Basics basics(boolean hasOwnKeys) {
    return new Basics(method, machine(), hasOwnKeys, Optional.ofNullable(maxMonthlyPrice));
  }

  boolean isRecurring() {
    return every != null;
  }

  /**
   * Checks what can be checked without a request.
   *
   * @throws ReplinodeException usage
   */
  void validate() {
    requireBuckets();
    if (source.equals(dest) && sourceEndpoint == null && destEndpoint == null) {
      throw ReplinodeException.usage(
              "source and destination", source + " cannot be replicated into itself")
          .hint("name another bucket with --dest");
    }
    PairOptions.checked("--source-endpoint", sourceEndpoint);
    PairOptions.checked("--dest-endpoint", destEndpoint);
    // Made here only to hear what it refuses while nothing is opened yet.
    Replication unused = replication();
    requireIds();
    requireWords("--tag", tags);
    requireWords("--authorized-user", authorizedUsers);
    if (tags.stream().anyMatch(tag -> tag.startsWith("replinode"))) {
      throw ReplinodeException.usage("--tag", "tags that begin with replinode are this tool's own");
    }
  }

  /** A file may give them, so that picocli cannot require them. */
  private void requireBuckets() {
    List<ArgSpec> missing = new ArrayList<>();
    if (source == null) {
      missing.add(command.findOption("--source"));
    }
    if (dest == null) {
      missing.add(command.findOption("--dest"));
    }
    if (!missing.isEmpty()) {
      List<String> names =
          missing.stream().map(arg -> "'" + shown((OptionSpec) arg) + "'").toList();
      throw new MissingParameterException(
          command.commandLine(),
          missing,
          "Missing required option" + (names.size() > 1 ? "s: " : ": ") + String.join(", ", names));
    }
  }

  private static String shown(OptionSpec option) {
    return option.longestName() + "=" + option.paramLabel();
  }

  ReplicatorSpec spec(Optional<BucketCredentials> credentials) {
    PairOptions.requireKeys(credentials, sourceEndpoint, destEndpoint);
    return new ReplicatorSpec(
        source,
        dest,
        Optional.ofNullable(sourceEndpoint),
        Optional.ofNullable(destEndpoint),
        Optional.ofNullable(name),
        method,
        machine(),
        replication(),
        credentials,
        Optional.ofNullable(maxMonthlyPrice));
  }

  private Replication replication() {
    return new Replication(
        mode, allowDelete, Optional.ofNullable(maxDelete), Optional.ofNullable(every));
  }

  private Machine machine() {
    return new Machine(
        type,
        image,
        Optional.ofNullable(region),
        AuthorizedKeys.read(authorizedKeys),
        authorizedUsers,
        firewall,
        tags,
        Optional.ofNullable(diskEncryption));
  }

  /**
   * Checks what is asked for by its id, which becomes a part of an address.
   *
   * @throws ReplinodeException usage
   */
  void requireIds() {
    requireId("--type", type);
    requireId("--image", image);
    if (region != null) {
      requireId("--region", region);
    }
  }

  private static void requireId(String option, String value) {
    if (value.isBlank()) {
      throw ReplinodeException.usage(option, "it is empty");
    }
    if (value.equals(".") || value.equals("..")) {
      throw ReplinodeException.usage(option, "'" + value + "' is no id");
    }
  }

  private static void requireWords(String option, List<String> values) {
    if (values.stream().anyMatch(String::isBlank)) {
      throw ReplinodeException.usage(option, "it is empty");
    }
  }
}
