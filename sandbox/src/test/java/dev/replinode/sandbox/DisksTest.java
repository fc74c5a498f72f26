package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Disks and configuration profiles that are made and changed apart from an order. */
class DisksTest {
  private static final String INSTANCES = "/v4/linode/instances";
  private static final String BARE = "{'region':'us-ord','type':'g6-nanode-1','booted':false}";
  private static final String PASSWORD = "'root_pass':'aC0rrect-Horse-Battery'";
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  private static Answer ok(Answer answer) {
    assertEquals(200, answer.status(), answer::text);
    return answer;
  }

  private static String create(RunningSandbox in, String body) {
    String one = INSTANCES + "/" + ok(in.post(INSTANCES, body)).json().get("id").getAsInt();
    await(in, one, "offline");
    return one;
  }

  /** An instance without an image, and one that has disks and is off. */
  private static String bare() {
    return create(sandbox, BARE);
  }

  private static String ordered() {
    return create(sandbox, "{" + RunningSandbox.ORDER + ",'booted':false}");
  }

  private static void await(RunningSandbox in, String path, String status) {
    RunningSandbox.await(status, () -> in.get(path).json().get("status").getAsString());
  }

  private static List<JsonObject> all(String path) {
    return ok(sandbox.get(path)).json().getAsJsonArray("data").asList().stream()
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static int id(Answer answer) {
    return ok(answer).json().get("id").getAsInt();
  }

  /** Makes a disk and waits until it is there. */
  private static int disk(String one, String body) {
    int disk = id(sandbox.post(one + "/disks", body));
    await(sandbox, one + "/disks/" + disk, "ready");
    return disk;
  }

  private static JsonObject event(String one, String action) {
    String id = one.substring(one.lastIndexOf('/') + 1);
    String filter =
        "{\"action\":\"" + action + "\",\"entity.type\":\"linode\",\"entity.id\":" + id + "}";
    return sandbox
        .get("/v4/account/events", "X-Filter", filter)
        .json()
        .getAsJsonArray("data")
        .get(0)
        .getAsJsonObject();
  }

  /** The order in which terraform makes an instance that names its disks and profiles. */
  @Test
  void boots_what_was_put_together_from_disks_and_a_profile() {
    String one = bare();
    assertEquals(
        "Linode has no configuration profile to boot.", sandbox.post(one + "/boot", "{}").reason());
    Answer made =
        sandbox.post(
            one + "/disks",
            "{'label':'root','size':4000,'image':'linode/ubuntu22.04'," + PASSWORD + "}");
    assertEquals("not ready", ok(made).json().get("status").getAsString());
    await(sandbox, one + "/disks/" + id(made), "ready");
    int swap = disk(one, "{'label':'swap','size':512,'filesystem':'swap'}");
    int config =
        id(
            sandbox.post(
                one + "/configs",
                "{'label':'mine','kernel':'linode/grub2','devices':{'sda':{'disk_id':"
                    + id(made)
                    + "},'sdb':{'disk_id':"
                    + swap
                    + ",'volume_id':null},'sdc':null}}"));

    assertEquals("{}", sandbox.post(one + "/boot", "{'config_id':" + config + "}").text());
    await(sandbox, one, "running");

    JsonObject boot = event(one, "linode_boot").getAsJsonObject("secondary_entity");
    assertEquals(config, boot.get("id").getAsInt());
    assertEquals("mine", boot.get("label").getAsString());
    JsonObject create = event(one, "disk_create");
    assertEquals("finished", create.get("status").getAsString());
    assertEquals("disk", create.getAsJsonObject("secondary_entity").get("type").getAsString());
    assertEquals("notification", event(one, "linode_config_create").get("status").getAsString());
    JsonObject devices = all(one + "/configs").get(0).getAsJsonObject("devices");
    assertEquals("{\"disk_id\":" + swap + ",\"volume_id\":null}", devices.get("sdb").toString());
    assertTrue(devices.get("sdc").isJsonNull());
    assertEquals(400, sandbox.post(one + "/reboot", "{'config_id':1}").status());
  }

  @Test
  void a_profile_has_the_usual_fields_and_keeps_those_that_an_update_leaves_out() {
    String one = bare();
    String configs = one + "/configs";
    JsonObject made =
        ok(sandbox.post(configs, "{'label':'a','devices':{},'interfaces':null}")).json();
    String path = configs + "/" + made.get("id").getAsInt();

    ok(
        sandbox.put(
            path,
            "{'comments':'c','helpers':{'distro':false},'interfaces':[{'purpose':'public'},"
                + "{'purpose':'vlan','label':'v','ipam_address':'10.0.0.4/32'}]}"));
    JsonObject after = ok(sandbox.put(path, "{'label':'b','run_level':'single'}")).json();

    assertEquals("linode/latest-64bit", made.get("kernel").getAsString());
    assertEquals("/dev/sda", made.get("root_device").getAsString());
    assertEquals("[]", made.get("interfaces").toString());
    assertEquals("b", after.get("label").getAsString());
    assertEquals("c", after.get("comments").getAsString());
    assertFalse(after.getAsJsonObject("helpers").get("distro").getAsBoolean());
    assertTrue(after.getAsJsonObject("helpers").get("modules_dep").getAsBoolean());
    JsonObject vlan = after.getAsJsonArray("interfaces").get(1).getAsJsonObject();
    assertEquals("10.0.0.4/32", vlan.get("ipam_address").getAsString());
    assertEquals(after, sandbox.get(path).json());
    assertEquals("{}", sandbox.delete(path).text());
    assertEquals(404, sandbox.get(path).status());
  }

  @Test
  void resizes_copies_renames_and_deletes_the_disks_of_an_order() {
    String one = ordered();
    int swap = all(one + "/disks").get(1).get("id").getAsInt();
    String path = one + "/disks/" + swap;

    assertEquals("{}", sandbox.post(path + "/resize", "{'size':50}").text());
    await(sandbox, path, "ready");
    JsonObject copy = ok(sandbox.post(path + "/clone", "")).json();
    await(sandbox, one + "/disks/" + copy.get("id").getAsInt(), "ready");
    assertEquals("{}", sandbox.post(path + "/password", "{" + password() + "}").text());
    await(sandbox, path, "ready");
    JsonObject renamed = ok(sandbox.put(path, "{'label':'small'}")).json();

    assertEquals(50, renamed.get("size").getAsInt());
    assertEquals("small", renamed.get("label").getAsString());
    assertEquals("Copy of 512 MB Swap Image", copy.get("label").getAsString());
    assertEquals(50, copy.get("size").getAsInt());
    assertEquals(3, all(one + "/disks").size());
    assertEquals("{}", sandbox.delete(path).text());
    RunningSandbox.await("404", () -> Integer.toString(sandbox.get(path).status()));
    JsonObject devices = all(one + "/configs").get(0).getAsJsonObject("devices");
    assertTrue(devices.get("sda").isJsonObject());
    assertTrue(devices.get("sdb").isJsonNull());
    JsonObject delete = event(one, "disk_delete").getAsJsonObject("secondary_entity");
    assertEquals(swap, delete.get("id").getAsInt());
    assertEquals("{}", sandbox.post(one + "/boot", "{}").text());
  }

  private static String password() {
    return PASSWORD.replace("root_pass", "password");
  }

  @ParameterizedTest
  @CsvSource({
    "size, '{\"label\":\"a\"}'",
    "size, '{\"label\":\"a\",\"size\":25601}'",
    "size, '{\"size\":3499,\"image\":\"linode/ubuntu22.04\",\"root_pass\":\"aC0rrect-Horse\"}'",
    "filesystem, '{\"size\":10,\"filesystem\":\"ntfs\"}'",
    "image, '{\"size\":10,\"image\":\"linode/none\",\"root_pass\":\"aC0rrect-Horse\"}'",
    "label, '{\"size\":10,\"label\":\"\"}'",
  })
  void refuses_disks_that_cannot_be(String field, String body) {
    String one = bare();

    assertEquals(field, sandbox.post(one + "/disks", body).field());
    assertEquals(List.of(), all(one + "/disks"));
  }

  @ParameterizedTest
  @CsvSource({
    "devices, '{\"label\":\"a\"}'",
    "label, '{\"devices\":{}}'",
    "devices.sda.disk_id, '{\"label\":\"a\",\"devices\":{\"sda\":{\"disk_id\":1}}}'",
    "devices.sda.volume_id, '{\"label\":\"a\",\"devices\":{\"sda\":{\"volume_id\":1}}}'",
    "devices.sdz, '{\"label\":\"a\",\"devices\":{\"sdz\":null}}'",
    "kernel, '{\"label\":\"a\",\"devices\":{},\"kernel\":\"linode/none\"}'",
    "virt_mode, '{\"label\":\"a\",\"devices\":{},\"virt_mode\":\"none\"}'",
    "memory_limit, '{\"label\":\"a\",\"devices\":{},\"memory_limit\":1025}'",
    "helpers.distro, '{\"label\":\"a\",\"devices\":{},\"helpers\":{\"distro\":1}}'",
  })
  void refuses_profiles_that_cannot_be(String field, String body) {
    assertEquals(field, sandbox.post(bare() + "/configs", body).field());
  }

  @Test
  void an_instance_with_an_image_has_no_more_room_and_disks_are_kept_while_it_runs() {
    String one = create(sandbox, "{" + RunningSandbox.ORDER + ",'booted':false}");
    String disk = one + "/disks/" + all(one + "/disks").get(0).get("id").getAsInt();
    assertEquals("size", sandbox.post(one + "/disks", "{'size':1}").field());
    ok(sandbox.post(one + "/boot", "{}"));
    await(sandbox, one, "running");

    assertEquals("Linode must be powered off.", sandbox.delete(disk).reason());
    assertEquals(
        "Linode must be powered off.", sandbox.post(disk + "/resize", "{'size':9000}").reason());
  }

  @Test
  void a_rebuild_makes_disks_and_profiles_anew() {
    String one = ordered();
    ok(sandbox.post(one + "/configs", "{'label':'second','devices':{}}"));
    assertEquals(2, all(one + "/configs").size());

    ok(
        sandbox.post(
            one + "/rebuild", "{'image':'linode/debian12','booted':false," + PASSWORD + "}"));

    assertEquals(
        "My Debian 12 Disk Profile", all(one + "/configs").get(0).get("label").getAsString());
    assertEquals(1, all(one + "/configs").size());
  }

  /** Scripts of others may not run here, which the console says at the first boot. */
  @Test
  void the_script_of_a_disk_runs_at_the_first_boot() {
    String script = "{'label':'of a disk','images':['any/all'],'script':'#!/bin/bash\\ntrue\\n'}";
    int id = id(sandbox.post("/v4/linode/stackscripts", script));
    String one = bare();
    int disk =
        disk(
            one,
            "{'size':4000,'image':'linode/debian12','stackscript_id':" + id + "," + PASSWORD + "}");
    String devices = "'devices':{'sda':{'disk_id':" + disk + "}}";
    ok(sandbox.post(one + "/configs", "{'label':'a'," + devices + "}"));

    ok(sandbox.post(one + "/boot", "{}"));

    String console = "/sandbox/instances/" + one.substring(one.lastIndexOf('/') + 1) + "/console";
    RunningSandbox.await(
        "yes", () -> sandbox.get(console).text().contains("--allow-scripts") ? "yes" : "not yet");
    int deployed =
        sandbox.get("/v4/linode/stackscripts/" + id).json().get("deployments_total").getAsInt();
    assertEquals(1, deployed);
  }

  @Test
  void an_instance_is_busy_while_a_disk_is_made_and_a_new_start_ends_that(@TempDir Path folder)
      throws IOException {
    String one;
    try (RunningSandbox quick = RunningSandbox.start(a -> a.data = folder)) {
      one = create(quick, BARE);
    }
    String path;
    try (RunningSandbox slow = start(folder, Duration.ofHours(1))) {
      path = one + "/disks/" + id(slow.post(one + "/disks", "{'size':10}"));
      assertEquals("Linode busy.", slow.post(one + "/disks", "{'size':10}").reason());
      assertEquals("Linode busy.", slow.post(one + "/boot", "{}").reason());
      assertEquals("Linode busy.", slow.delete(path).reason());
      assertEquals("not ready", slow.get(path).json().get("status").getAsString());
    }
    try (RunningSandbox next = RunningSandbox.start(a -> a.data = folder)) {
      assertEquals("ready", next.get(path).json().get("status").getAsString());
    }
  }

  private static RunningSandbox start(Path folder, Duration provisionTime) throws IOException {
    return RunningSandbox.start(
        arguments -> {
          arguments.data = folder;
          arguments.provisionTime = provisionTime;
        });
  }
}
