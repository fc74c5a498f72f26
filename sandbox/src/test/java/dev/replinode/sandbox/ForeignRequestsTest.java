package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The requests of clients that cannot be run here, as their sources and recordings have them. */
class ForeignRequestsTest {
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  private static Answer ok(Answer answer) {
    assertEquals(200, answer.status(), answer::text);
    return answer;
  }

  private static String create(String label, String more) {
    String body = "{'label':'" + label + "'," + RunningSandbox.ORDER + more + "}";
    return "/v4/linode/instances/"
        + ok(sandbox.post("/v4/linode/instances", body)).json().get("id").getAsInt();
  }

  private static void await(String path, String status) {
    RunningSandbox.await(status, () -> ok(sandbox.get(path)).json().get("status").getAsString());
  }

  private static List<String> texts(Answer page, String field) {
    return page.json().getAsJsonArray("data").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(item -> item.get(field).getAsString())
        .toList();
  }

  /** It pages every GET, joins its filters by {@code +and}, and reads X-Spec-Version. */
  @Test
  void linode_cli_configures_lists_views_and_deletes() {
    String one = create("cli-1", ",'tags':['cli-tag']");
    String paging = "?page=1&page_size=100";

    for (String path : List.of("profile", "regions", "linode/types", "images", "account/users")) {
      assertEquals("", ok(sandbox.get("/v4/" + path + paging)).header("X-Spec-Version"), path);
    }
    Answer found =
        sandbox.get(
            "/v4/linode/instances" + paging,
            "X-Filter",
            "{\"+and\": [{\"label\": \"cli-1\"}, {\"tags\": \"cli-tag\"}], "
                + "\"+order_by\": \"label\", \"+order\": \"asc\"}");
    assertEquals(List.of("cli-1"), texts(ok(found), "label"));
    assertEquals("cli-1", ok(sandbox.get(one + paging)).json().get("label").getAsString());
    assertEquals(
        1, ok(sandbox.get("/v4/images?page=1&page_size=500")).json().get("pages").getAsInt());
    assertEquals("{}", ok(sandbox.send("DELETE", one, sandbox.token(), "{}")).text());
  }

  /** It leaves slashes of slugs as they are, and saves all that it may change at once. */
  @Test
  void linode_api4_loads_saves_and_powers() {
    assertEquals(
        "Debian 12",
        ok(sandbox.get("/v4/images/linode/debian12")).json().get("label").getAsString());
    String one = create("api4-1", ",'tags':['api4-tag']");
    await(one, "running");
    JsonObject loaded = ok(sandbox.get(one)).json();
    JsonObject saved = new JsonObject();
    for (String field :
        List.of("group", "alerts", "tags", "watchdog_enabled", "maintenance_policy")) {
      saved.add(field, loaded.get(field));
    }
    saved.addProperty("label", "api4-2");

    JsonObject after = ok(sandbox.put(one, saved.toString())).json();

    assertEquals("api4-2", after.get("label").getAsString());
    assertEquals(loaded.get("tags"), after.get("tags"));
    assertEquals(loaded.get("alerts"), after.get("alerts"));
    ok(sandbox.post(one + "/reboot", "{'config_id':null}"));
    await(one, "running");
    int config =
        ok(sandbox.get(one + "/configs"))
            .json()
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject()
            .get("id")
            .getAsInt();
    assertEquals(400, sandbox.post(one + "/reboot", "{'config_id':" + (config + 1) + "}").status());
    ok(sandbox.post(one + "/reboot", "{'config_id':" + config + "}"));
    ok(sandbox.delete(one));
  }

  /** Recorded: create without boot, boot, shut down, and events found by their entity. */
  @Test
  void linodego_polls_events_of_creation_boot_and_shutdown() {
    String beta = create("go-1", ",'booted':false").replace("/v4/", "/v4beta/");
    int id = Integer.parseInt(beta.replaceFirst(".*/", ""));

    await(beta, "offline");
    assertEquals("linode/ubuntu22.04", finished(id, "linode_create").get("id").getAsString());
    ok(sandbox.send("POST", beta + "/boot", sandbox.token(), ""));
    await(beta, "running");
    assertEquals("linode_config", finished(id, "linode_boot").get("type").getAsString());
    ok(sandbox.send("POST", beta + "/shutdown", sandbox.token(), ""));
    await(beta, "offline");
    finished(id, "linode_shutdown");
    ok(sandbox.delete(beta));
    assertEquals(404, sandbox.get(beta).status());
  }

  private static JsonObject finished(int id, String action) {
    String filter =
        "{\"+order\":\"desc\",\"+order_by\":\"created\",\"action\":\""
            + action
            + "\",\"entity.id\":"
            + id
            + ",\"entity.type\":\"linode\"}";
    JsonArray events =
        ok(sandbox.get("/v4beta/account/events?page=1", "X-Filter", filter))
            .json()
            .getAsJsonArray("data");
    assertEquals(1, events.size(), action);
    JsonObject event = events.get(0).getAsJsonObject();
    assertEquals("finished", event.get("status").getAsString());
    assertEquals(100, event.get("percent_complete").getAsInt());
    assertEquals("", event.get("message").getAsString());
    assertTrue(event.get("rate").isJsonNull());
    return event.get("secondary_entity").isJsonObject()
        ? event.getAsJsonObject("secondary_entity")
        : new JsonObject();
  }

  /** After a create it reads everything that the instance has; an update sends a few fields. */
  @Test
  void terraform_refreshes_a_resource_and_changes_it_in_place() {
    String one = create("tf-1", ",'private_ip':true,'backups_enabled':false,'swap_size':256");
    await(one, "running");

    JsonObject config =
        ok(sandbox.get(one + "/configs?page=1"))
            .json()
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject();
    List<String> filesystems = texts(ok(sandbox.get(one + "/disks?page=1")), "filesystem");
    JsonObject ipv4 = ok(sandbox.get(one + "/ips")).json().getAsJsonObject("ipv4");

    assertEquals(List.of("ext4", "swap"), filesystems);
    assertEquals("linode/grub2", config.get("kernel").getAsString());
    assertEquals(config, ok(sandbox.get(one + "/configs/" + config.get("id").getAsInt())).json());
    assertEquals(1, ipv4.getAsJsonArray("private").size());
    assertEquals("[]", ok(sandbox.get(one + "/volumes")).json().get("data").toString());
    assertEquals(
        "0",
        ok(sandbox.get("/v4/linode/instances", "X-Filter", "{\"lke_cluster_id\":7}"))
            .json()
            .get("results")
            .toString());
    ok(sandbox.get(one + "/backups"));
    ok(sandbox.get(one + "/interfaces"));
    ok(sandbox.put(one, "{'label':'tf-2','watchdog_enabled':false,'alerts':{'cpu':90}}"));
    JsonObject after = ok(sandbox.get(one)).json();
    assertEquals(10, after.getAsJsonObject("alerts").get("network_in").getAsInt());
    ok(sandbox.delete(one));
  }

  /** Its pages of the account and the profile read all of this before they show anything. */
  @Test
  void cloud_manager_looks_through_account_and_profile() {
    String dates = "{\"+order_by\":\"date\",\"+order\":\"desc\"}";

    assertEquals(
        "[]",
        ok(sandbox.get("/v4/account/payments", "X-Filter", dates)).json().get("data").toString());
    for (String logins : List.of("/v4/account/logins", "/v4/profile/logins")) {
      assertEquals(List.of("sandbox"), texts(ok(sandbox.get(logins)), "username"));
      assertEquals("successful", ok(sandbox.get(logins + "/1")).json().get("status").getAsString());
      assertEquals(404, sandbox.get(logins + "/2").status());
    }
    assertEquals(204, sandbox.get("/v4/account/users/sandbox/grants").status());
    assertEquals(404, sandbox.get("/v4/account/users/nobody/grants").status());
    assertTrue(
        ok(sandbox.get("/v4/profile/security-questions"))
            .json()
            .getAsJsonArray("security_questions")
            .get(0)
            .getAsJsonObject()
            .get("response")
            .isJsonNull());
  }

  @Test
  void cloud_manager_reads_what_the_account_may_use() {
    create("manager", ",'booted':false");

    JsonObject transfer = ok(sandbox.get("/v4/account/transfer")).json();
    assertEquals(0, transfer.get("used").getAsInt());
    assertTrue(transfer.get("quota").getAsInt() >= 1000);
    assertTrue(texts(ok(sandbox.get("/v4/account/availability")), "region").contains("us-ord"));
    assertEquals(
        "[]",
        ok(sandbox.get("/v4/account/availability/us-ord")).json().get("unavailable").toString());
    assertEquals(404, sandbox.get("/v4/account/availability/mars").status());
    assertEquals(
        List.of("linode/migrate", "linode/power_off_on"),
        texts(ok(sandbox.get("/v4beta/maintenance/policies")), "slug"));
    assertEquals(4, ok(sandbox.get("/v4/longview/subscriptions")).json().get("results").getAsInt());
    assertEquals(
        3,
        ok(sandbox.get("/v4/longview/subscriptions/longview-3"))
            .json()
            .get("clients_included")
            .getAsInt());
  }

  /** Recorded: kernels by their label, deprecated ones, and one of another architecture. */
  @Test
  void linodego_searches_kernels() {
    String kernels = "/v4/linode/kernels";

    assertEquals(
        List.of("linode/finnix", "linode/finnix-legacy"),
        texts(
            ok(sandbox.get(kernels, "X-Filter", "{\"label\":\"Recovery - Finnix (kernel)\"}")),
            "id"));
    assertTrue(
        texts(ok(sandbox.get(kernels, "X-Filter", "{\"deprecated\":true}")), "id").size() > 1);
    assertEquals(
        "i386",
        ok(sandbox.get(kernels + "/linode%2Flatest-32bit"))
            .json()
            .get("architecture")
            .getAsString());
    create("kernel", ",'kernel':'linode/5.17.5-x86_64-linode154','booted':false");
  }
}
