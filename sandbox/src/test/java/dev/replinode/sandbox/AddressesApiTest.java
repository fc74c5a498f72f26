package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesApiTest {
  private static final String INSTANCES = "/v4/linode/instances";
  private static final String ADDRESSES = "/v4/networking/ips";
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  private static JsonObject create() {
    String order = "{" + RunningSandbox.ORDER + ",'private_ip':true,'booted':false}";
    return sandbox.post(INSTANCES, order).json();
  }

  private static String path(JsonObject instance) {
    return INSTANCES + "/" + instance.get("id").getAsInt();
  }

  private static String ipv4(JsonObject instance, int index) {
    return instance.getAsJsonArray("ipv4").get(index).getAsString();
  }

  private static String ipv6(JsonObject instance) {
    return instance.get("ipv6").getAsString().replace("/128", "");
  }

  private static List<JsonObject> found(String filter) {
    return sandbox
        .get(ADDRESSES, "X-Filter", filter)
        .json()
        .getAsJsonArray("data")
        .asList()
        .stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  @Test
  void lists_both_families_with_the_names_that_the_platform_gives() {
    JsonObject instance = create();

    List<JsonObject> all = found("{\"linode_id\":" + instance.get("id").getAsInt() + "}");

    assertEquals(
        List.of(ipv4(instance, 0), ipv4(instance, 1), ipv6(instance)),
        all.stream().map(one -> one.get("address").getAsString()).toList());
    assertEquals(
        ipv4(instance, 0).replace('.', '-') + ".ip.linodeusercontent.com",
        all.get(0).get("rdns").getAsString());
    assertTrue(all.get(1).get("rdns").isJsonNull());
    assertEquals("ipv6", all.get(2).get("type").getAsString());
    assertTrue(all.get(2).get("public").getAsBoolean());
    assertTrue(all.get(2).get("rdns").isJsonNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"type\":\"ipv4\",\"public\":true",
        "\"prefix\":24",
        "\"region\":\"us-ord\",\"address\":\"ADDRESS\"",
        "\"rdns\":{\"+contains\":\"linodeusercontent\"}"
      })
  void can_be_searched_by_all_that_they_show(String filter) {
    JsonObject instance = create();
    String id = "{\"linode_id\":" + instance.get("id").getAsInt() + ",";

    List<JsonObject> one = found(id + filter.replace("ADDRESS", ipv4(instance, 0)) + "}");

    assertEquals(
        List.of(ipv4(instance, 0)), one.stream().map(a -> a.get("address").getAsString()).toList());
  }

  @Test
  void are_named_through_the_account_and_through_the_instance() {
    JsonObject instance = create();
    String own = path(instance) + "/ips/" + ipv4(instance, 0);
    String general = ADDRESSES + "/" + ipv4(instance, 0);
    String six = ADDRESSES + "/" + ipv6(instance);
    String usual = sandbox.get(own).json().get("rdns").getAsString();

    JsonObject named = sandbox.put(own, "{'rdns':'a.example.com'}").json();

    assertEquals("a.example.com", named.get("rdns").getAsString());
    assertEquals(named, sandbox.get(general).json());
    sandbox.put(general, "{'rdns':null}");
    assertEquals(usual, sandbox.get(own).json().get("rdns").getAsString());
    assertEquals(200, sandbox.put(six, "{'rdns':'six.example.com'}").status());
    assertTrue(sandbox.get(path(instance) + "/ips").text().contains("six.example.com"));
  }

  @Test
  void keep_their_names_when_the_instance_is_rebuilt() {
    JsonObject instance = create();
    String own = path(instance) + "/ips/" + ipv4(instance, 0);
    sandbox.put(own, "{'rdns':'kept.example.com'}");
    RunningSandbox.await(
        "offline", () -> sandbox.get(path(instance)).json().get("status").getAsString());

    sandbox.post(path(instance) + "/rebuild", "{" + RunningSandbox.ORDER + "}");

    assertEquals("kept.example.com", sandbox.get(own).json().get("rdns").getAsString());
  }

  @Test
  void are_refused_names_where_there_can_be_none() {
    JsonObject instance = create();
    String own = path(instance) + "/ips/";

    for (Answer refused :
        List.of(
            sandbox.put(own + ipv4(instance, 1), "{'rdns':'x.example.com'}"),
            sandbox.put(own + ipv4(instance, 0), "{}"),
            sandbox.put(own + ipv4(instance, 0), "{'rdns':5}"))) {
      assertEquals(400, refused.status());
      assertEquals("rdns", refused.field());
    }
    assertEquals(404, sandbox.get(own + "192.0.2.254").status());
    assertEquals(404, sandbox.put(ADDRESSES + "/198.18.0.1", "{'rdns':null}").status());
  }
}
