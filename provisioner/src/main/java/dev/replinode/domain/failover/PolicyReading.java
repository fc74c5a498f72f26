package dev.replinode.domain.failover;

import dev.replinode.domain.failover.EdgePolicy.Health;
import dev.replinode.domain.failover.EdgePolicy.Reaction;
import dev.replinode.domain.failover.EdgePolicy.Recovery;
import dev.replinode.domain.failover.EdgePolicy.Timeouts;
import dev.replinode.domain.failover.EdgePolicy.Triggers;
import dev.replinode.domain.failover.RuleTree.Placed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a rule tree as the edge would act by it. */
public final class PolicyReading {
  private static final String ACTION = "failAction";
  private static final Set<String> MEDIA =
      Set.of("originFailureRecoveryPolicy", "mediaOriginFailover");

  private final RuleTree tree;
  private final List<Placed> rules;
  private final Set<String> backups;

  /** A reading of {@code tree}. */
  public PolicyReading(RuleTree tree) {
    this.tree = tree;
    this.rules = tree.rules();
    this.backups =
        failovers().stream()
            .flatMap(failover -> alternateHost(action(failover)).stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The same at a host that clients ask for. What rules for every host say counts; where none of
   * them fails over then, rules for named hosts do, but for the backup's own.
   */
  private Situation asked(Situation situation) {
    Situation anywhere = situation.at("");
    return isMatched(anywhere) ? anywhere : situation.besides(backups);
  }

  private boolean isMatched(Situation situation) {
    return failovers().stream().anyMatch(situation::meets);
  }

  /** The policy; it does not fail over when no rule of the tree does. */
  public EdgePolicy policy() {
    return new EdgePolicy(
        tree.ruleFormat(),
        primary().flatMap(PolicyReading::host).orElse(""),
        timeouts(),
        health(),
        reactions());
  }

  /** Failures that are answered alike are one reaction. */
  private List<Reaction> reactions() {
    Map<Reaction, Triggers> found = new LinkedHashMap<>();
    Situation.endings()
        .forEach(
            ending ->
                reaction(ending)
                    .ifPresent(alike -> found.merge(alike, trigger(ending), Triggers::or)));
    return found.entrySet().stream()
        .map(
            one -> new Reaction(one.getValue(), one.getKey().recovery(), one.getKey().backupHost()))
        .toList();
  }

  private static Triggers trigger(Situation ending) {
    return new Triggers(
        ending.isTimeout(),
        ending.status().stream().mapToObj(StatusSet::of).findFirst().orElse(StatusSet.NONE));
  }

  /** What is done then, as yet without the failures that it is done about. */
  private Optional<Reaction> reaction(Situation ending) {
    Optional<Feature> action = effective(ACTION, asked(ending));
    if (action.filter(PolicyReading::isOn).isPresent()) {
      Feature on = action.get();
      return Optional.of(new Reaction(Triggers.NONE, recovery(on), backup(on).orElse("")));
    }
    if (media().findAny().isPresent()) {
      return Optional.of(new Reaction(Triggers.NONE, Recovery.UNREAD, ""));
    }
    return action.map(off -> new Reaction(Triggers.NONE, Recovery.NONE, ""));
  }

  /** Failovers of media variants that are switched on; what they do is not read. */
  Stream<Feature> media() {
    return rules.stream()
        .flatMap(placed -> placed.rule().behaviors().stream())
        .filter(behavior -> MEDIA.contains(behavior.name()) && behavior.flag("enabled", true));
  }

  /** The rules whose site failover is switched on, in order. */
  List<Placed> failovers() {
    return rules.stream()
        .filter(placed -> placed.rule().behaviors(ACTION).anyMatch(PolicyReading::isOn))
        .toList();
  }

  private static boolean isOn(Feature action) {
    return action.flag("enabled", false);
  }

  /** Which failures one of them acts upon. */
  Triggers triggers() {
    return Situation.endings()
        .filter(ending -> effective(ACTION, asked(ending)).filter(PolicyReading::isOn).isPresent())
        .map(PolicyReading::trigger)
        .reduce(Triggers.NONE, Triggers::or);
  }

  /** Those that are switched off and come last where one that is on would act. */
  List<Feature> switchedOff() {
    return Situation.endings()
        .map(this::asked)
        .filter(this::isMatched)
        .flatMap(ending -> effective(ACTION, ending).stream())
        .filter(action -> !isOn(action))
        .distinct()
        .toList();
  }

  /** The origin that clients' requests go to. */
  Optional<Feature> primary() {
    return usual("origin").or(() -> tree.root().behavior("origin"));
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

  /**
   * The behavior that counts when clients ask: that of rules for every host; where there is none,
   * that of a rule for hosts that are not the backup's.
   */
  Optional<Feature> usual(String behavior) {
    return effective(behavior, Situation.REQUEST.at(""))
        .or(() -> effective(behavior, Situation.REQUEST.besides(backups)));
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
    return failover.rule().behaviors(ACTION).filter(PolicyReading::isOn).findFirst().orElseThrow();
  }

  private Optional<String> backup(Feature action) {
    Optional<String> host = alternateHost(action);
    return host.flatMap(this::originOf).flatMap(PolicyReading::host).or(() -> host);
  }

  private static Recovery recovery(Feature action) {
    return switch (action.text("actionType").orElse("").toUpperCase(Locale.ROOT)) {
      case "RECREATED_CO", "RECREATED_CEX" -> Recovery.ASK_BACKUP;
      case "REDIRECT" -> Recovery.REDIRECT;
      case "SERVE_STALE" -> Recovery.SERVE_STALE;
      default -> Recovery.UNREAD;
    };
  }

  Timeouts timeouts() {
    Timeouts usual = Timeouts.DEFAULT;
    Optional<Feature> connect = usual("timeout");
    Optional<Feature> read = usual("readTimeout");
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
    Optional<Feature> found = usual("healthDetection");
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
