package dev.replinode.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.replinode.api.client.JSON;
import dev.replinode.api.http.Server;
import dev.replinode.api.model.Event;
import dev.replinode.api.model.Instance;
import dev.replinode.api.model.KeyBucketAccess;
import dev.replinode.api.model.ObjectStorageKey;
import dev.replinode.api.model.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** The server may say more, less and other words than the document knows. */
class OpenVocabularyTest {
  @StartStop private final MockWebServer server = new MockWebServer();

  @Test
  void unknown_words_are_kept_as_they_came() throws Exception {
    var events =
        new EventsApi(
            Server.answering(server, "{\"action\":\"linode_sing\",\"status\":\"hesitating\"}"));

    Event event = events.getEvent(1L);

    assertEquals("linode_sing", event.getAction());
    assertEquals("hesitating", event.getStatus());
  }

  @Test
  void an_unknown_word_goes_back_to_the_server_unchanged() throws IOException {
    String json = "{\"permissions\":\"read_and_admire\"}";

    KeyBucketAccess access = JSON.deserialize(json, KeyBucketAccess.class);

    assertEquals(json, JSON.serialize(access));
  }

  @Test
  void unknown_fields_are_dropped() throws Exception {
    var regions =
        new RegionsApi(
            Server.answering(
                server, "{\"id\":\"us-ord\",\"mood\":{\"good\":[1,2]},\"moon\":null}"));

    Region region = regions.getRegion("us-ord");

    assertEquals(new Region().id("us-ord"), region);
  }

  @Test
  void missing_fields_are_null() throws Exception {
    var instances = new InstancesApi(Server.answering(server, "{\"id\":1}"));

    Instance instance = instances.getInstance(1L);

    assertEquals(new Instance().id(1L), instance);
    assertNull(instance.getTags());
  }

  @Test
  void null_fields_are_null() throws Exception {
    var instances =
        new InstancesApi(
            Server.answering(
                server,
                """
                {"id":1,"status":null,"tags":null,"specs":null,"created":null,"image":null,
                 "backups":{"schedule":{"day":null,"window":null},"last_successful":null}}"""));

    Instance instance = instances.getInstance(1L);

    assertNull(instance.getStatus());
    assertNull(instance.getTags());
    assertNull(instance.getSpecs());
    assertNull(instance.getBackups().getSchedule().getDay());
  }

  @Test
  void an_unlimited_key_differs_from_a_key_for_nothing() throws IOException {
    ObjectStorageKey unlimited =
        JSON.deserialize("{\"bucket_access\":null}", ObjectStorageKey.class);
    ObjectStorageKey useless = JSON.deserialize("{\"bucket_access\":[]}", ObjectStorageKey.class);

    assertNull(unlimited.getBucketAccess());
    assertEquals(List.of(), useless.getBucketAccess());
  }

  @Test
  void retired_images_of_a_stackscript_which_come_as_null_are_left_out() throws Exception {
    var scripts =
        new StackScriptsApi(Server.answering(server, "{\"images\":[null,\"linode/ubuntu22.04\"]}"));

    assertEquals(List.of("linode/ubuntu22.04"), scripts.getStackScript(1L).getImages());
  }

  @Test
  void fields_of_a_stackscript_keep_the_keys_and_the_order_of_the_server() throws Exception {
    var scripts =
        new StackScriptsApi(
            Server.answering(
                server,
                """
                {"user_defined_fields":[{"name":"R","oneof":"a,b","label":"Region","header":"Yes",
                  "default":"","manyof":"c"}]}"""));

    Map<String, String> field = scripts.getStackScript(1L).getUserDefinedFields().get(0);

    assertEquals(
        List.of("name", "oneof", "label", "header", "default", "manyof"),
        List.copyOf(field.keySet()));
    assertEquals("a,b", field.get("oneof"));
    assertEquals("", field.get("default"));
  }

  @Test
  void the_document_closes_no_vocabulary() throws IOException {
    try (var files = Files.list(Path.of("src/main/openapi"))) {
      for (Path file : files.toList()) {
        assertFalse(Files.readString(file).contains("enum:"), file.toString());
      }
    }
  }
}
