package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.failover.EdgePolicy;
import dev.replinode.domain.failover.EdgePolicy.Health;
import dev.replinode.domain.failover.EdgePolicy.Reaction;
import dev.replinode.domain.failover.EdgePolicy.Recovery;
import dev.replinode.domain.failover.EdgePolicy.Timeouts;
import dev.replinode.domain.failover.EdgePolicy.Triggers;
import dev.replinode.domain.failover.EdgeRules;
import dev.replinode.domain.failover.StatusSet;
import dev.replinode.stackscript.lint.Finding;
import dev.replinode.stackscript.lint.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One good rule tree and one good GTM property; each mistake is planted in them one at a time. */
class EdgeFileTest {
  private static final String BACKUP = "media-dr.us-iad-1.linodeobjects.com";

  @TempDir Path folder;

  static String text(String name) throws IOException {
    try (InputStream in = EdgeFileTest.class.getResourceAsStream("/edge/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Set<String> rules(String text) {
    Set<String> rules = new TreeSet<>();
    EdgeFile.check(text).forEach(finding -> rules.add(finding.rule()));
    return rules;
  }

  private static String planted(String text, String from, String to) {
    String changed = text.replace(from, to);
    assertTrue(!changed.equals(text), () -> "the file does not hold " + from);
    return changed;
  }

  @Test
  void good_files_have_no_findings() throws IOException {
    assertEquals(List.of(), EdgeFile.check(text("rules.json")));
    assertEquals(List.of(), EdgeFile.check(text("gtm.json")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cdn-failover-absent|\"failAction\"|\"otherAction\"",
        "cdn-failover-off|\"enabled\": true, \"actionType\"|\"enabled\": false, \"actionType\"",
        "cdn-failover-media|\"failAction\"|\"originFailureRecoveryPolicy\"",
        "cdn-timeout-unmatched|\"originTimeout\"|\"otherCriterion\"",
        "cdn-5xx-unmatched|\"lowerBound\": 500|\"lowerBound\": 502",
        "cdn-404-unmatched|\"403\", \"404\"|\"403\"",
        "cdn-403-unmatched|\"403\", \"404\"|\"404\"",
        "cdn-stale-4xx|RECREATED_CO|SERVE_STALE",
        "cdn-redirect|RECREATED_CO|REDIRECT",
        "cdn-backup-rule-absent|\"contentHostname\": \"b.|\"contentHostname\": \"c.",
        "cdn-same-origin|media-dr.us-iad-1|media.jp-osa-1",
        "cdn-backup-loop|IS_NOT_ONE_OF|IS_ONE_OF_ALL",
        "cdn-host-header|ORIGIN_HOSTNAME|REQUEST_HOST_HEADER",
        "cdn-unsigned-bucket|AOS_HMAC_AUTHENTICATION|AUTOMATIC",
        "cdn-same-credentials|\"guid-b\"|\"guid-a\"",
        "cdn-key-in-tree|\"aosAccessKeyVersionGuid\": \"guid-a\"|\"aosHmacKeySecret\": \"s\"",
        "cdn-default-secret|own-value|Your-Secret-Here",
        "cdn-cached-error|\"ttl\": \"10s\"|\"ttl\": \"10m\"",
        "cdn-slow-failover|\"maximumReconnects\": 1|\"maximumReconnects\": 40",
        "cdn-slow-failover|\"firstByteTimeout\": \"10s\"|\"firstByteTimeout\": \"120s\"",
        "cdn-number-range|\"maximumReconnects\": 1|\"maximumReconnects\": -1",
        "cdn-number-range|\"maximumReconnects\": 1|\"maximumReconnects\": 1000000",
        "cdn-number-range|\"retryCount\": 3|\"retryCount\": -1",
        "cdn-number-range|\"retryInterval\": \"10s\"|\"retryInterval\": \"99999999d\"",
        "cdn-number-range|\"firstByteTimeout\": \"10s\"|\"firstByteTimeout\": \"99999999d\"",
        "cdn-own-objects-open|/.replinode/*|/private/*",
        "cdn-break-production|\"network\": \"STAGING\"|\"network\": \"PRODUCTION\"",
        "cdn-rule-format|v2025-10-16|latest",
        "cdn-rule-format|v2025-10-16|v2024-01-09"
      })
  void a_planted_mistake_is_found(String rule, String from, String to) throws IOException {
    assertTrue(rules(planted(text("rules.json"), from, to)).contains(rule), rule);
  }

  @Test
  void a_failover_without_its_criteria_is_unmatched() throws IOException {
    String text = planted(text("rules.json"), "\"originTimeout\"", "\"path\"");

    assertTrue(
        rules(planted(text, "\"matchResponseCode\"", "\"path\""))
            .contains("cdn-failover-unmatched"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "gtm-type|\"failover\"|\"weighted-round-robin\"",
        "gtm-targets|\"weight\": 0.0, \"enabled\": true|\"weight\": 0.0, \"enabled\": false",
        "gtm-targets|\"standby.example.com\"|\"static.example.com.edgekey.net\"",
        "gtm-test-absent|\"disabled\": false|\"disabled\": true",
        "gtm-test-object|/probe.txt|/",
        "gtm-4xx-hidden|\"httpError4xx\": true|\"httpError4xx\": false",
        "gtm-flapping|\"failbackDelay\": 300|\"failbackDelay\": 0",
        "gtm-slow-failover|\"dynamicTTL\": 30|\"dynamicTTL\": 300",
        "gtm-bucket-target|standby.example.com|media-dr.us-iad-1.linodeobjects.com"
      })
  void a_mistake_planted_in_gtm_is_found(String rule, String from, String to) throws IOException {
    assertEquals(Set.of(rule), rules(planted(text("gtm.json"), from, to)));
  }

  @Test
  void every_rule_has_a_planted_mistake() throws Exception {
    Set<String> planted = new HashSet<>(Set.of("cdn-syntax", "cdn-failover-unmatched"));
    for (String method :
        List.of("a_planted_mistake_is_found", "a_mistake_planted_in_gtm_is_found")) {
      CsvSource rows =
          EdgeFileTest.class
              .getDeclaredMethod(method, String.class, String.class, String.class)
              .getAnnotation(CsvSource.class);
      for (String row : rows.value()) {
        planted.add(row.substring(0, row.indexOf('|')));
      }
    }

    assertEquals(
        new TreeSet<>(EdgeRules.all().stream().map(Rule::id).toList()), new TreeSet<>(planted));
  }

  @Test
  void a_finding_stands_at_the_line_of_what_is_wrong() throws IOException {
    String text = planted(text("rules.json"), "own-value", "Your-Secret-Here");

    Finding finding = EdgeFile.check(text).get(0);

    List<String> lines = text.lines().toList();
    assertTrue(lines.get(finding.line() - 1).contains("requestHeader"), finding::toString);
    assertTrue(finding.remedy().length() > 10, finding::toString);
  }

  @Test
  void what_is_neither_is_told_with_its_place() {
    assertEquals(Set.of("cdn-syntax"), rules("{\"a\": 1}"));
    assertEquals(Set.of("cdn-syntax"), rules("{\n\"rules\": {"));
    assertEquals(Set.of("cdn-syntax"), rules(""));
  }

  @Test
  void tabs_and_unknown_fields_are_no_matter() throws IOException {
    String tabs =
        text("rules.json").replace("  ", "\t").replace("\"ttl\"", "\"newField\": [1, {}], \"ttl\"");

    assertEquals(List.of(), EdgeFile.check(tabs));
  }

  @Test
  void a_tree_is_read_as_the_edge_acts_by_it() throws IOException {
    Path file = folder.resolve("rules.json");
    Files.writeString(file, text("rules.json"));

    EdgePolicy policy = new EdgeFile().read(file).policy().orElseThrow();

    assertEquals(
        new EdgePolicy(
            "v2025-10-16",
            "media.jp-osa-1.linodeobjects.com",
            "media-dr.us-iad-1.linodeobjects.com",
            new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(5)),
            new Health(3, Duration.ofSeconds(10), 1),
            new Triggers(true, StatusSet.of(403, 404).or(StatusSet.between(500, 599))),
            Recovery.ASK_BACKUP),
        policy);
    assertEquals("403-404, 500-599", policy.triggers().statuses().toString());
    assertEquals(Duration.ofSeconds(14), policy.worstAddedLatency());
  }

  /** The good tree with one more rule after that which fails over. */
  private static String withLaterRule(String criterion, String action) throws IOException {
    String last = "\"contentHostname\": \"b.example.com\"}}]\n          }";
    return planted(
        text("rules.json"),
        last,
        last
            + ", {\"name\": \"later\", \"criteria\": [{\"name\": \"matchResponseCode\", \"options\": {"
            + criterion
            + "}}], \"behaviors\": [{\"name\": \"failAction\", \"options\": {"
            + action
            + "}}]}");
  }

  private static EdgePolicy policy(String text) {
    return EdgeFile.parse("rules", text).policy().orElseThrow();
  }

  @Test
  void each_failure_has_the_recovery_of_the_last_rule_that_applies_to_it() throws IOException {
    String text =
        withLaterRule(
            "\"matchOperator\": \"IS_BETWEEN\", \"lowerBound\": 500, \"upperBound\": 599",
            "\"enabled\": true, \"actionType\": \"SERVE_STALE\"");

    EdgePolicy policy = policy(text);

    assertEquals(
        List.of(
            new Reaction(new Triggers(true, StatusSet.of(403, 404)), Recovery.ASK_BACKUP, BACKUP),
            new Reaction(
                new Triggers(false, StatusSet.between(500, 599)), Recovery.SERVE_STALE, "")),
        policy.reactions());
    assertEquals(Recovery.ASK_BACKUP, policy.onTimeout(503).orElseThrow().recovery());
    assertEquals(Recovery.SERVE_STALE, policy.onStatus(503).orElseThrow().recovery());
  }

  @Test
  void a_later_rule_can_switch_it_off() throws IOException {
    String text =
        withLaterRule(
            "\"matchOperator\": \"IS_ONE_OF\", \"values\": [\"404\"]", "\"enabled\": false");

    EdgePolicy policy = policy(text);

    assertEquals(Recovery.NONE, policy.onStatus(404).orElseThrow().recovery());
    assertEquals("403, 500-599", policy.triggers().statuses().toString());
    assertEquals(Set.of("cdn-404-unmatched", "cdn-failover-off"), rules(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"originFailureRecoveryPolicy", "mediaOriginFailover"})
  void what_a_media_variant_does_is_not_known(String variant) throws IOException {
    EdgePolicy policy = policy(planted(text("rules.json"), "failAction", variant));

    assertEquals(Recovery.UNREAD, policy.onTimeout(503).orElseThrow().recovery());
    assertEquals(Recovery.UNREAD, policy.onStatus(404).orElseThrow().recovery());
    assertEquals(Triggers.NONE, policy.triggers());
  }

  @Test
  void what_the_backups_own_rule_says_is_not_the_primarys() throws IOException {
    String ofB = "\"behaviors\": [\n          {\"name\": \"origin\"";
    String text =
        planted(
            text("rules.json"),
            ofB,
            "\"behaviors\": [{\"name\": \"timeout\", \"options\": {\"value\": \"30s\"}},"
                + " {\"name\": \"readTimeout\", \"options\": {\"firstByteTimeout\": \"300s\"}},"
                + " {\"name\": \"healthDetection\", \"options\": {\"maximumReconnects\": 50}},"
                + " {\"name\": \"cacheError\", \"options\": {\"enabled\": true, \"ttl\": \"10m\"}},"
                + " {\"name\": \"origin\"");

    assertEquals(List.of(), EdgeFile.check(text));
    assertEquals(policy(text("rules.json")), policy(text));
    String silent = planted(text, "{\"name\": \"timeout\", \"options\": {\"value\": \"2s\"}},", "");
    assertEquals(Timeouts.DEFAULT.connect(), policy(silent).timeouts().connect());
  }

  @Test
  void rules_for_the_host_that_clients_ask_for_count_where_none_is_for_every_host()
      throws IOException {
    String text =
        planted(
            text("rules.json"),
            "\"IS_NOT_ONE_OF\", \"values\": [\"b.example.com\"]",
            "\"IS_ONE_OF\", \"values\": [\"static.example.com\"]");

    assertEquals(List.of(), EdgeFile.check(text));
    assertEquals(policy(text("rules.json")), policy(text));
  }

  @Test
  void a_rule_for_the_clients_hostname_counts_for_what_no_rule_for_every_host_is_about()
      throws IOException {
    String later =
        withLaterRule("\"values\": [\"429\"]", "\"enabled\": true, \"actionType\": \"REDIRECT\"");
    String text =
        planted(
            later,
            "\"criteria\": [{\"name\": \"matchResponseCode\", \"options\": {\"values\": [\"429\"]}}]",
            "\"criteria\": [{\"name\": \"hostname\", \"options\": {\"values\": [\"www.example.com\"]}},"
                + " {\"name\": \"matchResponseCode\", \"options\": {\"values\": [\"429\"]}}]");

    assertEquals(Recovery.REDIRECT, policy(text).onStatus(429).orElseThrow().recovery());
  }

  @Test
  void an_origin_under_the_hostname_of_clients_is_the_primarys() throws IOException {
    String origin =
        "{\"name\": \"origin\", \"options\": {\"originType\": \"CUSTOMER\", \"hostname\":"
            + " \"media.jp-osa-1.linodeobjects.com\", \"forwardHostHeader\": \"ORIGIN_HOSTNAME\"}}";
    String text = planted(text("rules.json"), origin + ",", "");
    text =
        planted(
            text,
            "\"IS_NOT_ONE_OF\", \"values\": [\"b.example.com\"]}}],\n        \"behaviors\": []",
            "\"IS_ONE_OF\", \"values\": [\"static.example.com\"]}}],\n        \"behaviors\": ["
                + origin
                + "]");

    assertEquals("media.jp-osa-1.linodeobjects.com", policy(text).primaryHost());
  }

  @Test
  void numbers_that_no_edge_could_wait_for_are_cut_to_what_can_be_acted_out() throws IOException {
    String text =
        planted(text("rules.json"), "\"maximumReconnects\": 1", "\"maximumReconnects\": 1e9");
    text = planted(text, "\"retryCount\": 3", "\"retryCount\": -1");
    text = planted(text, "\"2s\"", "\"99999999d\"");

    EdgePolicy policy = EdgeFile.parse("rules", text).policy().orElseThrow();

    assertEquals(new Health(0, Duration.ofSeconds(10), 100), policy.health());
    assertEquals(Duration.ofHours(1), policy.timeouts().connect());
    assertTrue(policy.worstAddedLatency().toMillis() < Integer.MAX_VALUE);
  }

  @Test
  void a_file_that_cannot_be_read_is_wrong_usage() throws IOException {
    Path file = folder.resolve("x.json");
    assertThrows(ReplinodeException.class, () -> new EdgeFile().read(file));
    Files.writeString(file, "[]");
    assertThrows(ReplinodeException.class, () -> new EdgeFile().read(file));
    Files.writeString(file, "{");
    assertThrows(ReplinodeException.class, () -> new EdgeFile().read(file));
  }
}
