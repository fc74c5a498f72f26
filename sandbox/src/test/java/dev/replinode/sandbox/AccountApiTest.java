package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountApiTest {
  private static final String FIREWALLS = "/v4/networking/firewalls";
  private static final String POLICIES = "'inbound_policy':'DROP','outbound_policy':'ACCEPT'";
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

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
  void leaves_a_setting_as_it_is_that_is_sent_as_null() {
    String path = "/v4/account/settings";
    sandbox.put(path, "{'longview_subscription':'longview-3'}");
    JsonObject before = sandbox.get(path).json();

    JsonObject after =
        sandbox
            .put(
                path,
                "{'interfaces_for_new_linodes':null,'backups_enabled':null,'network_helper':null,"
                    + "'maintenance_policy':null}")
            .json();

    assertEquals(before, after);
    String order = "{'region':'us-ord','type':'g6-nanode-1'}";
    assertEquals(200, sandbox.post("/v4/linode/instances", order).status());
    assertEquals("longview_subscription", sandbox.put(path, "{'longview_subscription':3}").field());
    assertTrue(
        sandbox
            .put(path, "{'longview_subscription':null}")
            .json()
            .get("longview_subscription")
            .isJsonNull());
  }

  @Test
  void has_an_address_and_the_capabilities_that_clients_look_for() {
    JsonObject account = sandbox.get("/v4/account").json();

    for (String field : List.of("first_name", "last_name", "email", "phone", "address_1", "zip")) {
      assertFalse(account.get(field).getAsString().isEmpty(), field);
    }
    for (String name : List.of("Linode Interfaces", "Object Storage Endpoint Types")) {
      assertTrue(account.get("capabilities").toString().contains('"' + name + '"'), name);
    }
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

  @Test
  void keeps_the_rules_that_a_change_does_not_name() {
    String addresses = "'addresses':{'ipv4':['198.51.100.1/32']}";
    String ssh = "[{'action':'ACCEPT','protocol':'TCP','ports':'22'," + addresses + "}]";
    String all = "[{'action':'DROP','protocol':'ALL'," + addresses + "}]";
    String numbers =
        "[{'action':'ACCEPT','protocol':'50',ADDRESSES},{'action':'DROP','protocol':'6',ADDRESSES}]"
            .replace("ADDRESSES", addresses);
    int id = firewall("partly", "'outbound':" + ssh + "," + POLICIES).json().get("id").getAsInt();
    String path = FIREWALLS + "/" + id + "/rules";

    JsonObject inbound = sandbox.put(path, "{'inbound':" + all + "}").json();
    JsonObject policies =
        sandbox.put(path, "{'inbound_policy':'ACCEPT','outbound_policy':'DROP'}").json();
    JsonObject outbound = sandbox.put(path, "{'outbound':" + numbers + "}").json();

    assertEquals(all.replace('\'', '"'), inbound.get("inbound").toString());
    assertEquals(ssh.replace('\'', '"'), inbound.get("outbound").toString());
    assertEquals("DROP", inbound.get("inbound_policy").getAsString());
    assertEquals(inbound.get("inbound"), policies.get("inbound"));
    assertEquals(inbound.get("outbound"), policies.get("outbound"));
    assertEquals("ACCEPT", policies.get("inbound_policy").getAsString());
    assertEquals(numbers.replace('\'', '"'), outbound.get("outbound").toString());
    assertEquals(4, outbound.get("version").getAsInt());
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
        "'inbound':[{ANY,'addresses':{'ipv4':['999.2.3.4/24']}}], | rules.inbound[0].addresses.ipv4",
        "'inbound':[{ANY,'addresses':{'ipv4':['1.2.3.4/33']}}], | rules.inbound[0].addresses.ipv4",
        "'inbound':[{ANY,'addresses':{'ipv4':['::/0']}}], | rules.inbound[0].addresses.ipv4",
        "'inbound':[{ANY,'addresses':{'ipv6':['1.2.3.4/0']}}], | rules.inbound[0].addresses.ipv6",
        "'inbound':[{ANY,'addresses':{'ipv6':['g::/64']}}], | rules.inbound[0].addresses.ipv6",
        "'inbound':[{ANY,'addresses':{'ipv4':[]}}], | rules.inbound[0].addresses.ipv4",
        "'inbound':[{ANY,ALL,'ports':'99999'}], | rules.inbound[0].ports",
        "'inbound':[{ANY,ALL,'ports':'80-20'}], | rules.inbound[0].ports",
        "'inbound':[{ANY,ALL,'ports':'http'}], | rules.inbound[0].ports",
        "'inbound':[{ANY,ALL,'ports':'1-2,3-4,5-6,7-8,9-10,11-12,13-14,15-16'}],"
            + " | rules.inbound[0].ports",
        "'inbound':[{ANY,ALL,'label':'ab'}], | rules.inbound[0].label",
        "'inbound':[{ANY,ALL,'label':5}], | rules.inbound[0].label",
        "'inbound':[{ANY,'addresses':{'ipv4':5}}], | rules.inbound[0].addresses.ipv4",
        "'inbound':[{ANY,ALL,'description':''}], | rules.inbound[0].description",
      })
  void refuses_rules_that_are_not_complete(String rules, String field) {
    String sent =
        rules
            .replace("ANY", "'action':'ACCEPT','protocol':'TCP'")
            .replace("ALL", "'addresses':{'ipv4':['0.0.0.0/0'],'ipv6':['::/0']}");
    Answer answer = firewall("refused", sent.endsWith(",") ? sent + POLICIES : sent);

    assertEquals(400, answer.status(), answer.text());
    assertEquals(field, answer.field());
  }

  @Test
  void takes_rules_at_their_limits_and_tells_all_that_is_wrong() {
    String most = "1-2,3-4,5-6,7-8,9-10,11-12,13-14,15";
    String rule =
        "'action':'ACCEPT','protocol':'TCP','ports':'%s','label':'abc',"
            + "'addresses':{'ipv4':['10.0.0.0/8'],'ipv6':['2001:db8::/32']}";

    assertEquals(
        200, firewall("limits", "'inbound':[{" + rule.formatted(most) + "}]," + POLICIES).status());
    Answer both = firewall("both", "'inbound':[{'protocol':'X'}],'outbound_policy':'ACCEPT'");
    assertEquals(
        List.of(
            "rules.inbound[0].action",
            "rules.inbound[0].protocol",
            "rules.inbound[0].addresses",
            "rules.inbound_policy"),
        fields(both));
  }

  private static List<String> fields(Answer answer) {
    return answer.json().getAsJsonArray("errors").asList().stream()
        .map(error -> error.getAsJsonObject().get("field").getAsString())
        .toList();
  }

  @Test
  void tells_all_that_is_wrong_with_a_key_and_with_a_bucket() {
    Answer key =
        sandbox.post(
            "/v4/object-storage/keys",
            "{'label':'a','regions':['nowhere'],'bucket_access':[{'region':'us-ord',"
                + "'bucket_name':'b','permissions':'admin'},{'bucket_name':'b'}]}");
    assertEquals(
        List.of("label", "bucket_access[0].permissions", "bucket_access[1].region", "regions"),
        fields(key));
    Answer access =
        sandbox.post(
            "/v4/object-storage/keys",
            "{'label':'abc','bucket_access':[{'region':'us-ord','bucket_name':5}]}");
    assertEquals(List.of("bucket_access[0].bucket_name"), fields(access));
    Answer bucket =
        sandbox.post("/v4/object-storage/buckets", "{'acl':'open','cors_enabled':'yes'}");
    assertEquals(List.of("label", "region", "acl", "cors_enabled"), fields(bucket));
  }

  @Test
  void remembers_the_users_ssh_keys() {
    String path = "/v4/profile/sshkeys";
    assertEquals(
        List.of("label", "ssh_key"), fields(sandbox.post(path, "{'label':'','ssh_key':'no'}")));
    String key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me@here";

    JsonObject made = sandbox.post(path, "{'label':'laptop','ssh_key':'" + key + "'}").json();
    String one = path + "/" + made.get("id").getAsInt();

    assertEquals(key, sandbox.get(one).json().get("ssh_key").getAsString());
    assertEquals(
        "[\"laptop\"]", sandbox.get("/v4/account/users/sandbox").json().get("ssh_keys").toString());
    sandbox.put(one, "{'label':'desktop'}");
    assertEquals(
        1,
        sandbox.get(path, "X-Filter", "{\"label\":\"desktop\"}").json().get("results").getAsInt());
    assertEquals("{}", sandbox.delete(one).text());
    assertEquals(404, sandbox.get(one).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account/invoices",
        "account/notifications",
        "account/oauth-clients",
        "account/payment-methods",
        "account/payments",
        "account/service-transfers",
        "domains",
        "lke/clusters",
        "nodebalancers",
        "profile/apps",
        "profile/devices",
        "regions/vpc-availability",
        "vpcs"
      })
  void has_none_of_what_it_does_not_serve(String path) {
    assertEquals(
        "{\"data\":[],\"page\":1,\"pages\":1,\"results\":0}", sandbox.get("/v4/" + path).text());
    assertEquals(405, sandbox.post("/v4/" + path, "{}").status());
  }

  @Test
  void keeps_labels_of_firewalls_unique_and_deletes_them() {
    int id = firewall("one-wall", POLICIES).json().get("id").getAsInt();

    Answer twin = firewall("one-wall", POLICIES);
    assertEquals("label", twin.field());
    assertEquals("Label must be unique among your Cloud Firewalls", twin.reason());
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
    assertEquals("{}", sandbox.post("/v4/account/events/" + newest + "/read", "").text());
    assertEquals(404, sandbox.post("/v4/account/events/1/read", "").status());
  }
}
