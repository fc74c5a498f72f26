package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalTokensTest {
  private static final String TOKENS = "/v4/profile/tokens";
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  private static JsonObject make(String body) {
    Answer answer = sandbox.post(TOKENS, body);
    assertEquals(200, answer.status(), answer::text);
    return answer.json();
  }

  private static int status(RunningSandbox in, JsonObject token, String path) {
    return in.send("GET", path, token.get("token").getAsString(), "").status();
  }

  @Test
  void a_token_works_with_its_scopes_until_it_is_revoked() {
    JsonObject token = make("{'label':'reader','scopes':'linodes:read_only'}");
    String path = TOKENS + "/" + token.get("id").getAsInt();
    String secret = token.get("token").getAsString();

    Answer allowed = sandbox.send("GET", "/v4/linode/instances", secret, "");
    assertEquals(200, allowed.status());
    assertEquals("linodes:read_only", allowed.header("X-OAuth-Scopes"));
    assertEquals(401, status(sandbox, token, "/v4/account"));
    assertEquals(401, sandbox.send("POST", "/v4/linode/instances", secret, "{}").status());

    assertEquals("{}", sandbox.delete(path).text());

    assertEquals("Invalid Token", sandbox.send("GET", "/v4/profile", secret, "").reason());
    assertEquals(404, sandbox.get(path).status());
  }

  @Test
  void shows_the_whole_token_once() {
    JsonObject made = make("{'label':'once','scopes':'*'}");
    String path = TOKENS + "/" + made.get("id").getAsInt();
    String secret = made.get("token").getAsString();

    JsonObject later = sandbox.get(path).json();

    assertEquals(64, secret.length());
    assertEquals(secret.substring(0, 16), later.get("token").getAsString());
    assertTrue(later.get("expiry").isJsonNull());
    assertFalse(sandbox.get(TOKENS).text().contains(secret));
    assertEquals("twice", sandbox.put(path, "{'label':'twice'}").json().get("label").getAsString());
    assertEquals(200, status(sandbox, made, "/v4/profile"));
    assertTrue(
        sandbox
            .get("/v4/account/events?page_size=500")
            .text()
            .contains("\"action\":\"token_update\""));
  }

  @Test
  void an_expired_token_opens_nothing_and_is_not_listed() {
    JsonObject past = make("{'label':'past','scopes':'*','expiry':'2020-01-02T03:04:05'}");
    JsonObject future = make("{'label':'future','scopes':'*','expiry':'2999-01-02T03:04:05'}");

    assertEquals(401, status(sandbox, past, "/v4/profile"));
    assertEquals(200, status(sandbox, future, "/v4/profile"));
    assertEquals("2999-01-02T03:04:05", future.get("expiry").getAsString());
    String list = sandbox.get(TOKENS).text();
    assertTrue(list.contains("\"future\"") && !list.contains("\"past\""), list);
  }

  @Test
  void gives_what_the_acting_token_has_and_no_more() {
    String scopes = "'scopes':'account:read_write linodes:read_only'";
    String acting = make("{'label':'acting'," + scopes + "}").get("token").getAsString();

    Answer same = sandbox.send("POST", TOKENS, acting, "{'label':'same'}");

    assertEquals("account:read_write linodes:read_only", same.json().get("scopes").getAsString());
    for (String more : new String[] {"*", "linodes:read_write", "events:read_only"}) {
      Answer refused = sandbox.send("POST", TOKENS, acting, "{'scopes':'" + more + "'}");
      assertEquals("scopes", refused.field(), more);
    }
    String less = "{'scopes':'account:read_only'}";
    assertEquals(200, sandbox.send("POST", TOKENS, acting, less).status());
  }

  @ParameterizedTest
  @CsvSource({
    "label, '{\"label\":\"\"}'",
    "scopes, '{\"scopes\":\"everything\"}'",
    "expiry, '{\"expiry\":\"tomorrow\"}'",
  })
  void refuses_what_no_token_can_be(String field, String body) {
    assertEquals(field, sandbox.post(TOKENS, body).field());
  }

  @Test
  void a_token_is_kept_with_the_data(@TempDir Path folder) throws IOException {
    JsonObject token;
    try (RunningSandbox first = RunningSandbox.start(a -> a.data = folder)) {
      token = first.post(TOKENS, "{'label':'kept','scopes':'linodes:read_only'}").json();
    }
    try (RunningSandbox second = RunningSandbox.start(a -> a.data = folder)) {
      assertEquals(200, status(second, token, "/v4/linode/instances"));
      assertEquals(401, status(second, token, "/v4/account"));
    }
  }
}
