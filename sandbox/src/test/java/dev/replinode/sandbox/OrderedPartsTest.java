package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What an order says of disks, configuration and interfaces is found there afterwards. */
class OrderedPartsTest {
  private static final String INSTANCES = "/v4/linode/instances";
  private static final String SETTINGS = "/v4/account/settings";
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  private static Answer order(String more) {
    return sandbox.post(INSTANCES, "{" + RunningSandbox.ORDER + more + "}");
  }

  /** The address of a new instance. */
  private static String create(String more) {
    Answer answer = order(more);
    assertEquals(200, answer.status(), answer::text);
    return INSTANCES + "/" + answer.json().get("id").getAsInt();
  }

  private static List<JsonObject> all(String path) {
    return sandbox.get(path).json().getAsJsonArray("data").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static JsonObject config(String instance) {
    return all(instance + "/configs").get(0);
  }

  private static List<String> sizes(String instance) {
    return all(instance + "/disks").stream()
        .map(disk -> disk.get("filesystem").getAsString() + " " + disk.get("size").getAsInt())
        .toList();
  }

  @Test
  void swap_has_the_size_that_was_ordered() {
    String usual = create("");
    String larger = create(",'swap_size':1024");
    String none = create(",'swap_size':0");

    assertEquals(List.of("ext4 25088", "swap 512"), sizes(usual));
    assertEquals(List.of("ext4 24576", "swap 1024"), sizes(larger));
    assertEquals("1024 MB Swap Image", all(larger + "/disks").get(1).get("label").getAsString());
    assertEquals(List.of("ext4 25600"), sizes(none));
    assertTrue(config(none).getAsJsonObject("devices").get("sdb").isJsonNull());
    assertTrue(config(usual).getAsJsonObject("devices").get("sdb").isJsonObject());
    assertEquals("swap_size", order(",'swap_size':25600").field());
  }

  @Test
  void a_rebuild_makes_disks_and_configuration_anew() {
    String one = create(",'swap_size':0,'kernel':'KERNEL'".replace("KERNEL", otherKernel()));
    assertEquals(otherKernel(), config(one).get("kernel").getAsString());
    RunningSandbox.await("running", () -> sandbox.get(one).json().get("status").getAsString());
    assertEquals("You must specify an image", sandbox.post(one + "/rebuild", "{}").reason());

    sandbox.post(
        one + "/rebuild", "{'image':'linode/debian12','root_pass':'aC0rrect-Horse-Battery'}");

    assertEquals(List.of("ext4 25088", "swap 512"), sizes(one));
    assertEquals("linode/grub2", config(one).get("kernel").getAsString());
  }

  private static String otherKernel() {
    return all("/v4/linode/kernels").stream()
        .map(kernel -> kernel.get("id").getAsString())
        .filter(id -> !id.equals("linode/grub2"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_network_helper_is_as_ordered_or_else_as_the_account_has_it() {
    String interfaces =
        ",'interface_generation':'linode','interfaces':[{'vlan':{'vlan_label':'x'}}]";
    String usual = create(interfaces);
    String without = create(interfaces + ",'network_helper':false");
    sandbox.put(SETTINGS, "{'network_helper':false}");
    String later = create(interfaces);
    String ordered = create(interfaces + ",'network_helper':true");
    String legacy = create("");
    sandbox.put(SETTINGS, "{'network_helper':true}");

    assertTrue(helper(usual));
    assertFalse(helper(without));
    assertFalse(helper(later));
    assertTrue(helper(ordered));
    assertFalse(config(legacy).getAsJsonObject("helpers").get("network").getAsBoolean());
    assertFalse(config(without).getAsJsonObject("helpers").get("network").getAsBoolean());
    assertEquals("network_helper", order(interfaces + ",'network_helper':'yes'").field());
  }

  @Test
  void the_configuration_of_a_legacy_instance_has_its_interfaces() {
    String vlan = "{'purpose':'vlan','label':'inner','ipam_address':'10.0.0.1/24'}";
    String one = create(",'interfaces':[{'purpose':'public','primary':true}," + vlan + "]");
    RunningSandbox.await("running", () -> sandbox.get(one).json().get("status").getAsString());

    List<JsonObject> shown =
        config(one).getAsJsonArray("interfaces").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .toList();

    int id = shown.get(0).get("id").getAsInt();
    assertEquals(
        "{\"id\":"
            + id
            + ",\"label\":null,\"purpose\":\"public\",\"ipam_address\":null,"
            + "\"primary\":true,\"active\":true}",
        shown.get(0).toString());
    assertEquals(
        "{\"id\":"
            + (id + 1)
            + ",\"label\":\"inner\",\"purpose\":\"vlan\",\"ipam_address\":\"10.0.0.1/24\","
            + "\"primary\":false,\"active\":true}",
        shown.get(1).toString());
    String ofConfig = one + "/configs/" + config(one).get("id").getAsInt() + "/interfaces";
    assertEquals(config(one).get("interfaces").toString(), sandbox.get(ofConfig).text());
    assertEquals(404, sandbox.get(one + "/configs/1/interfaces").status());
    assertEquals("[]", config(create("")).get("interfaces").toString());
    assertEquals("[]", sandbox.get(one + "/interfaces").json().get("interfaces").toString());
  }

  @Test
  void a_maintenance_policy_is_shown_where_there_are_any() {
    String reason = "Unsupported maintenance policy slug format.";
    String elsewhere =
        INSTANCES
            + "/"
            + sandbox
                .post(INSTANCES, "{'region':'us-den-1','type':'g6-nanode-1'}")
                .json()
                .get("id")
                .getAsInt();
    String policy = "{'maintenance_policy':'linode/power_off_on'}";

    assertFalse(sandbox.get(elsewhere).json().has("maintenance_policy"));
    assertEquals("maintenance_policy", sandbox.put(elsewhere, policy).field());
    String usual = create("");
    sandbox.put(SETTINGS, policy);
    String later = create("");
    sandbox.put(SETTINGS, "{'maintenance_policy':'linode/migrate'}");
    assertEquals("linode/migrate", policy(usual));
    assertEquals("linode/power_off_on", policy(later));
    assertEquals(200, sandbox.put(usual, policy).status());
    assertEquals("linode/power_off_on", policy(usual));
    for (Answer refused :
        List.of(
            order(",'maintenance_policy':'never'"),
            sandbox.put(usual, "{'maintenance_policy':'never'}"),
            sandbox.put(SETTINGS, "{'maintenance_policy':'never'}"))) {
      assertEquals(reason, refused.reason());
      assertEquals("maintenance_policy", refused.field());
    }
  }

  @Test
  void the_accounts_settings_can_force_backups_on_every_new_instance() {
    String before = create("");
    sandbox.put(SETTINGS, "{'backups_enabled':true}");
    String after = create("");
    String unwilling = create(",'backups_enabled':false");
    sandbox.put(SETTINGS, "{'backups_enabled':false}");
    String ordered = create(",'backups_enabled':true");

    assertFalse(hasBackups(before));
    assertTrue(hasBackups(after));
    assertTrue(hasBackups(unwilling));
    assertTrue(hasBackups(ordered));
  }

  private static boolean hasBackups(String instance) {
    return sandbox.get(instance).json().getAsJsonObject("backups").get("enabled").getAsBoolean();
  }

  private static String policy(String instance) {
    return sandbox.get(instance).json().get("maintenance_policy").getAsString();
  }

  private static boolean helper(String instance) {
    return sandbox
        .get(instance + "/interfaces/settings")
        .json()
        .get("network_helper")
        .getAsBoolean();
  }
}
