package dev.replinode.domain.drill.selftest;

import dev.replinode.domain.drill.PolicyFindings;
import dev.replinode.domain.failover.EdgeLint;
import java.util.List;

/** What goes wrong with the rules of an edge. */
final class PolicyFaults {
  private static final String FILE = "rules";

  /** Two signed buckets, of which the second steps in for the first; nothing is wrong with it. */
  static final String HEALTHY =
      """
      {"ruleFormat": "v2025-10-16", "rules": {"name": "default",
      "behaviors": [
       {"name": "origin", "options": {"originType": "AKAMAI_OBJECT_STORAGE", "aosHostname": "media.jp-osa-1.linodeobjects.com", "forwardHostHeader": "ORIGIN_HOSTNAME"}},
       {"name": "originCharacteristics", "options": {"authenticationMethod": "AOS_HMAC_AUTHENTICATION", "accessKeyEncryptedStorage": true, "aosAccessKeyVersionGuid": "key-of-a"}},
       {"name": "timeout", "options": {"value": "3s"}},
       {"name": "cacheError", "options": {"enabled": true, "ttl": "10s"}}],
      "children": [
       {"name": "Clients", "criteria": [
         {"name": "hostname", "options": {"matchOperator": "IS_NOT_ONE_OF", "values": ["b.static.example.com"]}}],
        "behaviors": [], "children": [
        {"name": "Fail over to B", "criteriaMustSatisfy": "any", "criteria": [
          {"name": "originTimeout", "options": {"matchOperator": "ORIGIN_TIMED_OUT"}},
          {"name": "matchResponseCode", "options": {"matchOperator": "IS_BETWEEN", "lowerBound": 500, "upperBound": 599}},
          {"name": "matchResponseCode", "options": {"matchOperator": "IS_ONE_OF", "values": ["403", "404"]}}],
         "behaviors": [
          {"name": "failAction", "options": {"enabled": true, "actionType": "RECREATED_CO", "contentHostname": "b.static.example.com", "contentCustomPath": false}}]}]},
       {"name": "B", "criteria": [
         {"name": "hostname", "options": {"matchOperator": "IS_ONE_OF", "values": ["b.static.example.com"]}}],
        "behaviors": [
         {"name": "origin", "options": {"originType": "AKAMAI_OBJECT_STORAGE", "aosHostname": "media-dr.us-iad-1.linodeobjects.com", "forwardHostHeader": "ORIGIN_HOSTNAME"}},
         {"name": "originCharacteristics", "options": {"authenticationMethod": "AOS_HMAC_AUTHENTICATION", "accessKeyEncryptedStorage": true, "aosAccessKeyVersionGuid": "key-of-b"}}]},
       {"name": "Closed", "criteria": [
         {"name": "path", "options": {"matchOperator": "MATCHES_ONE_OF", "values": ["/.replinode/*"]}}],
        "behaviors": [{"name": "denyAccess", "options": {"enabled": true, "reason": "closed"}}]}]}}
      """;

  private static final int ACTION_LINE = 16;

  private PolicyFaults() {}

  static List<PlantedFault> all() {
    return List.of(
        fault(
            "fail-action-off",
            "CDN-FAILOVER-OFF",
            ACTION_LINE,
            "\"failAction\", \"options\": {\"enabled\": true",
            "\"failAction\", \"options\": {\"enabled\": false"),
        fault(
            "rule-404-without-403",
            "CDN-403-UNMATCHED",
            ACTION_LINE,
            "[\"403\", \"404\"]",
            "[\"404\"]"),
        fault("same-credentials", "CDN-SAME-CREDENTIALS", ACTION_LINE, "key-of-b", "key-of-a"),
        fault(
            "same-origin", "CDN-SAME-ORIGIN", ACTION_LINE, "media-dr.us-iad-1", "media.jp-osa-1"));
  }

  private static PlantedFault fault(
      String id, String finding, int line, String healthy, String faulty) {
    String text = HEALTHY.replace(healthy, faulty);
    return new PlantedFault(
        id,
        finding,
        FILE + ":" + line,
        bench ->
            bench.policy =
                new PolicyFindings(new EdgeLint(EdgeLint.USUAL_RTO), FILE)
                    .of(bench.tools.edgeText(text)));
  }
}
