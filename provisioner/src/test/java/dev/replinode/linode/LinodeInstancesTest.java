package dev.replinode.linode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.domain.Secret;
import dev.replinode.domain.replicator.Deployment;
import dev.replinode.domain.replicator.DeploymentMethod;
import dev.replinode.domain.replicator.FirewallChoice;
import dev.replinode.domain.replicator.Instance;
import dev.replinode.domain.replicator.InstanceRequest;
import dev.replinode.domain.replicator.Machine;
import dev.replinode.domain.replicator.Tags;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinodeInstancesTest {
  private static final String LINODE =
      """
      {"id":501,"label":"replinode-a","group":"","status":"provisioning",
       "created":"2026-11-22T15:30:00","updated":"2026-11-22T15:30:00","type":"g6-standard-2",
       "ipv4":["192.0.2.7"],"ipv6":"2001:db8::1/128","image":"linode/ubuntu22.04",
       "region":"jp-osa","tags":["replinode:a","x"],"hypervisor":"kvm","has_user_data":false,
       "a_field_of_the_future":{"deep":[1]}}""";

  @StartStop private final MockWebServer server = new MockWebServer();
  private final Api api = new Api(server);

  @AfterEach
  void every_answer_was_used() {
    api.requireAllUsed();
  }

  @Test
  void what_is_null_in_a_list_is_not_there() {
    api.answerPage("null", "{\"id\":501,\"tags\":[null,\"x\"],\"ipv4\":[null,\"192.0.2.7\"]}");

    Instance instance = api.cloud().instances().all().get(0);

    assertEquals(List.of("x"), instance.tags().all());
    assertEquals(List.of("192.0.2.7"), instance.ipv4());
  }

  @Test
  void a_linode_becomes_an_instance() throws Exception {
    api.answer(LINODE);

    Instance instance = api.cloud().instances().find(501).orElseThrow();

    assertEquals(
        new Instance(
            501,
            "replinode-a",
            "jp-osa",
            "g6-standard-2",
            "linode/ubuntu22.04",
            List.of("192.0.2.7"),
            "provisioning",
            new Tags(List.of("replinode:a", "x")),
            false,
            Optional.of(Instant.parse("2026-11-22T15:30:00Z"))),
        instance);
    RecordedRequest request = api.take("GET", "/linode/instances/501");
    assertEquals("Bearer " + Api.TOKEN, request.getHeaders().get("Authorization"));
  }

  @Test
  void what_the_api_leaves_out_or_calls_null_is_empty() {
    api.answer("{\"id\":7,\"image\":null,\"type\":null,\"status\":\"a_new_word\"}");

    Instance instance = api.cloud().instances().find(7).orElseThrow();

    assertEquals("", instance.image());
    assertEquals("a_new_word", instance.status());
    assertEquals(List.of(), instance.tags().all());
    assertEquals(Optional.empty(), instance.created());
    assertEquals(DeploymentMethod.STACKSCRIPT, instance.method());
  }

  @Test
  void that_there_is_user_data_tells_the_method() {
    api.answer("{\"id\":7,\"has_user_data\":true}");

    assertEquals(DeploymentMethod.METADATA, api.cloud().instances().find(7).orElseThrow().method());
  }

  @Test
  void an_instance_that_is_gone_is_nothing() {
    api.answer(404, "{\"errors\":[{\"reason\":\"Not found\"}]}");

    assertEquals(Optional.empty(), api.cloud().instances().find(501));
  }

  @Test
  void label_and_tag_are_looked_up_in_one_request_and_matched_exactly() throws Exception {
    api.answerPage(LINODE, "{\"id\":9,\"label\":\"Replinode-A\",\"tags\":[]}");

    List<Instance> found = api.cloud().instances().findByLabelOrTag("replinode-a", "replinode:a");

    assertEquals(List.of(501L), found.stream().map(Instance::id).toList());
    RecordedRequest request = api.take("GET", "/linode/instances?page=1&page_size=500");
    assertEquals(
        "{\"+or\":[{\"label\":\"replinode-a\"},{\"tags\":\"replinode:a\"}]}",
        request.getHeaders().get("X-Filter"));
  }

  @Test
  void a_prefix_is_searched_over_all_pages() throws Exception {
    api.answer(Api.page(1, 2, LINODE, "{\"id\":8,\"label\":\"my-replinode-x\"}"));
    api.answer(Api.page(2, 2, "{\"id\":9,\"label\":\"replinode-b\"}"));

    List<Instance> found = api.cloud().instances().listByLabelPrefix("replinode-");

    assertEquals(List.of(501L, 9L), found.stream().map(Instance::id).toList());
    RecordedRequest first = api.take("GET", "/linode/instances?page=1&page_size=500");
    assertEquals("{\"label\":{\"+contains\":\"replinode-\"}}", first.getHeaders().get("X-Filter"));
    api.take("GET", "/linode/instances?page=2&page_size=500");
  }

  @Test
  void a_creation_says_which_interfaces_it_wants_and_nothing_that_is_unset() throws Exception {
    api.answer(LINODE);

    api.cloud().instances().create(request(List.of(), List.of(), OptionalLong.empty(), false));

    api.takeBody(
        "POST",
        "/linode/instances",
        """
        {"label":"replinode-a","region":"jp-osa","type":"g6-standard-2",
         "image":"linode/ubuntu22.04","root_pass":"r00t-password","stackscript_id":1001,
         "stackscript_data":{"SRC_BUCKET":"media"},"booted":true,
         "firewall_id":-1,"interface_generation":"legacy_config"}""");
  }

  @Test
  void user_data_is_sent_as_base64_on_one_line_and_no_stackscript() throws Exception {
    api.answer(LINODE);
    String text = "#!/bin/bash\n" + "echo '>>>???'\n".repeat(900);

    api.cloud().instances().create(withUserData(text));

    JsonObject body = Api.bodyOf(api.take("POST", "/linode/instances")).getAsJsonObject();
    assertEquals(
        words(
            "label region type image root_pass metadata booted authorized_users disk_encryption"
                + " firewall_id interface_generation"),
        body.keySet());
    String sent = body.getAsJsonObject("metadata").get("user_data").getAsString();
    assertTrue(sent.matches("[A-Za-z0-9+/]+={0,2}"), sent);
    assertEquals(text, new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8));
    assertEquals("[\"ada\"]", body.get("authorized_users").toString());
    assertEquals("disabled", body.get("disk_encryption").getAsString());
  }

  private static Set<String> words(String text) {
    return Set.of(text.split(" ", -1));
  }

  private static InstanceRequest withUserData(String text) {
    return new InstanceRequest(
        "replinode-a",
        "jp-osa",
        new Machine(
            "g6-standard-2",
            "linode/ubuntu22.04",
            Optional.empty(),
            List.of(),
            List.of("ada"),
            FirewallChoice.parse("none"),
            List.of(),
            Optional.of("disabled")),
        new Deployment.Metadata(Secret.of(text)),
        Secret.of("r00t-password"),
        List.of(),
        OptionalLong.empty(),
        false);
  }

  @Test
  void keys_tags_and_a_firewall_are_sent_when_they_are_set() throws Exception {
    api.answer(LINODE);

    api.cloud()
        .instances()
        .create(request(List.of("ssh-ed25519 AAAA"), List.of("t:1"), OptionalLong.of(31), false));

    JsonObject body = Api.bodyOf(api.take("POST", "/linode/instances")).getAsJsonObject();
    assertEquals("[\"ssh-ed25519 AAAA\"]", body.get("authorized_keys").toString());
    assertEquals("[\"t:1\"]", body.get("tags").toString());
    assertEquals(31, body.get("firewall_id").getAsLong());
  }

  @Test
  void with_the_newer_interfaces_the_firewall_is_on_the_interface() throws Exception {
    api.answer(LINODE).answer(LINODE);

    api.cloud().instances().create(request(List.of(), List.of(), OptionalLong.of(31), true));
    api.cloud().instances().create(request(List.of(), List.of(), OptionalLong.empty(), true));

    JsonObject body = Api.bodyOf(api.take("POST", "/linode/instances")).getAsJsonObject();
    assertEquals("linode", body.get("interface_generation").getAsString());
    assertTrue(!body.has("firewall_id"), body.keySet().toString());
    assertEquals(
        JsonParser.parseString(
            """
            [{"firewall_id":31,"default_route":{"ipv4":true},
              "public":{"ipv4":{"addresses":[{"address":"auto","primary":true}]}}}]"""),
        body.get("interfaces"));
    JsonObject none = Api.bodyOf(api.take("POST", "/linode/instances")).getAsJsonObject();
    JsonObject only = none.getAsJsonArray("interfaces").get(0).getAsJsonObject();
    assertEquals(-1, only.get("firewall_id").getAsLong(), "none must be said");
  }

  @Test
  void tags_are_replaced_and_nothing_else_is_sent() throws Exception {
    api.answer(LINODE);

    Instance after = api.cloud().instances().setTags(501, new Tags(List.of("a", "b")));

    api.takeBody("PUT", "/linode/instances/501", "{\"tags\":[\"a\",\"b\"]}");
    assertEquals(List.of("replinode:a", "x"), after.tags().all());
  }

  @Test
  void removing_what_is_gone_is_no_failure() throws Exception {
    api.answer("{}").answer(404, "{\"errors\":[{\"reason\":\"Not found\"}]}");

    api.cloud().instances().delete(501);
    api.cloud().instances().delete(501);

    api.take("DELETE", "/linode/instances/501");
    api.take("DELETE", "/linode/instances/501");
  }

  private static InstanceRequest request(
      List<String> keys, List<String> tags, OptionalLong firewall, boolean linodeInterfaces) {
    return new InstanceRequest(
        "replinode-a",
        "jp-osa",
        new Machine(
            "g6-standard-2",
            "linode/ubuntu22.04",
            Optional.empty(),
            keys,
            List.of(),
            FirewallChoice.parse("none"),
            List.of(),
            Optional.empty()),
        new Deployment.StackScript(1001, Map.of("SRC_BUCKET", "media")),
        Secret.of("r00t-password"),
        tags,
        firewall,
        linodeInterfaces);
  }
}
