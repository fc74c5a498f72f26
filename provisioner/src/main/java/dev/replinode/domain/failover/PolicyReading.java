package dev.replinode.domain.failover;

import dev.replinode.domain.failover.EdgePolicy.Health;
import dev.replinode.domain.failover.EdgePolicy.Recovery;
import dev.replinode.domain.failover.EdgePolicy.Timeouts;
import dev.replinode.domain.failover.EdgePolicy.Triggers;
import dev.replinode.domain.failover.RuleTree.Placed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a rule tree as the edge would act by it. */
public final class PolicyReading {
  private static final int FIRST_STATUS = 100;
  private static final int LAST_STATUS = 599;

  private final RuleTree tree;
  private final List<Placed> rules;

  /** A reading of {@code tree}. */
  public PolicyReading(RuleTree tree) {
    this.tree = tree;
    this.rules = tree.rules();
  }

  /** The policy; it does not fail over when no rule of the tree does. */
  public EdgePolicy policy() {
    Optional<Feature> action = failovers().stream().findFirst().map(PolicyReading::action);
    return new EdgePolicy(
        tree.ruleFormat(),
        primary().flatMap(PolicyReading::host).orElse(""),
        action.flatMap(this::backup).orElse(""),
        timeouts(),
        health(),
        triggers(),
        action.map(PolicyReading::recovery).orElse(Recovery.NONE));
  }

  /** The rules whose site failover is switched on, in order. */
  List<Placed> failovers() {
    return rules.stream()
        .filter(
            placed -> placed.rule().behaviors("failAction").anyMatch(f -> f.flag("enabled", false)))
        .toList();
  }

  /** What fires any of them. */
  Triggers triggers() {
    StatusSet statuses = StatusSet.NONE;
    for (int status = FIRST_STATUS; status <= LAST_STATUS; status++) {
      if (failsOver(Situation.answered(status))) {
        statuses = statuses.or(StatusSet.of(status));
      }
    }
    return new Triggers(failsOver(Situation.timeout()), statuses);
  }

  boolean failsOver(Situation situation) {
    return failovers().stream().anyMatch(situation::meets);
  }

  /** The origin that clients' requests go to. */
  Optional<Feature> primary() {
    return effective("origin", Situation.REQUEST.at("")).or(() -> tree.root().behavior("origin"));
  }

  /** The origin that requests for {@code hostname} go to, when a rule names that hostname. */
  Optional<Feature> originOf(String hostname) {
    boolean isNamed =
        rules.stream()
            .flatMap(placed -> placed.rule().criteria("hostname"))
            .filter(criterion -> !criterion.text("matchOperator").orElse("").contains("NOT"))
            .flatMap(criterion -> criterion.words("values").stream())
            .anyMatch(hostname::equalsIgnoreCase);
    return isNamed ? effective("origin", Situation.REQUEST.at(hostname)) : Optional.empty();
  }

  /** The behavior that counts: of the rules that apply, the last one wins. */
  Optional<Feature> effective(String behavior, Situation situation) {
    return rules.stream()
        .filter(situation::meets)
        .flatMap(placed -> placed.rule().behaviors(behavior))
        .reduce((first, later) -> later);
  }

  /** The host name that a site failover asks for; not yet that of the origin behind it. */
  static Optional<String> alternateHost(Feature action) {
    return switch (action.text("actionType").orElse("")) {
      case "RECREATED_CO" -> action.host("contentHostname");
      case "RECREATED_CEX" -> action.host("cexHostname");
      case "REDIRECT" -> action.host("redirectHostname");
      default -> Optional.empty();
    };
  }

  /** The host name of an origin, whichever kind it is. */
  static Optional<String> host(Feature origin) {
    return origin.host("hostname").or(() -> origin.host("aosHostname"));
  }

  static Feature action(Placed failover) {
    return failover
        .rule()
        .behaviors("failAction")
        .filter(f -> f.flag("enabled", false))
        .findFirst()
        .orElseThrow();
  }

  private Optional<String> backup(Feature action) {
    Optional<String> host = alternateHost(action);
    return host.flatMap(this::originOf).flatMap(PolicyReading::host).or(() -> host);
  }

  private static Recovery recovery(Feature action) {
    return switch (action.text("actionType").orElse("").toUpperCase(Locale.ROOT)) {
      case "RECREATED_CO", "RECREATED_CEX", "RECREATED_NS" -> Recovery.ASK_BACKUP;
      case "REDIRECT" -> Recovery.REDIRECT;
      case "SERVE_STALE" -> Recovery.SERVE_STALE;
      default -> Recovery.NONE;
    };
  }

  Timeouts timeouts() {
    Timeouts usual = Timeouts.DEFAULT;
    Optional<Feature> connect = effective("timeout", Situation.REQUEST);
    Optional<Feature> read = effective("readTimeout", Situation.REQUEST);
    return new Timeouts(
        positive(connect.flatMap(f -> f.duration("value"))).orElse(usual.connect()),
        positive(read.flatMap(f -> f.duration("firstByteTimeout"))).orElse(usual.firstByte()),
        positive(read.flatMap(f -> f.duration("value"))).orElse(usual.read()));
  }

  private static Optional<Duration> positive(Optional<Duration> duration) {
    return duration.filter(known -> !known.isZero()).map(Ranges::cut);
  }

  Health health() {
    Health usual = Health.DEFAULT;
    Optional<Feature> found = effective("healthDetection", Situation.REQUEST);
    if (found.isEmpty()) {
      return usual;
    }
    Feature health = found.get();
    return new Health(
        Ranges.cut(health.number("retryCount").orElse(usual.retryCount())),
        health.duration("retryInterval").map(Ranges::cut).orElse(usual.retryInterval()),
        Ranges.cut(health.number("maximumReconnects").orElse(usual.maximumReconnects())));
  }
}
