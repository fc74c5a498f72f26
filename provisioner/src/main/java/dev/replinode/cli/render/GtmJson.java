package dev.replinode.cli.render;

import static dev.replinode.cli.render.CdnJson.array;
import static dev.replinode.cli.render.CdnJson.options;

import com.google.gson.JsonObject;
import dev.replinode.domain.failover.CdnPlan;

/** A plan as a failover property of Global Traffic Management, config-gtm v1.4 and later. */
public final class GtmJson {
  /** The object that liveness tests ask for; both buckets have to hold it. */
  public static final String TEST_OBJECT = "/replinode-probe.txt";

  /** Numbers of data centers as GTM gives them; the account's own go here. */
  private static final int PRIMARY_CENTER = 3131;

  private static final int BACKUP_CENTER = 3132;

  private GtmJson() {}

  /** The property. */
  public static JsonObject of(CdnPlan plan) {
    String name = plan.hostname().substring(0, plan.hostname().indexOf('.'));
    return options(
        "name",
        name,
        "type",
        "failover",
        "handoutMode",
        "normal",
        "handoutLimit",
        0,
        "scoreAggregationType",
        "mean",
        "ipv6",
        false,
        "dynamicTTL",
        30,
        "failoverDelay",
        0,
        "failbackDelay",
        300,
        "trafficTargets",
        array(
            target(plan.primary().name(), PRIMARY_CENTER, 1.0, plan.hostname() + ".edgekey.net"),
            target(plan.backup().name(), BACKUP_CENTER, 0.0, plan.standbyHostname())),
        "livenessTests",
        array(test(plan)));
  }

  private static JsonObject target(String name, int center, double weight, String handedOut) {
    return options(
        "name",
        name,
        "datacenterId",
        center,
        "enabled",
        true,
        "weight",
        weight,
        "servers",
        array(),
        "handoutCName",
        handedOut);
  }

  private static JsonObject test(CdnPlan plan) {
    return options(
        "name",
        "replinode-probe",
        "disabled",
        false,
        "testObjectProtocol",
        "HTTPS",
        "testObject",
        TEST_OBJECT,
        "testObjectPort",
        443,
        "testInterval",
        10,
        "testTimeout",
        5.0,
        "httpError3xx",
        true,
        "httpError4xx",
        true,
        "httpError5xx",
        true,
        "httpHeaders",
        array(options("name", "Host", "value", plan.hostname())),
        "peerCertificateVerification",
        true,
        "errorPenalty",
        75.0,
        "timeoutPenalty",
        25.0);
  }
}
