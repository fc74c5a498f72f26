package dev.replinode.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.api.http.Server;
import dev.replinode.api.model.InstanceCreate;
import dev.replinode.api.model.InstanceInterface;
import dev.replinode.api.model.InstanceUpdate;
import dev.replinode.api.model.InterfaceAddress;
import dev.replinode.api.model.InterfaceAddresses;
import dev.replinode.api.model.ObjectStorageKeyCreate;
import dev.replinode.api.model.PublicInterface;
import dev.replinode.api.model.StackScriptCreate;
import dev.replinode.api.model.StackScriptUpdate;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class RequestBodiesTest {
  @StartStop private final MockWebServer server = new MockWebServer();

  @Test
  void an_update_of_a_label_leaves_the_images_of_a_stackscript_alone() throws Exception {
    var scripts = new StackScriptsApi(Server.answering(server, "{}"));

    scripts.updateStackScript(7L, new StackScriptUpdate().label("new"));

    assertEquals("{\"label\":\"new\"}", Server.sentBody(server));
  }

  @Test
  void an_update_of_an_instance_leaves_its_tags_alone() throws Exception {
    var instances = new InstancesApi(Server.answering(server, "{}"));

    instances.updateInstance(7L, new InstanceUpdate().watchdogEnabled(false));

    assertEquals("{\"watchdog_enabled\":false}", Server.sentBody(server));
  }

  @Test
  void an_empty_list_is_sent_when_it_was_set() throws Exception {
    var instances = new InstancesApi(Server.answering(server, "{}"));

    instances.updateInstance(7L, new InstanceUpdate().tags(List.of()));

    assertEquals("{\"tags\":[]}", Server.sentBody(server));
  }

  @Test
  void an_unlimited_key_is_asked_for_without_bucket_access() throws Exception {
    var storage = new ObjectStorageApi(Server.answering(server, "{}"));

    storage.createKey(new ObjectStorageKeyCreate().label("all"));

    assertEquals("{\"label\":\"all\"}", Server.sentBody(server));
  }

  @Test
  void a_key_for_nothing_is_asked_for_with_an_empty_list() throws Exception {
    var storage = new ObjectStorageApi(Server.answering(server, "{}"));

    storage.createKey(new ObjectStorageKeyCreate().label("none").bucketAccess(List.of()));

    assertEquals("{\"label\":\"none\",\"bucket_access\":[]}", Server.sentBody(server));
  }

  @Test
  void a_script_is_sent_letter_by_letter() throws Exception {
    var scripts = new StackScriptsApi(Server.answering(server, "{}"));

    scripts.createStackScript(new StackScriptCreate().script("#!/bin/bash\n# <UDF name='é&=' />"));

    assertEquals("{\"script\":\"#!/bin/bash\\n# <UDF name='é&=' />\"}", Server.sentBody(server));
  }

  @Test
  void an_instance_can_be_asked_for_with_a_firewall_on_a_public_interface() throws Exception {
    var instances = new InstancesApi(Server.answering(server, "{}"));
    var address = new InterfaceAddress().address("auto").primary(true);
    var onPublicNet =
        new InstanceInterface()
            .firewallId(5L)
            .publicInterface(
                new PublicInterface().ipv4(new InterfaceAddresses().addresses(List.of(address))));

    instances.createInstance(
        new InstanceCreate()
            .region("us-ord")
            .interfaceGeneration("linode")
            .interfaces(List.of(onPublicNet))
            .stackscriptData(Map.of("SRC_BUCKET", "a")));

    assertEquals(
        """
        {"region":"us-ord","stackscript_data":{"SRC_BUCKET":"a"},"interface_generation":"linode",\
        "interfaces":[{"firewall_id":5,"public":{"ipv4":{"addresses":[\
        {"address":"auto","primary":true}]}}}]}""",
        Server.sentBody(server));
  }
}
