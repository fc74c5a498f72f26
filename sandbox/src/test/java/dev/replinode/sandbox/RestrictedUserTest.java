package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** 401 is for the token's scopes, 403 for its user's grants, 404 for what the user may not see. */
class RestrictedUserTest {
  private static final String ORDER = "{'region':'us-ord','type':'g6-nanode-1','booted':false";
  private static RunningSandbox sandbox;
  private static int seen;
  private static int hidden;
  private static String token;

  @BeforeAll
  static void start() throws IOException {
    sandbox = RunningSandbox.start(arguments -> {});
    seen = id(sandbox.post("/v4/linode/instances", ORDER + ",'label':'seen'}"));
    hidden = id(sandbox.post("/v4/linode/instances", ORDER + ",'label':'hidden'}"));
    String grants =
        "{'global':{'add_stackscripts':true,'add_linodes':true},'linode':[{'id':"
            + seen
            + ",'permissions':'read_only'}]}";
    token =
        sandbox
            .post("/sandbox/tokens", "{'scopes':'*','grants':" + grants + "}")
            .json()
            .get("token")
            .getAsString();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static int id(Answer answer) {
    assertEquals(200, answer.status(), answer::text);
    return answer.json().get("id").getAsInt();
  }

  private static Answer call(String method, String path, String body) {
    return sandbox.send(method, path, token, body);
  }

  @Test
  void reads_its_grants_and_that_it_is_restricted() {
    Answer grants = call("GET", "/v4/profile/grants", "");

    assertEquals(200, grants.status());
    assertEquals("true", grants.json().getAsJsonObject("global").get("add_linodes").toString());
    assertEquals("false", grants.json().getAsJsonObject("global").get("add_firewalls").toString());
    assertEquals("null", grants.json().getAsJsonObject("global").get("account_access").toString());
    assertEquals("true", call("GET", "/v4/profile", "").json().get("restricted").toString());
  }

  @Test
  void sees_what_it_was_granted_and_nothing_else() {
    String one = "/v4/linode/instances/";

    assertEquals(1, call("GET", one, "").json().get("results").getAsInt());
    assertEquals(200, call("GET", one + seen, "").status());
    assertEquals("Not found", call("GET", one + hidden, "").reason());
    Answer refusal = call("DELETE", one + seen, "");
    assertEquals(403, refusal.status());
    assertEquals("Unauthorized", refusal.reason());
    assertEquals(404, call("DELETE", one + hidden, "").status());
  }

  @Test
  void owns_what_it_makes() {
    String body = "{'label':'own','images':['any/all'],'script':'#!/bin/sh'}";
    int script = id(call("POST", "/v4/linode/stackscripts", body));

    assertEquals(
        200, call("PUT", "/v4/linode/stackscripts/" + script, "{'label':'own2'}").status());
    assertEquals(200, call("DELETE", "/v4/linode/stackscripts/" + script, "").status());
  }

  @Test
  void changes_an_instance_of_its_own_but_not_its_tags() {
    String own =
        "/v4/linode/instances/"
            + id(call("POST", "/v4/linode/instances", ORDER + ",'label':'owned'}"));

    assertEquals(403, call("PUT", own, "{'label':'other','tags':['abc']}").status());
    assertEquals("owned", call("GET", own, "").json().get("label").getAsString());
    assertEquals(200, sandbox.put(own, "{'tags':['abc','def']}").status());
    assertEquals(200, call("PUT", own, "{'label':'other','tags':['def','abc']}").status());
    assertEquals(403, call("PUT", own, "{'tags':[]}").status());
    // Others count what the user sees.
    assertEquals(200, call("DELETE", own, "").status());
  }

  @Test
  void may_not_do_what_needs_a_grant_that_it_lacks() {
    String rules = "{'label':'abc','rules':{'inbound_policy':'DROP','outbound_policy':'DROP'}}";

    assertEquals(403, call("POST", "/v4/networking/firewalls", rules).status());
    assertEquals(403, call("GET", "/v4/object-storage/keys", "").status());
    assertEquals(403, call("GET", "/v4/account/settings", "").status());
    assertEquals(403, call("GET", "/v4/tags", "").status());
    assertEquals(403, call("POST", "/v4/linode/instances", ORDER + ",'tags':['abc']}").status());
    assertEquals(403, call("GET", "/sandbox/faults", "").status());
  }
}
