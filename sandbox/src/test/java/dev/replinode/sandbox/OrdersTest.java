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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API says to orders that are wrong in several ways, and to a second order. */
class OrdersTest {
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  private static List<String> fields(Answer answer) {
    assertEquals(400, answer.status(), answer::text);
    return answer.json().getAsJsonArray("errors").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .map(error -> error.has("field") ? error.get("field").getAsString() : "")
        .toList();
  }

  @Test
  void names_everything_that_is_wrong_at_once() {
    Answer answer =
        sandbox.post(
            "/v4/linode/instances",
            "{'type':'huge','label':'a','tags':['x'],'image':'linode/none','swap_size':-1,"
                + "'kernel':'none','booted':'yes','root_pass':'short'}");

    assertEquals(
        List.of(
            "type",
            "region",
            "label",
            "booted",
            "tags[0]",
            "swap_size",
            "kernel",
            "image",
            "root_pass"),
        fields(answer));
    assertEquals(
        List.of("label", "images", "script"),
        fields(sandbox.post("/v4/linode/stackscripts", "{'label':'a'}")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'interface_generation':'linode','interfaces':[{'public':{}}]|interfaces[0].firewall_id",
        "'interface_generation':'linode','interfaces':[{'purpose':'public'}]|interfaces[0].purpose",
        "'interface_generation':'linode','interfaces':[{'firewall_id':-1}]|interfaces[0]",
        "'interface_generation':'linode','firewall_id':-1|firewall_id",
        "'interface_generation':'linode','private_ip':true|private_ip",
        "'interfaces':[{'purpose':'vpn'}]|interfaces[0].purpose",
        "'interfaces':[{'purpose':'vlan'}]|interfaces[0].label",
        "'network_helper':true|network_helper",
        "'backup_id':5|backup_id",
        "'ipv4':['192.0.2.5']|ipv4[0]",
        "'placement_group':{'id':5}|placement_group.id",
        "'boot_size':5|boot_size",
        "'maintenance_policy':'never'|maintenance_policy",
        "'metadata':{'user_data':5}|metadata.user_data",
        "'interfaces':[{'purpose':5}]|interfaces[0].purpose",
        "'interfaces':[{'purpose':'public','primary':'yes'}]|interfaces[0].primary",
        "'interface_generation':'linode','interfaces':[{'vlan':5}]|interfaces[0].vlan",
        "'interface_generation':'linode','interfaces':[{'public':{},'firewall_id':'x'}]"
            + "|interfaces[0].firewall_id"
      })
  void refuses_what_does_not_go_together(String more, String field) {
    Answer answer =
        sandbox.post("/v4/linode/instances", "{" + RunningSandbox.ORDER + "," + more + "}");

    assertEquals(List.of(field), fields(answer));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{'alerts':{'cpu':'high'}}|alerts.cpu",
        "{'backups':{'schedule':5}}|backups.schedule",
        "{'backups':{'schedule':{'day':5}}}|backups.schedule.day"
      })
  void names_the_whole_path_of_what_is_wrong_in_a_change(String change, String field) {
    String order = "{" + RunningSandbox.ORDER + ",'booted':false}";
    int id = sandbox.post("/v4/linode/instances", order).json().get("id").getAsInt();

    Answer answer = sandbox.put("/v4/linode/instances/" + id, change);

    assertEquals(List.of(field), fields(answer));
  }

  @Test
  void takes_a_user_in_place_of_a_password_when_the_user_has_an_ssh_key() {
    String order =
        "{'region':'us-ord','type':'g6-nanode-1','image':'linode/ubuntu22.04','booted':false,"
            + "'authorized_users':['sandbox']}";

    assertEquals(
        "Must provide valid root_pass, authorized_keys, or authorized_users",
        sandbox.post("/v4/linode/instances", order).reason());
    sandbox.post("/v4/profile/sshkeys", "{'label':'mine','ssh_key':'ssh-ed25519 AAAA me'}");
    assertEquals(200, sandbox.post("/v4/linode/instances", order).status());
  }

  @Test
  void keeps_a_new_instance_off_that_has_no_network() {
    String order = "{" + RunningSandbox.ORDER + ",'interface_generation':'linode'}";
    String one =
        "/v4/linode/instances/"
            + sandbox.post("/v4/linode/instances", order).json().get("id").getAsInt();

    RunningSandbox.await("offline", () -> sandbox.get(one).json().get("status").getAsString());
  }

  @Test
  void a_rebuild_keeps_user_data_that_it_does_not_name() {
    String order = "{" + RunningSandbox.ORDER + ",'metadata':{'user_data':'IyE='}}";
    String one =
        "/v4/linode/instances/"
            + sandbox.post("/v4/linode/instances", order).json().get("id").getAsInt();

    assertTrue(hasUserDataAfter(one, ""));
    assertTrue(hasUserDataAfter(one, ",'metadata':{}"));
    assertFalse(hasUserDataAfter(one, ",'metadata':{'user_data':null}"));
    assertTrue(hasUserDataAfter(one, ",'metadata':{'user_data':'IyE='}"));
  }

  private static boolean hasUserDataAfter(String instance, String more) {
    RunningSandbox.await("running", () -> sandbox.get(instance).json().get("status").getAsString());
    String body = "{'image':'linode/debian12','root_pass':'aC0rrect-Horse-Battery'" + more + "}";
    Answer answer = sandbox.post(instance + "/rebuild", body);
    assertEquals(200, answer.status(), answer::text);
    return answer.json().get("has_user_data").getAsBoolean();
  }

  @Test
  void rebuilds_from_another_image_and_keeps_the_rest() {
    String order = "{" + RunningSandbox.ORDER + ",'label':'rebuilt','tags':['kept']}";
    String one =
        "/v4/linode/instances/"
            + sandbox.post("/v4/linode/instances", order).json().get("id").getAsInt();
    RunningSandbox.await("running", () -> sandbox.get(one).json().get("status").getAsString());
    assertEquals(List.of("image"), fields(sandbox.post(one + "/rebuild", "{}")));

    Answer answer =
        sandbox.post(
            one + "/rebuild", "{'image':'linode/debian12','root_pass':'aC0rrect-Horse-Battery'}");

    assertEquals("rebuilding", answer.json().get("status").getAsString());
    assertEquals("Linode busy.", sandbox.post(one + "/rebuild", "{}").reason());
    RunningSandbox.await("running", () -> sandbox.get(one).json().get("status").getAsString());
    JsonObject after = sandbox.get(one).json();
    assertEquals("linode/debian12", after.get("image").getAsString());
    assertEquals("[\"kept\"]", after.get("tags").toString());
    String events = sandbox.get("/v4/account/events").text();
    assertTrue(events.contains("\"linode_rebuild\""), events);
  }
}
