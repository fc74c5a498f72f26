package dev.replinode.cli;

import com.google.gson.JsonObject;
import dev.replinode.cli.render.CdnJson;
import dev.replinode.cli.render.GtmJson;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.failover.CdnPlan;
import dev.replinode.domain.failover.CdnPlan.Bucket;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.PairInspection;
import dev.replinode.domain.replicator.Site;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints rules by which a CDN fails over from one bucket to the other; asks nobody. */
@Command(
    name = "cdn",
    sortOptions = false,
    description = {
      "Prints a rule tree of Akamai Property Manager that serves one bucket and fails over to the"
          + " other: on time-outs, 403, 404 and 5XX, with a way to try it on staging, and with the"
          + " replication's own objects closed. Offline.",
      "",
      "Check it, and what is made of it, with replinode lint FILE.json.",
      ""
    })
final class RenderCdnCommand extends ResultCommand {
  private static final int SECRET_BYTES = 16;

  @Mixin private PairOptions wanted;

  @Option(
      names = "--hostname",
      paramLabel = "HOST",
      defaultValue = "static.example.com",
      description = "What clients ask for (default: ${DEFAULT-VALUE}).")
  private String hostname;

  @Option(
      names = "--backup-hostname",
      paramLabel = "HOST",
      description =
          "Another hostname of the property, for the backup (default: backup- and the hostname).")
  private String backupHostname;

  @Option(
      names = "--gtm",
      description = "Print a failover property of Global Traffic Management instead.")
  private boolean gtm;

  @Option(
      names = "--standby",
      paramLabel = "HOST",
      description =
          "With --gtm: what answers for the hostname without this property, from the backup"
              + " (default: standby- and the hostname).")
  private String standby;

  private Optional<CdnPlan> plan = Optional.empty();

  @Override
  void validate() {
    wanted.pair();
    if (standby != null && !gtm) {
      throw ReplinodeException.usage("--standby", "it needs --gtm")
          .hint(Invocation.again(spec(), "--gtm"));
    }
    checkHost("--hostname", hostname);
    checkHost("--backup-hostname", backupHostname);
    checkHost("--standby", standby);
  }

  private void checkHost(String option, String host) {
    if (host != null && !CdnPlan.isHostname(host)) {
      throw ReplinodeException.usage(
          option, "'" + host + "' is no hostname, such as static.example.com");
    }
    if (host != null && !option.equals("--hostname") && host.equals(hostname)) {
      throw ReplinodeException.usage(option, "'" + host + "' is the --hostname already");
    }
  }

  @Override
  boolean usesAccount() {
    return false;
  }

  @Override
  public Integer call() {
    validate();
    ProgressRenderer progress = root().progress(err());
    BucketPair known = PairInspection.offline(wanted.pair());
    plan = Optional.of(plan(known));
    if (gtm) {
      progress.note("put the numbers of your data centers, and what --standby answers from, in");
    } else {
      warnOfDots(progress, known.source());
      warnOfDots(progress, known.dest());
      progress.note(
          "put the GUIDs of two access keys in, of Cloud Access Manager; to break the primary on"
              + " staging, send the header breakconnection as it stands in the rules");
    }
    return finish();
  }

  /** The platform's certificate has a wildcard for one label before the endpoint's own. */
  private static void warnOfDots(ProgressRenderer progress, Site site) {
    if (site.bucket().contains(".") && !site.isCustom()) {
      progress.warning(
          "bucket "
              + site
              + ": its name has a dot, so the certificate *."
              + site.endpoint().uri().getAuthority()
              + " does not cover its host, and an edge that verifies its origin refuses it; serve"
              + " a bucket without a dot");
    }
  }

  private CdnPlan plan(BucketPair pair) {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    try {
      return new CdnPlan(
          hostname,
          backupHostname == null ? "backup-" + hostname : backupHostname,
          standby == null ? "standby-" + hostname : standby,
          bucket(pair.source()),
          bucket(pair.dest()),
          HexFormat.of().formatHex(secret));
    } catch (IllegalArgumentException e) {
      throw ReplinodeException.usage("--hostname", e.getMessage());
    }
  }

  private static Bucket bucket(Site site) {
    return new Bucket(site.toString(), site.bucket() + "." + site.endpoint().uri().getAuthority());
  }

  @Override
  JsonObject json() {
    JsonObject json = new JsonObject();
    plan.ifPresent(
        known -> {
          if (gtm) {
            json.add("gtm", GtmJson.of(known));
          } else {
            json.add("propertyManager", CdnJson.of(known));
          }
        });
    return json;
  }

  @Override
  void text(PrintWriter out) {
    CdnPlan known = plan.orElseThrow();
    out.println(print(gtm ? GtmJson.of(known) : CdnJson.of(known)));
  }
}
