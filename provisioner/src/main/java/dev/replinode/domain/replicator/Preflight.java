package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.Account.Settings;
import dev.replinode.domain.replicator.Account.Token;
import dev.replinode.domain.replicator.Platform.Image;
import dev.replinode.domain.replicator.Platform.InstanceType;
import dev.replinode.domain.replicator.Platform.Region;
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
    SiteFinder sites = SiteFinder.of(cloud.buckets(), spec.credentials().isPresent(), progress);
    BucketPair pair = sites.pair(spec);
    return machine(spec, token, pair, sites);
  }

  private Prepared machine(ReplicatorSpec spec, Token token, BucketPair pair, SiteFinder sites) {
    Fitness fitness = new Fitness(spec, progress);
    Region place = region(spec.machine().region().orElse(pair.source().endpoint().computeRegion()));
    fitness.require(place);
    String region = place.id();
    InstanceType type =
        cloud
            .platform()
            .type(spec.machine().type(), region)
            .orElseThrow(() -> unknown("type", spec.machine().type(), cloud.platform()::typeIds));
    requirePrice(spec, type);
    fitness.require(image(spec.machine().image()));
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
    if (spec.method() == DeploymentMethod.STACKSCRIPT) {
      needed.add("stackscripts:read_write");
    }
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

  private Region region(String id) {
    return cloud
        .platform()
        .region(id)
        .orElseThrow(() -> unknown("region", id, cloud.platform()::regionIds));
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

  private Image image(String id) {
    return cloud
        .platform()
        .image(id)
        .orElseThrow(() -> unknown("image", id, cloud.platform()::imageIds));
  }

  private static ReplinodeException unknown(
      String kind, String id, Supplier<List<String>> candidates) {
    return ReplinodeException.refused(
        kind + " " + id,
        "the platform has none of that id"
            + SiteFinder.suggestion(NearMatches.of(id, candidates.get(), SUGGESTIONS)));
  }
}
