package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import dev.replinode.contract.OpenApiContract;
import dev.replinode.contract.Operation;
import dev.replinode.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Calls every operation of our OpenAPI document once for success and once for a refusal. {@link
 * RunningSandbox} holds each answer against the document, here and in every other test.
 */
class ContractTest {
  private static final OpenApiContract CONTRACT = new OpenApiContract();
  private static RunningSandbox sandbox;
  private final Set<String> succeeded = new TreeSet<>();
  private final Set<String> refused = new TreeSet<>();

  @BeforeAll
  static void start() throws IOException {
    sandbox = RunningSandbox.start(arguments -> {});
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void every_operation_answers_as_the_document_says() {
    account();
    platform();
    int script = stackScripts();
    storage();
    instances(script);

    assertEquals(CONTRACT.operationIds(), succeeded);
  }

  @Test
  void every_operation_refuses_as_the_document_says() {
    for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
      for (Operation operation : CONTRACT.operations(method)) {
        String path = "/v4" + String.join("/", operation.template()).replaceAll("\\{[^}]*}", "0");
        Answer answer = sandbox.send(method, path, "wrong", "{}");
        assertEquals(401, answer.status(), path);
        refused.add(operation.id());
      }
    }
    assertEquals(CONTRACT.operationIds(), refused);
  }

  private void account() {
    call("GET", "/v4/profile", "");
    call("GET", "/v4/profile/grants", "");
    String restricted =
        sandbox
            .post("/sandbox/tokens", "{'scopes':'*','grants':{'global':{'add_linodes':true}}}")
            .json()
            .get("token")
            .getAsString();
    assertEquals(200, sandbox.send("GET", "/v4/profile/grants", restricted, "").status());
    call("GET", "/v4/account/settings", "");
    call("PUT", "/v4/account/settings", "{'network_helper':false}");
    call("POST", "/v4/tags", "{'label':'contract'}");
    call("GET", "/v4/tags", "");
  }

  private void platform() {
    call("GET", "/v4/regions", "");
    call("GET", "/v4/regions/jp-osa", "");
    call("GET", "/v4/regions/availability", "");
    call("GET", "/v4/regions/jp-osa/availability", "");
    call("GET", "/v4/linode/types", "");
    call("GET", "/v4/linode/types/g6-nanode-1", "");
    call("GET", "/v4/network-transfer/prices", "");
    call("GET", "/v4/images", "");
    call("GET", "/v4/images/linode%2Fubuntu22.04", "");
    call("GET", "/v4/object-storage/types", "");
  }

  private int stackScripts() {
    int id =
        id(
            call(
                "POST",
                "/v4/linode/stackscripts",
                "{'label':'contract','images':['any/all'],'script':'#!/bin/bash\\n"
                    + "# <UDF name=\\'a\\' label=\\'A\\' oneOf=\\'x,y\\'>'}"));
    call("GET", "/v4/linode/stackscripts", "");
    call("GET", "/v4/linode/stackscripts/" + id, "");
    call("PUT", "/v4/linode/stackscripts/" + id, "{'rev_note':'two'}");
    return id;
  }

  private void storage() {
    call("GET", "/v4/object-storage/endpoints", "");
    String quotas = "/v4/object-storage/quotas";
    String quota =
        call("GET", quotas, "")
            .getAsJsonArray("data")
            .get(0)
            .getAsJsonObject()
            .get("quota_id")
            .getAsString();
    call("GET", quotas + "/" + quota, "");
    call("GET", quotas + "/" + quota + "/usage", "");
    String buckets = "/v4/object-storage/buckets";
    call("POST", buckets, "{'label':'contract','region':'jp-osa'}");
    call("GET", buckets, "");
    call("GET", buckets + "/jp-osa", "");
    call("GET", buckets + "/jp-osa/contract", "");
    call("GET", buckets + "/jp-osa/contract/access", "");
    call("PUT", buckets + "/jp-osa/contract/access", "{'acl':'private'}");
    String keys = "/v4/object-storage/keys";
    int key =
        id(
            call(
                "POST",
                keys,
                "{'label':'contract','bucket_access':[{'region':'jp-osa',"
                    + "'bucket_name':'contract','permissions':'read_only'}]}"));
    call("GET", keys, "");
    call("GET", keys + "/" + key, "");
    call("PUT", keys + "/" + key, "{'label':'contract2'}");
    call("DELETE", keys + "/" + key, "");
    call("DELETE", buckets + "/jp-osa/contract", "");
  }

  private void instances(int script) {
    int id =
        id(
            call(
                "POST",
                "/v4/linode/instances",
                "{'label':'contract','region':'jp-osa','type':'g6-nanode-1','tags':['contract'],"
                    + "'image':'linode/ubuntu22.04','root_pass':'aC0rrect-Horse-Battery',"
                    + "'stackscript_id':"
                    + script
                    + ",'stackscript_data':{'a':'x'}}"));
    String one = "/v4beta/linode/instances/" + id;
    call("GET", "/v4/linode/instances", "");
    await(one, "running");
    call("PUT", one, "{'group':'contract'}");
    call("POST", one + "/reboot", "");
    await(one, "running");
    call("POST", one + "/shutdown", "");
    await(one, "offline");
    call("POST", one + "/boot", "");
    firewalls(id);
    call("GET", "/v4/tags/contract", "");
    call("DELETE", "/v4/tags/contract", "");
    int event =
        id(call("GET", "/v4/account/events", "").getAsJsonArray("data").get(0).getAsJsonObject());
    call("GET", "/v4/account/events/" + event, "");
    call("POST", "/v4/account/events/" + event + "/seen", "");
    call("DELETE", one, "");
    call("DELETE", "/v4/linode/stackscripts/" + script, "");
  }

  private void firewalls(int instance) {
    String all = "/v4/networking/firewalls";
    int id =
        id(
            call(
                "POST",
                all,
                "{'label':'contract','rules':{'inbound_policy':'DROP','outbound_policy':'ACCEPT',"
                    + "'inbound':[],'outbound':[]}}"));
    String one = all + "/" + id;
    call("GET", all, "");
    call("GET", one, "");
    call("PUT", one, "{'status':'disabled'}");
    call("GET", one + "/rules", "");
    call("PUT", one + "/rules", "{'inbound_policy':'DROP','outbound_policy':'DROP'}");
    int device = id(call("POST", one + "/devices", "{'type':'linode','id':" + instance + "}"));
    call("GET", one + "/devices", "");
    call("GET", one + "/devices/" + device, "");
    call("GET", "/v4/linode/instances/" + instance + "/firewalls", "");
    call("DELETE", one + "/devices/" + device, "");
    call("DELETE", one, "");
  }

  private void await(String path, String status) {
    RunningSandbox.await(status, () -> call("GET", path, "").get("status").getAsString());
  }

  private static int id(JsonObject thing) {
    return thing.get("id").getAsInt();
  }

  private JsonObject call(String method, String path, String body) {
    Answer answer = sandbox.send(method, path, sandbox.token(), body);
    assertEquals(2, answer.status() / 100, () -> method + " " + path + ": " + answer.text());
    CONTRACT.find(method, path).forEach(operation -> succeeded.add(operation.id()));
    return answer.text().startsWith("{") ? answer.json() : new JsonObject();
  }
}
