package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountApiTest {
  private static final String FIREWALLS = "/v4/networking/firewalls";
  private static final String POLICIES = "'inbound_policy':'DROP','outbound_policy':'ACCEPT'";
  private static RunningSandbox sandbox;

  @BeforeAll
  static void start() throws IOException {
    sandbox = RunningSandbox.start(arguments -> {});
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static Answer firewall(String label, String rules) {
    return sandbox.post(FIREWALLS, "{'label':'" + label + "','rules':{" + rules + "}}");
  }

  @Test
  void changes_the_settings_that_can_be_changed() {
    String path = "/v4/account/settings";

    JsonObject changed =
        sandbox.put(path, "{'network_helper':false,'object_storage':'disabled'}").json();

    assertFalse(changed.get("network_helper").getAsBoolean());
    assertEquals("active", changed.get("object_storage").getAsString());
    assertEquals(400, sandbox.put(path, "{'interfaces_for_new_linodes':'x'}").status());
  }

  @Test
  void makes_lists_and_removes_tags() {
    assertEquals("{\"label\":\"green\"}", sandbox.post("/v4/tags", "{'label':'green'}").text());
    assertEquals(400, sandbox.post("/v4/tags", "{'label':'green'}").status());
    firewall("tagged", POLICIES);
    JsonObject tagged =
        sandbox
            .post(FIREWALLS, "{'label':'with-tag','tags':['green'],'rules':{" + POLICIES + "}}")
            .json();

    JsonObject members = sandbox.get("/v4/tags/green").json();

    assertEquals(1, members.get("results").getAsInt());
    assertTrue(members.toString().contains("\"type\":\"firewall\""));
    assertEquals("{}", sandbox.delete("/v4/tags/green").text());
    assertEquals(404, sandbox.get("/v4/tags/green").status());
    String path = FIREWALLS + "/" + tagged.get("id").getAsInt();
    assertEquals("[]", sandbox.get(path).json().get("tags").toString());
  }

  @Test
  void counts_the_versions_of_a_firewalls_rules() {
    int id = firewall("versions", POLICIES).json().get("id").getAsInt();
    String path = FIREWALLS + "/" + id + "/rules";
    JsonObject first = sandbox.get(path).json();

    JsonObject second =
        sandbox
            .put(
                path,
                "{'inbound':[{'action':'ACCEPT','protocol':'TCP','ports':'22',"
                    + "'addresses':{'ipv4':['0.0.0.0/0']}}],'outbound':null,"
                    + POLICIES
                    + "}")
            .json();

    assertEquals(1, first.get("version").getAsInt());
    assertEquals("[]", first.get("inbound").toString());
    assertEquals(2, second.get("version").getAsInt());
    assertTrue(second.get("outbound").isJsonNull());
    assertEquals(8, second.get("fingerprint").getAsString().length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'inbound_policy':'DROP' | rules.outbound_policy",
        "'inbound':[{'action':'X','protocol':'TCP'}], | rules.inbound[0].action",
        "'inbound':[{'action':'DROP','protocol':'X'}], | rules.inbound[0].protocol",
        "'inbound':[{'action':'DROP','protocol':'ICMP','ports':'1'}], | rules.inbound[0].ports",
        "'inbound':[{'action':'DROP','protocol':'TCP'}], | rules.inbound[0].addresses",
        "'inbound':[{'action':'DROP','protocol':'TCP','addresses':{'ipv4':['1.2.3.4']}}],"
            + " | rules.inbound[0].addresses.ipv4",
      })
  void refuses_rules_that_are_not_complete(String rules, String field) {
    Answer answer = firewall("refused", rules.endsWith(",") ? rules + POLICIES : rules);

    assertEquals(400, answer.status(), answer.text());
    assertEquals(field, answer.field());
  }

  @Test
  void keeps_labels_of_firewalls_unique_and_deletes_them() {
    int id = firewall("one-wall", POLICIES).json().get("id").getAsInt();

    assertEquals("label", firewall("one-wall", POLICIES).field());
    assertEquals(
        "disabled",
        sandbox
            .put(FIREWALLS + "/" + id, "{'status':'disabled'}")
            .json()
            .get("status")
            .getAsString());
    assertEquals("{}", sandbox.delete(FIREWALLS + "/" + id).text());
    assertEquals(404, sandbox.get(FIREWALLS + "/" + id).status());
  }

  @Test
  void knows_templates_and_default_firewalls() {
    assertEquals(
        "DROP",
        sandbox
            .get(FIREWALLS + "/templates/public")
            .json()
            .getAsJsonObject("rules")
            .get("inbound_policy")
            .getAsString());
    String settings = FIREWALLS + "/settings";
    assertTrue(sandbox.get(settings).text().contains("\"linode\":null"));
    assertEquals(400, sandbox.put(settings, "{'default_firewall_ids':{'linode':99}}").status());
  }

  @Test
  void marks_events_as_seen_up_to_the_one_that_is_named() {
    firewall("noisy-1", POLICIES);
    firewall("noisy-2", POLICIES);
    int newest =
        sandbox
            .get("/v4/account/events")
            .json()
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsInt();

    assertEquals("{}", sandbox.post("/v4/account/events/" + newest + "/seen", "").text());

    assertFalse(sandbox.get("/v4/account/events").text().contains("\"seen\":false"));
  }
}
