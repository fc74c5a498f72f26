package dev.replinode.domain.failover;

import dev.replinode.domain.failover.RuleTree.Placed;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether the rules are quick enough, and open nothing that they should not. */
final class SafetyChecks {
  private static final String TEMPLATE_SECRET = "Your-Secret-Here";
  private static final Pattern FORMAT = Pattern.compile("v(\\d{4}-\\d{2}-\\d{2})");

  /** The first format that knows Object Storage as an origin and its signature. */
  private static final String OBJECT_STORAGE_SINCE = "2025-07-07";

  private final RuleTree tree;
  private final PolicyReading reading;
  private final Duration rto;
  private final Complaints complaints;

  SafetyChecks(RuleTree tree, PolicyReading reading, Duration rto, Complaints complaints) {
    this.tree = tree;
    this.reading = reading;
    this.rto = rto;
    this.complaints = complaints;
  }

  void check() {
    checkFormat();
    checkSpeed();
    checkOwnObjects();
    for (Placed placed : tree.rules()) {
      checkSecrets(placed.rule());
      placed
          .rule()
          .behaviors("breakConnection")
          .filter(f -> f.flag("enabled", true))
          .forEach(f -> checkBreak(placed, f));
    }
    reading.failovers().stream()
        .map(PolicyReading::action)
        .filter(action -> action.text("actionType").orElse("").equals("REDIRECT"))
        .forEach(
            action ->
                complaints.add(
                    EdgeRules.REDIRECT,
                    action.spot(),
                    "Clients are redirected and then read the backup without the CDN's rules",
                    "Ask it by actionType RECREATED_CO"));
  }

  private void checkFormat() {
    Matcher dated = FORMAT.matcher(tree.ruleFormat());
    Spot spot = tree.root().spot();
    if (!dated.matches()) {
      String told = tree.ruleFormat().isEmpty() ? "none" : tree.ruleFormat();
      complaints.add(
          EdgeRules.FORMAT,
          spot,
          "The rule format is " + told + ", so that the same tree may mean something else tomorrow",
          "Freeze a dated format, such as v2025-10-16");
      return;
    }
    Optional<Feature> newer =
        behaviors()
            .filter(
                f ->
                    f.text("originType").orElse("").equals("AKAMAI_OBJECT_STORAGE")
                        || f.text("authenticationMethod")
                            .orElse("")
                            .equals("AOS_HMAC_AUTHENTICATION"))
            .findFirst();
    if (newer.isPresent() && dated.group(1).compareTo(OBJECT_STORAGE_SINCE) < 0) {
      complaints.add(
          EdgeRules.FORMAT,
          newer.get().spot(),
          "Object Storage is known from rule format v" + OBJECT_STORAGE_SINCE + " on",
          "Move the tree to a later format");
    }
  }

  private void checkSpeed() {
    EdgePolicy.Timeouts timeouts = reading.timeouts();
    Duration connecting =
        timeouts.connect().multipliedBy(1L + reading.health().maximumReconnects());
    Duration worst =
        connecting.compareTo(timeouts.firstByte()) > 0 ? connecting : timeouts.firstByte();
    if (worst.compareTo(rto) > 0) {
      String longest = worst.equals(connecting) ? "timeout" : "readTimeout";
      Spot spot = reading.usual(longest).map(Feature::spot).orElse(tree.root().spot());
      complaints.add(
          EdgeRules.SLOW,
          spot,
          "One request may wait " + seconds(worst) + " for the primary; " + allowed(),
          "Shorten timeout, readTimeout.firstByteTimeout or maximumReconnects");
    }
    reading
        .usual("cacheError")
        .filter(f -> f.flag("enabled", true))
        .filter(f -> f.duration("ttl").filter(ttl -> ttl.compareTo(rto) > 0).isPresent())
        .ifPresent(
            f ->
                complaints.add(
                    EdgeRules.CACHED_ERROR,
                    f.spot(),
                    "An error is served for "
                        + seconds(f.duration("ttl").orElseThrow())
                        + " after it is over; "
                        + allowed(),
                    "Shorten the ttl of cacheError"));
  }

  private String allowed() {
    return "recovery may take " + seconds(rto);
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }

  /** Rules that refuse {@code /.replinode/*}: by the behavior that denies, or by an answer. */
  private void checkOwnObjects() {
    boolean isClosed =
        tree.rules().stream()
            .filter(placed -> placed.rule().criteria("path").anyMatch(SafetyChecks::isOwnPath))
            .flatMap(placed -> placed.rule().behaviors().stream())
            .anyMatch(f -> f.is("denyAccess") || f.is("constructResponse"));
    if (!isClosed) {
      complaints.add(
          EdgeRules.OWN_OBJECTS,
          tree.root().spot(),
          "/.replinode/* is served to everyone: it tells how the replication is going",
          "Add a rule on path MATCHES_ONE_OF /.replinode/* with denyAccess");
    }
  }

  private static boolean isOwnPath(Feature criterion) {
    return !criterion.text("matchOperator").orElse("").contains("NOT")
        && criterion.words("values").stream().anyMatch(path -> path.startsWith("/.replinode"));
  }

  private void checkSecrets(EdgeRule rule) {
    Stream.concat(rule.criteria().stream(), rule.behaviors().stream())
        .filter(f -> f.options().toString().contains(TEMPLATE_SECRET))
        .forEach(
            f ->
                complaints.add(
                    EdgeRules.DEFAULT_SECRET,
                    f.spot(),
                    "The value is that of the public template, so anybody can break connections",
                    "Put a value of your own there"));
  }

  private void checkBreak(Placed placed, Feature broken) {
    boolean isStaging =
        placed
            .criteria("contentDeliveryNetwork")
            .anyMatch(f -> f.text("network").orElse("").equals("STAGING"));
    boolean hasHeader = placed.criteria("requestHeader").findAny().isPresent();
    boolean isAll = placed.path().stream().noneMatch(EdgeRule::satisfiedByAny);
    if (!isStaging || !hasHeader || !isAll) {
      complaints.add(
          EdgeRules.BREAK,
          broken.spot(),
          "breakConnection is not bound to the staging network and a header together",
          "Match contentDeliveryNetwork IS STAGING and requestHeader, both at once");
    }
  }

  private Stream<Feature> behaviors() {
    return tree.rules().stream().flatMap(placed -> placed.rule().behaviors().stream());
  }
}
