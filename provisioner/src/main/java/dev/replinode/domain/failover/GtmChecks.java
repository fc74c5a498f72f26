package dev.replinode.domain.failover;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a GTM property switches when it has to, and not more often. */
final class GtmChecks {
  private static final Set<String> TYPES = Set.of("failover", "ranked-failover");

  /** Scores go to the decision every 10 s, and from there to the name servers every 5 s. */
  private static final double PROPAGATION = 15;

  private static final double USUAL_INTERVAL = 60;
  private static final double USUAL_TIMEOUT = 25;
  private static final double USUAL_TTL = 60;

  private final GtmProperty property;
  private final Duration rto;
  private final Complaints complaints;

  GtmChecks(GtmProperty property, Duration rto, Complaints complaints) {
    this.property = property;
    this.rto = rto;
    this.complaints = complaints;
  }

  void check() {
    Feature settings = property.settings();
    String type = settings.text("type").orElse("none");
    if (!TYPES.contains(type)) {
      complaints.add(
          EdgeRules.GTM_TYPE,
          settings.spot(),
          "The type is " + type + ", which does not fail over from one target to the other",
          "Set it to failover or ranked-failover");
    }
    if (settings.number("failbackDelay").orElse(0) == 0) {
      complaints.add(
          EdgeRules.GTM_FLAPPING,
          settings.spot(),
          "failbackDelay is 0: a primary that comes and goes takes the traffic with it",
          "Set it to a few minutes");
    }
    checkTargets();
    checkTests();
  }

  private void checkTargets() {
    List<Feature> enabled =
        property.targets().stream().filter(target -> target.flag("enabled", true)).toList();
    Set<Object> places = new HashSet<>();
    enabled.forEach(target -> places.add(handedOut(target)));
    if (places.size() < 2) {
      complaints.add(
          EdgeRules.GTM_TARGETS,
          property.settings().spot(),
          enabled.size() < 2
              ? "Only " + enabled.size() + " target is enabled"
              : "All targets hand out the same",
          "Enable a target for each bucket");
    }
    for (Feature target : enabled) {
      if (handedOut(target).stream().anyMatch(OriginChecks::isBucket)) {
        complaints.add(
            EdgeRules.GTM_BUCKET,
            target.spot(),
            "It hands out a bucket: clients keep their Host header and certificate check, which"
                + " the other bucket does not pass",
            "Hand out something that answers for the hostname, such as an edge hostname");
      }
    }
  }

  private static List<String> handedOut(Feature target) {
    List<String> servers = target.words("servers");
    return servers.isEmpty() ? target.host("handoutCName").stream().toList() : servers;
  }

  private void checkTests() {
    List<Feature> tests =
        property.tests().stream().filter(test -> !test.flag("disabled", false)).toList();
    if (tests.isEmpty()) {
      complaints.add(
          EdgeRules.GTM_TEST,
          property.settings().spot(),
          "Without a liveness test GTM takes every target for up",
          "Add one for an object that both buckets hold");
    }
    for (Feature test : tests) {
      checkTest(test);
    }
  }

  private void checkTest(Feature test) {
    if (test.text("testObject").orElse("/").equals("/")) {
      complaints.add(
          EdgeRules.GTM_TEST_OBJECT,
          test.spot(),
          "The test asks for no object, so a bucket that lost all of them passes it",
          "Set testObject to an object that both buckets hold and anybody may read");
    }
    if (!test.flag("httpError4xx", true)) {
      complaints.add(
          EdgeRules.GTM_4XX,
          test.spot(),
          "httpError4xx is false: 403 and 404 count as health",
          "Set it to true, and let the test object be readable without a key");
    }
    double worst =
        test.number("testInterval").orElse(USUAL_INTERVAL)
            + test.number("testTimeout").orElse(USUAL_TIMEOUT)
            + PROPAGATION
            + property.settings().number("failoverDelay").orElse(0)
            + property.settings().number("dynamicTTL").orElse(USUAL_TTL);
    if (worst > rto.toSeconds()) {
      complaints.add(
          EdgeRules.GTM_SLOW,
          test.spot(),
          "Interval, time-out, propagation, failoverDelay and dynamicTTL may take "
              + Math.round(worst)
              + " s together; recovery may take "
              + rto.toSeconds()
              + " s",
          "Shorten them, or allow recovery more time");
    }
  }
}
