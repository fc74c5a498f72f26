package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Account.Settings;
import dev.replinode.domain.replicator.Account.Token;
import dev.replinode.domain.replicator.Platform.InstanceType;
import dev.replinode.domain.replicator.Platform.Region;
import dev.replinode.domain.storage.EndpointDirectory;
import dev.replinode.domain.text.NearMatches;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Everything that can be known before the first change, so that a refusal costs nothing. */
public final class Preflight {
  private static final int SUGGESTIONS = 3;

  private final Cloud cloud;
  private final Progress progress;

  /** A preflight against {@code cloud}; what is worth knowing goes to {@code progress}. */
  public Preflight(Cloud cloud, Progress progress) {
    this.cloud = cloud;
    this.progress = progress;
  }

  /**
   * Looks everything up and changes nothing.
   *
   * @throws ReplinodeException usage for a loop, not authorized for a missing scope, refused for
   *     anything unknown or unfit
   */
  public Prepared check(ReplicatorSpec spec) {
    Token token = cloud.account().token();
    requireScopes(token, spec);
    SiteFinder sites =
        new SiteFinder(cloud.buckets(), endpoints(spec), spec.credentials().isPresent(), progress);
    BucketPair pair =
        new BucketPair(
            sites.find(spec.source(), spec.sourceEndpoint()),
            sites.find(spec.dest(), spec.destEndpoint()));
    if (pair.isLoop()) {
      throw ReplinodeException.usage(
          "source and destination", spec.source() + " and " + spec.dest() + " are the same bucket");
    }
    return machine(spec, token, pair, sites);
  }

  /** With keys of the user's own the API need not be allowed to tell its endpoints. */
  private EndpointDirectory endpoints(ReplicatorSpec spec) {
    try {
      return cloud.buckets().endpoints();
    } catch (ReplinodeException e) {
      if (spec.credentials().isEmpty() || e.kind() != Kind.NOT_AUTHORIZED) {
        throw e;
      }
      progress.warning("the platform's endpoints could not be listed over the API: " + e.why());
      return EndpointDirectory.builtIn();
    }
  }

  private Prepared machine(ReplicatorSpec spec, Token token, BucketPair pair, SiteFinder sites) {
    String region =
        region(spec.machine().region().orElse(pair.source().endpoint().computeRegion()));
    InstanceType type =
        cloud
            .platform()
            .type(spec.machine().type(), region)
            .orElseThrow(() -> unknown("type", spec.machine().type(), cloud.platform()::typeIds));
    requirePrice(spec, type);
    requireImage(spec.machine().image());
    Settings settings = cloud.account().settings().orElse(new Settings(false, false));
    if (settings.forcedBackups()) {
      progress.warning("the account adds paid backups to every new instance");
    }
    if (token.isRestricted()) {
      progress.warning(
          "user "
              + token.username()
              + " is restricted and may not set tags: this replicator"
              + " cannot be found again by its name");
    }
    return new Prepared(
        pair,
        spec.name().orElseGet(() -> ReplicatorName.of(pair)),
        region,
        type.price(),
        !token.isRestricted(),
        settings.onlyLinodeInterfaces(),
        sites.directory());
  }

  private void requireScopes(Token token, ReplicatorSpec spec) {
    List<String> needed = new ArrayList<>();
    needed.add("stackscripts:read_write");
    needed.add("linodes:read_write");
    if (spec.credentials().isEmpty()) {
      needed.add("object_storage:read_write");
    }
    if (spec.machine().firewall().kind() == FirewallChoice.Kind.NEW) {
      needed.add("firewall:read_write");
    }
    List<String> missing = needed.stream().filter(scope -> !token.has(scope)).toList();
    if (!missing.isEmpty()) {
      throw ReplinodeException.of(
              Kind.NOT_AUTHORIZED, "the token", "it lacks " + String.join(" and ", missing))
          .hint(
              "make a token with these scopes in Cloud Manager; bucket keys of your own do without"
                  + " object_storage, --firewall none does without firewall");
    }
  }

  private String region(String id) {
    Region region =
        cloud
            .platform()
            .region(id)
            .orElseThrow(() -> unknown("region", id, cloud.platform()::regionIds));
    if (!region.capabilities().contains("StackScripts")) {
      throw ReplinodeException.refused(
          "region " + id, "it does not run StackScripts; choose another with --region");
    }
    if (!"ok".equals(region.status())) {
      progress.warning("region " + id + " reports status " + region.status());
    }
    return region.id();
  }

  private static void requirePrice(ReplicatorSpec spec, InstanceType type) {
    spec.maxMonthlyPrice()
        .filter(most -> type.price().monthly().compareTo(most) > 0)
        .ifPresent(
            most -> {
              throw ReplinodeException.refused(
                  "type " + type.id(),
                  "it costs $"
                      + type.price().monthly()
                      + " a month, more than --max-monthly-price "
                      + most);
            });
  }

  private void requireImage(String id) {
    Platform.Image image =
        cloud
            .platform()
            .image(id)
            .orElseThrow(() -> unknown("image", id, cloud.platform()::imageIds));
    if (image.isDeprecated()) {
      progress.warning("image " + id + " is deprecated by the platform");
    }
  }

  private static ReplinodeException unknown(
      String kind, String id, Supplier<List<String>> candidates) {
    return ReplinodeException.refused(
        kind + " " + id,
        "the platform has none of that id"
            + SiteFinder.suggestion(NearMatches.of(id, candidates.get(), SUGGESTIONS)));
  }
}
