package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a firewall applies to, in both generations of interfaces. */
class FirewallDevicesTest {
  private static final String FIREWALLS = "/v4/networking/firewalls";
  private static final String INSTANCES = "/v4/linode/instances";
  private static final String ORDER = "{'region':'us-ord','type':'g6-nanode-1'";
  private static RunningSandbox sandbox;
  private static int made;

  @BeforeAll
  static void start() throws IOException {
    sandbox = RunningSandbox.start(arguments -> {});
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static int firewall(String more) {
    return idOf(
        sandbox.post(
            FIREWALLS,
            "{'label':'wall-"
                + ++made
                + "','rules':{'inbound_policy':'DROP','outbound_policy':'ACCEPT'}"
                + more
                + "}"));
  }

  private static int instance(String more) {
    return idOf(sandbox.post(INSTANCES, ORDER + more + "}"));
  }

  private static int idOf(Answer answer) {
    assertEquals(200, answer.status(), answer::text);
    return answer.json().get("id").getAsInt();
  }

  private static Answer attach(int firewall, String type, int id) {
    return sandbox.post(devices(firewall), "{'type':'" + type + "','id':" + id + "}");
  }

  private static String devices(int firewall) {
    return FIREWALLS + "/" + firewall + "/devices";
  }

  private static JsonObject first(String path, String list) {
    return sandbox.get(path).json().getAsJsonArray(list).get(0).getAsJsonObject();
  }

  @Test
  void an_instance_has_one_enabled_firewall_at_most() {
    int instance = instance("");
    int used = firewall(",'devices':{'linodes':[" + instance + "]}");
    int spare = firewall("");

    assertEquals("id", attach(spare, "linode", instance).field());
    assertEquals("id", attach(used, "linode", instance).field(), "twice");
    Answer third =
        sandbox.post(
            FIREWALLS,
            "{'label':'third','rules':{'inbound_policy':'DROP','outbound_policy':'DROP'},"
                + "'devices':{'linodes':["
                + instance
                + "]}}");
    assertEquals("devices.linodes", third.field());
    assertEquals(200, sandbox.put(FIREWALLS + "/" + used, "{'status':'disabled'}").status());
    assertEquals(200, attach(spare, "linode", instance).status());
    Answer enabled = sandbox.put(FIREWALLS + "/" + used, "{'status':'enabled'}");
    assertEquals("status", enabled.field());
    assertEquals(
        "disabled", sandbox.get(FIREWALLS + "/" + used).json().get("status").getAsString());
  }

  @Test
  void a_disabled_firewall_may_be_added_and_cannot_be_enabled() {
    int instance = instance("");
    int used = firewall(",'devices':{'linodes':[" + instance + "]}");
    int spare = firewall("");
    sandbox.put(FIREWALLS + "/" + spare, "{'status':'disabled'}");

    assertEquals(200, attach(spare, "linode", instance).status());

    assertEquals("id", attach(spare, "linode", instance).field(), "twice");
    // A device has the label of when it was made; that two are of one instance is told by its id.
    sandbox.put(INSTANCES + "/" + instance, "{'label':'renamed-since'}");
    int third = firewall("");
    sandbox.put(FIREWALLS + "/" + third, "{'status':'disabled'}");
    assertEquals(200, attach(third, "linode", instance).status());
    assertEquals("status", sandbox.put(FIREWALLS + "/" + third, "{'status':'enabled'}").field());
    assertEquals(200, sandbox.put(FIREWALLS + "/" + used, "{'status':'disabled'}").status());
    assertEquals(200, sandbox.put(FIREWALLS + "/" + third, "{'status':'enabled'}").status());
    assertEquals("status", sandbox.put(FIREWALLS + "/" + used, "{'status':'enabled'}").field());
  }

  @Test
  void the_firewall_of_an_order_applies_to_the_interface_that_names_it() {
    int wall = firewall("");
    int instance =
        instance(
            ",'interface_generation':'linode','interfaces':[{'vlan':{'vlan_label':'inner'}},"
                + "{'public':{},'firewall_id':"
                + wall
                + "}]");
    String interfaces = INSTANCES + "/" + instance + "/interfaces";

    JsonObject device = first(devices(wall), "data").getAsJsonObject("entity");
    int id = device.get("id").getAsInt();

    assertEquals("linode_interface", device.get("type").getAsString());
    assertEquals(instance, device.getAsJsonObject("parent_entity").get("id").getAsInt());
    assertEquals(interfaces + "/" + id, device.get("url").getAsString());
    JsonObject shown = sandbox.get(interfaces + "/" + id).json();
    String address =
        shown
            .getAsJsonObject("public")
            .getAsJsonObject("ipv4")
            .getAsJsonArray("addresses")
            .get(0)
            .getAsJsonObject()
            .get("address")
            .getAsString();
    assertEquals(
        "[\"" + address + "\"]",
        sandbox.get(INSTANCES + "/" + instance).json().get("ipv4").toString());
    assertEquals(wall, first(interfaces + "/" + id + "/firewalls", "data").get("id").getAsInt());
    JsonObject ip = sandbox.get("/v4/networking/ips/" + address).json();
    assertEquals(id, ip.get("interface_id").getAsInt());
    JsonObject vlan = first(interfaces, "interfaces");
    assertEquals("inner", vlan.getAsJsonObject("vlan").get("vlan_label").getAsString());
    String none = interfaces + "/" + vlan.get("id").getAsInt() + "/firewalls";
    assertEquals(0, sandbox.get(none).json().get("results").getAsInt());
    assertEquals(404, sandbox.get(interfaces + "/1").status());
  }

  @Test
  void of_the_newer_generation_a_firewall_takes_the_interface_and_not_the_instance() {
    int instance =
        instance(",'interface_generation':'linode','interfaces':[{'public':{},'firewall_id':-1}]");
    int id = first(INSTANCES + "/" + instance + "/interfaces", "interfaces").get("id").getAsInt();
    int wall = firewall("");
    int spare = firewall("");

    assertEquals("id", attach(wall, "linode", instance).field());
    assertEquals("id", attach(wall, "linode_interface", 5).field());
    assertEquals("type", attach(wall, "interface", id).field());
    int device = idOf(attach(wall, "linode_interface", id));
    assertEquals("id", attach(spare, "linode_interface", id).field());

    assertEquals(200, sandbox.delete(devices(wall) + "/" + device).status());
    assertEquals(200, attach(spare, "linode_interface", id).status());
    JsonObject told =
        sandbox
            .get("/v4/account/events", "X-Filter", "{\"action\":\"firewall_device_remove\"}")
            .json()
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject();
    assertEquals(wall, told.getAsJsonObject("entity").get("id").getAsInt());
    assertEquals(id, told.getAsJsonObject("secondary_entity").get("id").getAsInt());
    assertEquals(200, sandbox.delete(INSTANCES + "/" + instance).status());
    assertEquals(0, sandbox.get(devices(spare)).json().get("results").getAsInt());
  }

  @Test
  void a_default_that_is_deleted_is_a_default_no_more() {
    String settings = FIREWALLS + "/settings";
    int wall = firewall("");
    int other = firewall("");
    sandbox.put(
        settings,
        "{'default_firewall_ids':{'linode':"
            + wall
            + ",'public_interface':"
            + wall
            + ",'vpc_interface':"
            + other
            + "}}");

    assertEquals(200, sandbox.delete(FIREWALLS + "/" + wall).status());

    JsonObject left = sandbox.get(settings).json().getAsJsonObject("default_firewall_ids");
    assertTrue(left.get("linode").isJsonNull());
    assertTrue(left.get("public_interface").isJsonNull());
    assertEquals(other, left.get("vpc_interface").getAsInt());
    int instance = instance("");
    assertEquals(
        0, sandbox.get(INSTANCES + "/" + instance + "/firewalls").json().get("results").getAsInt());
    sandbox.put(settings, "{'default_firewall_ids':{'vpc_interface':null}}");
  }

  @Test
  void without_a_public_interface_there_is_no_address() {
    int instance =
        instance(",'interface_generation':'linode','interfaces':[{'vlan':{'vlan_label':'x'}}]");

    JsonObject shown = sandbox.get(INSTANCES + "/" + instance).json();

    assertEquals("[]", shown.get("ipv4").toString());
    assertTrue(shown.get("ipv6").isJsonNull());
    assertTrue(sandbox.get(INSTANCES + "/" + instance + "/ips").text().contains("\"ipv6\":null"));
    JsonObject settings = sandbox.get(INSTANCES + "/" + instance + "/interfaces/settings").json();
    assertTrue(settings.getAsJsonObject("default_route").get("ipv4_interface_id").isJsonNull());
  }
}
