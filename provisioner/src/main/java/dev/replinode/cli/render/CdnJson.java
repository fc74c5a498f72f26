package dev.replinode.cli.render;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.replinode.domain.failover.CdnPlan;
import dev.replinode.domain.failover.CdnPlan.Bucket;

/**
 * A plan as a rule tree of Property Manager. Names of behaviors and options are those of rule
 * format v2025-10-16.
 */
public final class CdnJson {
  /** What stands where the access key of the primary in Cloud Access Manager belongs. */
  public static final String PRIMARY_KEY = "GUID-OF-THE-PRIMARY-BUCKETS-ACCESS-KEY-VERSION";

  /** The same of the backup. */
  public static final String BACKUP_KEY = "GUID-OF-THE-BACKUP-BUCKETS-ACCESS-KEY-VERSION";

  private static final String FORMAT = "v2025-10-16";

  private final CdnPlan plan;

  private CdnJson(CdnPlan plan) {
    this.plan = plan;
  }

  /** The tree, with its format beside it as PAPI answers it. */
  public static JsonObject of(CdnPlan plan) {
    JsonObject json = new JsonObject();
    json.addProperty("ruleFormat", FORMAT);
    json.add("rules", new CdnJson(plan).root());
    return json;
  }

  private JsonObject root() {
    JsonArray children = new JsonArray();
    children.add(backup());
    children.add(closed());
    children.add(failover());
    children.add(simulated());
    JsonObject root =
        rule(
            "default",
            "Serves "
                + plan.primary().name()
                + "; what fails there is asked of "
                + plan.backup().name(),
            array(),
            array(
                origin(plan.primary()),
                signature(PRIMARY_KEY),
                feature("timeout", options("value", "2s")),
                feature("readTimeout", options("value", "5s", "firstByteTimeout", "10s")),
                feature(
                    "healthDetection",
                    options("retryCount", 3, "retryInterval", "10s", "maximumReconnects", 1)),
                feature(
                    "cacheError", options("enabled", true, "ttl", "10s", "preserveStale", true))));
    root.add("children", children);
    JsonObject secure = new JsonObject();
    secure.addProperty("is_secure", true);
    root.add("options", secure);
    return root;
  }

  private JsonObject backup() {
    return rule(
        "Backup bucket",
        "Site failover asks by this hostname, which clients do not know",
        array(hostname("IS_ONE_OF")),
        array(origin(plan.backup()), signature(BACKUP_KEY)));
  }

  private static JsonObject closed() {
    return rule(
        "Own objects of the replication",
        "They tell how the replication is going, and are nobody's business",
        array(
            feature(
                "path",
                options(
                    "matchOperator",
                    "MATCHES_ONE_OF",
                    "values",
                    array("/.replinode/*"),
                    "matchCaseSensitive",
                    true))),
        array(feature("denyAccess", options("enabled", true, "reason", "replinode"))));
  }

  private JsonObject failover() {
    JsonObject action =
        rule(
            "Site failover",
            "A time-out; an error of the server; a bucket or object that is not there, which a"
                + " bucket that may not be listed tells by 403",
            array(
                feature("originTimeout", options("matchOperator", "ORIGIN_TIMED_OUT")),
                feature(
                    "matchResponseCode",
                    options("matchOperator", "IS_BETWEEN", "lowerBound", 500, "upperBound", 599)),
                feature(
                    "matchResponseCode",
                    options("matchOperator", "IS_ONE_OF", "values", array("403", "404")))),
            array(
                feature(
                    "failAction",
                    options(
                        "enabled",
                        true,
                        "actionType",
                        "RECREATED_CO",
                        "contentHostname",
                        plan.backupHostname(),
                        "contentCustomPath",
                        false))));
    action.addProperty("criteriaMustSatisfy", "any");
    JsonObject outer =
        rule(
            "Everything but the backup",
            "Otherwise a failure of the backup would ask for itself",
            array(hostname("IS_NOT_ONE_OF")),
            array());
    JsonArray children = new JsonArray();
    children.add(action);
    outer.add("children", children);
    return outer;
  }

  private JsonObject simulated() {
    return rule(
        "Simulate failover",
        "On staging alone, for requests that carry the header",
        array(
            feature("contentDeliveryNetwork", options("matchOperator", "IS", "network", "STAGING")),
            hostname("IS_NOT_ONE_OF"),
            feature(
                "requestHeader",
                options(
                    "headerName",
                    "breakconnection",
                    "matchOperator",
                    "IS_ONE_OF",
                    "values",
                    array(plan.stagingSecret()),
                    "matchCaseSensitiveValue",
                    true,
                    "matchWildcardName",
                    false,
                    "matchWildcardValue",
                    false))),
        array(feature("breakConnection", options("enabled", true))));
  }

  private static JsonObject origin(Bucket bucket) {
    return feature(
        "origin",
        options(
            "originType",
            "AKAMAI_OBJECT_STORAGE",
            "aosHostname",
            bucket.host(),
            "forwardHostHeader",
            "ORIGIN_HOSTNAME",
            "cacheKeyHostname",
            "REQUEST_HOST_HEADER",
            "compress",
            true,
            "enableTrueClientIp",
            false,
            "httpsPort",
            443,
            "originSni",
            true,
            "verificationMode",
            "PLATFORM_SETTINGS"));
  }

  private static JsonObject signature(String key) {
    return feature(
        "originCharacteristics",
        options(
            "authenticationMethod",
            "AOS_HMAC_AUTHENTICATION",
            "accessKeyEncryptedStorage",
            true,
            "aosAccessKeyVersionGuid",
            key));
  }

  private JsonObject hostname(String operator) {
    return feature(
        "hostname", options("matchOperator", operator, "values", array(plan.backupHostname())));
  }

  private static JsonObject rule(
      String name, String comments, JsonArray criteria, JsonArray behaviors) {
    JsonObject rule = new JsonObject();
    rule.addProperty("name", name);
    rule.addProperty("comments", comments);
    rule.add("criteria", criteria);
    rule.addProperty("criteriaMustSatisfy", "all");
    rule.add("behaviors", behaviors);
    rule.add("children", new JsonArray());
    return rule;
  }

  private static JsonObject feature(String name, JsonObject options) {
    JsonObject feature = new JsonObject();
    feature.addProperty("name", name);
    feature.add("options", options);
    return feature;
  }

  /** Names and values in turn. */
  static JsonObject options(Object... pairs) {
    JsonObject options = new JsonObject();
    for (int i = 0; i < pairs.length; i += 2) {
      options.add((String) pairs[i], element(pairs[i + 1]));
    }
    return options;
  }

  static JsonArray array(Object... items) {
    JsonArray array = new JsonArray();
    for (Object item : items) {
      array.add(element(item));
    }
    return array;
  }

  private static JsonElement element(Object value) {
    if (value instanceof JsonElement element) {
      return element;
    }
    if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    }
    return value instanceof Number number
        ? new JsonPrimitive(number)
        : new JsonPrimitive((String) value);
  }
}
