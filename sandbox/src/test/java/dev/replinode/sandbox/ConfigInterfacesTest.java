package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.sandbox.RunningSandbox.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConfigInterfacesTest {
  private static final String INSTANCES = "/v4/linode/instances";
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  private static JsonObject ok(Answer answer) {
    assertEquals(200, answer.status(), answer::text);
    return answer.json();
  }

  /** The interfaces of the only profile of a new instance. */
  private static String interfaces(String more) {
    String order = "{" + RunningSandbox.ORDER + ",'booted':false" + more + "}";
    String configs =
        INSTANCES + "/" + ok(sandbox.post(INSTANCES, order)).get("id").getAsInt() + "/configs";
    JsonObject config = ok(sandbox.get(configs)).getAsJsonArray("data").get(0).getAsJsonObject();
    return configs + "/" + config.get("id").getAsInt() + "/interfaces";
  }

  private static JsonArray list(String path) {
    return JsonParser.parseString(sandbox.get(path).text()).getAsJsonArray();
  }

  private static String purposes(String path) {
    StringBuilder words = new StringBuilder();
    list(path).forEach(o -> words.append(o.getAsJsonObject().get("purpose").getAsString(), 0, 1));
    return words.toString();
  }

  @Test
  void interfaces_are_added_ordered_changed_and_removed() {
    String path = interfaces("");
    assertEquals("[]", sandbox.get(path).text());
    int first = ok(sandbox.post(path, "{'purpose':'public'}")).get("id").getAsInt();
    String vlan = "{'purpose':'vlan','label':'v','ipam_address':'10.0.0.3/32'}";
    int second = ok(sandbox.post(path, vlan)).get("id").getAsInt();

    assertEquals("pv", purposes(path));
    assertEquals("v", ok(sandbox.get(path + "/" + second)).get("label").getAsString());
    String order = "{'ids':[" + second + "," + first + "]}";
    assertEquals("{}", sandbox.post(path + "/order", order).text());
    assertEquals("vp", purposes(path));
    JsonObject primary = ok(sandbox.put(path + "/" + first, "{'primary':true}"));
    assertTrue(primary.get("primary").getAsBoolean());
    assertEquals("{}", sandbox.delete(path + "/" + second).text());
    assertEquals("p", purposes(path));
    assertEquals(404, sandbox.get(path + "/" + second).status());
  }

  @Test
  void shows_those_of_the_order_and_takes_three_at_most() {
    String path = interfaces(",'interfaces':[{'purpose':'public'}]");
    assertEquals("p", purposes(path));
    ok(sandbox.post(path, "{'purpose':'vlan','label':'a'}"));
    ok(sandbox.post(path, "{'purpose':'vlan','label':'b'}"));

    assertEquals(400, sandbox.post(path, "{'purpose':'vlan','label':'c'}").status());
    assertEquals("pvv", purposes(path));
  }

  @Test
  void refuses_what_no_interface_can_be() {
    String path = interfaces("");

    assertEquals("purpose", sandbox.post(path, "{'purpose':'none'}").field());
    assertEquals("label", sandbox.post(path, "{'purpose':'vlan'}").field());
    assertEquals("subnet_id", sandbox.post(path, "{'purpose':'vpc','subnet_id':1}").field());
    assertEquals("ids", sandbox.post(path + "/order", "{'ids':[1]}").field());
  }
}
