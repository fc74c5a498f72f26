package dev.replinode.linode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.domain.replicator.Account.Grants;
import dev.replinode.domain.replicator.Account.Settings;
import dev.replinode.domain.replicator.Account.Token;
import dev.replinode.domain.replicator.Firewalls.Firewall;
import dev.replinode.domain.replicator.InstanceEvent;
import dev.replinode.domain.replicator.LimitedKey;
import dev.replinode.domain.replicator.LimitedKey.Grant;
import dev.replinode.domain.replicator.MintedKey;
import dev.replinode.domain.replicator.Scopes;
import dev.replinode.fake.Samples;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Account, events, keys and firewalls. */
class LinodePortsTest {
  private static final String PROFILE =
      "{\"username\":\"ada\",\"restricted\":false,\"email\":\"a@example.com\"}";
  private static final String UNAUTHORIZED = "{\"errors\":[{\"reason\":\"Unauthorized\"}]}";

  @StartStop private final MockWebServer server = new MockWebServer();
  private final Api api = new Api(server);

  @AfterEach
  void every_answer_was_used() {
    api.requireAllUsed();
  }

  @Test
  void the_scopes_of_the_token_are_in_a_header() throws Exception {
    api.answer(
        200,
        PROFILE,
        "X-OAuth-Scopes",
        "linodes:read_write events:read_only",
        "Date",
        "Sun, 22 Nov 2026 15:30:00 GMT");
    api.answer(200, "{\"username\":\"bob\",\"restricted\":true}", "X-Oauth-Scopes", "*");

    assertEquals(
        new Token(
            "ada",
            false,
            Scopes.of("linodes:read_write", "events:read_only"),
            Optional.of(Instant.parse("2026-11-22T15:30:00Z"))),
        api.cloud().account().token());
    assertEquals(
        new Token("bob", true, Scopes.of("*"), Optional.empty()), api.cloud().account().token());
    api.take("GET", "/profile");
  }

  @Test
  void scopes_and_a_date_that_are_not_told_stay_unknown() {
    api.answer(200, PROFILE, "X-OAuth-Scopes", "unknown").answer(200, PROFILE, "Date", "yesterday");

    Token unknown = api.cloud().account().token();
    assertEquals(Optional.empty(), unknown.scopes().told());
    Token silent = api.cloud().account().token();
    assertEquals(Optional.empty(), silent.scopes().told());
    assertEquals(Optional.empty(), silent.answered());
  }

  @Test
  void grants_are_told_of_restricted_users_alone() throws Exception {
    api.answer(new MockResponse.Builder().code(204).build());
    api.answer(
        """
        {"global":{"add_linodes":true,"add_stackscripts":false,"account_access":null},
         "stackscript":[{"id":1,"label":"mine","permissions":"read_write"},
           {"id":2,"label":"other","permissions":null}]}""");
    api.answer("{}").answer(403, UNAUTHORIZED);

    assertEquals(Optional.empty(), api.cloud().account().grants());
    assertEquals(
        Optional.of(
            new Grants(Optional.of(true), Optional.of(false), Optional.empty(), Set.of("mine"))),
        api.cloud().account().grants());
    assertEquals(
        Optional.of(new Grants(Optional.empty(), Optional.empty(), Optional.empty(), Set.of())),
        api.cloud().account().grants());
    Samples.failure(() -> api.cloud().account().grants());
    api.take("GET", "/profile/grants");
  }

  @Test
  void account_settings_are_optional_knowledge() throws Exception {
    api.answer(
        "{\"backups_enabled\":true,\"interfaces_for_new_linodes\":\"linode_only\","
            + "\"object_storage\":\"active\"}");
    api.answer("{\"interfaces_for_new_linodes\":\"legacy_config_only\"}");
    api.answer(401, UNAUTHORIZED).answer(403, UNAUTHORIZED);

    assertEquals(Optional.of(new Settings(true, true, "active")), api.cloud().account().settings());
    assertEquals(Optional.of(new Settings(false, false, "")), api.cloud().account().settings());
    assertEquals(Optional.empty(), api.cloud().account().settings());
    assertEquals(Optional.empty(), api.cloud().account().settings());
    api.take("GET", "/account/settings");
  }

  @Test
  void settings_that_cannot_be_reached_are_a_failure() {
    api.answer(503, "{}", "X-MAINTENANCE-MODE", "all,All endpoints are unavailable.");

    Samples.failure(() -> api.cloud().account().settings());
  }

  @Test
  void the_latest_events_of_one_instance_are_one_small_page() throws Exception {
    api.answerPage(
        """
        {"id":3,"action":"linode_boot","status":"started","percent_complete":49,"message":"",
         "time_remaining":"0:0:20","entity":{"id":501,"type":"linode"}}""",
        """
        {"id":2,"action":"linode_create","status":"failed","percent_complete":null,
         "time_remaining":0,"message":"no capacity"}""");

    List<InstanceEvent> events = api.cloud().events().ofInstance(501);

    assertEquals(
        List.of(
            new InstanceEvent(3, "linode_boot", "started", 49, ""),
            new InstanceEvent(2, "linode_create", "failed", 0, "no capacity")),
        events);
    RecordedRequest request = api.take("GET", "/account/events?page=1&page_size=25");
    assertEquals(
        "{\"entity.type\":\"linode\",\"entity.id\":501,\"+order_by\":\"id\",\"+order\":\"desc\"}",
        request.getHeaders().get("X-Filter"));
  }

  @Test
  void events_keys_and_grants_that_are_null_are_not_there() {
    api.answerPage("null", event(3, "null"));
    api.answerPage("null", "{\"id\":71,\"label\":\"k\",\"bucket_access\":[null]}");

    assertEquals(1, api.cloud().events().ofInstance(501).size());
    assertEquals(List.of(new LimitedKey(71, "k", List.of())), api.cloud().accessKeys().list());
  }

  @Test
  void events_of_other_things_are_not_believed() {
    api.answerPage(
        event(5, "{\"id\":502,\"type\":\"linode\"}"),
        event(4, "{\"id\":501,\"type\":\"stackscript\"}"),
        event(3, "{\"id\":501,\"type\":\"linode\"}"),
        event(2, "null"));

    List<InstanceEvent> events = api.cloud().events().ofInstance(501);

    assertEquals(List.of(3L, 2L), events.stream().map(InstanceEvent::id).toList());
  }

  private static String event(int id, String entity) {
    return "{\"id\":"
        + id
        + ",\"action\":\"linode_boot\",\"status\":\"failed\",\"entity\":"
        + entity
        + "}";
  }

  @Test
  void a_key_is_minted_with_its_grants_and_its_secret_is_kept_from_sight() throws Exception {
    api.answer(
        """
        {"id":71,"label":"k","access_key":"AK","secret_key":"SK-secret","limited":true,
         "bucket_access":[{"region":"jp-osa","bucket_name":"media","permissions":"read_only"}]}""");

    MintedKey minted =
        api.cloud()
            .accessKeys()
            .mint(
                "k", List.of(new Grant("jp-osa", "media", false), new Grant("us-iad", "dr", true)));

    assertEquals("SK-secret", minted.accessKey().secret().reveal());
    assertEquals("AK", minted.accessKey().id());
    assertFalse(minted.toString().contains("SK-secret"));
    api.takeBody(
        "POST",
        "/object-storage/keys",
        """
        {"label":"k","bucket_access":[
          {"region":"jp-osa","bucket_name":"media","permissions":"read_only"},
          {"region":"us-iad","bucket_name":"dr","permissions":"read_write"}]}""");
  }

  @Test
  void keys_are_listed_over_all_pages_limited_or_not() throws Exception {
    api.answer(
        Api.page(
            1,
            2,
            """
            {"id":71,"label":"k","secret_key":"[REDACTED]","bucket_access":[
              {"region":"jp-osa","bucket_name":"media","permissions":"read_write"}]}"""));
    api.answer(Api.page(2, 2, "{\"id\":72,\"label\":\"all\",\"bucket_access\":null}"));

    assertEquals(
        List.of(
            new LimitedKey(71, "k", List.of(new Grant("jp-osa", "media", true))),
            new LimitedKey(72, "all", List.of())),
        api.cloud().accessKeys().list());
    api.take("GET", "/object-storage/keys?page=1&page_size=500");
    api.take("GET", "/object-storage/keys?page=2&page_size=500");
  }

  @Test
  void a_key_is_found_or_gone_and_revoking_is_harmless_twice() throws Exception {
    String notFound = "{\"errors\":[{\"reason\":\"The specified access key was not found.\"}]}";
    api.answer("{\"id\":71,\"label\":\"k\"}").answer("{}").answer(404, notFound);
    api.answer(404, notFound);

    assertTrue(api.cloud().accessKeys().find(71).isPresent());
    api.cloud().accessKeys().delete(71);
    api.cloud().accessKeys().delete(71);
    assertEquals(Optional.empty(), api.cloud().accessKeys().find(71));

    api.take("GET", "/object-storage/keys/71");
    api.take("DELETE", "/object-storage/keys/71");
  }

  @Test
  void a_firewall_lets_nothing_in() throws Exception {
    api.answer("{\"id\":31,\"label\":\"replinode-a\",\"status\":\"enabled\"}");
    api.answer("{\"id\":32,\"label\":\"replinode-b\",\"tags\":[\"t\"]}");

    Firewall plain = api.cloud().firewalls().createClosed("replinode-a", List.of());
    api.cloud().firewalls().createClosed("replinode-b", List.of("t"));

    assertEquals(new Firewall(31, "replinode-a", List.of(), List.of()), plain);
    api.takeBody(
        "POST",
        "/networking/firewalls",
        """
        {"label":"replinode-a","rules":{"inbound":[],"inbound_policy":"DROP",
          "outbound":[],"outbound_policy":"ACCEPT"}}""");
    RecordedRequest tagged = api.take("POST", "/networking/firewalls");
    assertEquals("[\"t\"]", Api.bodyOf(tagged).getAsJsonObject().get("tags").toString());
  }

  @Test
  void a_firewall_is_found_by_its_exact_label() throws Exception {
    api.answerPage(
        "{\"id\":30,\"label\":\"replinode-a2\"}", "{\"id\":31,\"label\":\"replinode-a\"}");

    assertEquals(31, api.cloud().firewalls().findByLabel("replinode-a").orElseThrow().id());
    RecordedRequest request = api.take("GET", "/networking/firewalls?page=1&page_size=500");
    assertEquals("{\"label\":\"replinode-a\"}", request.getHeaders().get("X-Filter"));
  }

  @Test
  void where_no_tags_can_be_set_a_rule_that_changes_nothing_says_whose_it_is() throws Exception {
    String rules =
        """
        {"inbound":[],"inbound_policy":"DROP","outbound":[{"action":"ACCEPT",
          "addresses":{"ipv4":["0.0.0.0/0"],"ipv6":["::/0"]},"description":"t u:v",
          "label":"replinode-note","protocol":"ICMP"}],"outbound_policy":"ACCEPT"}""";
    api.answer("{\"id\":31,\"label\":\"replinode-a\",\"rules\":" + rules + "}");
    api.answer("{\"id\":31,\"label\":\"replinode-a\",\"tags\":[\"x\"],\"rules\":" + rules + "}");

    Firewall made = api.cloud().firewalls().createNoted("replinode-a", List.of("t", "u:v"));

    assertEquals(new Firewall(31, "replinode-a", List.of("t", "u:v"), List.of()), made);
    assertEquals(List.of("x", "t", "u:v"), api.cloud().firewalls().find(31).orElseThrow().marks());
    api.takeBody(
        "POST", "/networking/firewalls", "{\"label\":\"replinode-a\",\"rules\":" + rules + "}");
  }

  @Test
  void only_a_rule_of_our_label_is_a_note() {
    api.answer(
        """
        {"id":31,"label":"a","rules":{"inbound":[{"label":"replinode-note","description":"in"}],
          "outbound":[{"label":"web","description":"t"},{"label":"replinode-note"}]}}""");
    api.answer("{\"id\":32,\"label\":\"b\",\"rules\":{\"inbound\":null,\"outbound\":null}}");

    assertEquals(List.of(), api.cloud().firewalls().find(31).orElseThrow().marks());
    assertEquals(List.of(), api.cloud().firewalls().find(32).orElseThrow().marks());
  }

  @Test
  void a_firewall_tells_what_it_guards() {
    api.answerPage(
        "{\"id\":30,\"label\":\"a\",\"status\":\"deleted\"}",
        """
        {"id":31,"label":"a","entities":[{"id":501,"type":"linode"},
          {"id":9,"type":"linode_interface","parent_entity":{"id":502,"type":"linode"}}]}""");

    assertEquals(
        Optional.of(new Firewall(31, "a", List.of(), List.of("linode/501", "linode/502"))),
        api.cloud().firewalls().findByLabel("a"));
  }

  @Test
  void a_firewall_that_says_deleted_is_gone() throws Exception {
    api.answer("{\"id\":31,\"label\":\"a\",\"status\":\"deleted\"}").answer("{}");

    assertEquals(Optional.empty(), api.cloud().firewalls().find(31));
    api.cloud().firewalls().delete(31);

    api.take("GET", "/networking/firewalls/31");
    api.take("DELETE", "/networking/firewalls/31");
  }
}
