package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class ProfileApiTest {
  private static final String PROFILE = "/v4/profile";
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  @Test
  void remembers_what_is_changed_of_the_profile() {
    JsonObject before = sandbox.get(PROFILE).json();
    String change =
        "{'email':'me@example.com','timezone':'Europe/Berlin','email_notifications':true,"
            + "'lish_auth_method':'keys_only','authorized_keys':['ssh-ed25519 AAAA me'],"
            + "'username':'other','uid':1}";

    JsonObject changed = sandbox.put(PROFILE, change).json();

    assertEquals(changed, sandbox.get(PROFILE).json());
    assertEquals("me@example.com", changed.get("email").getAsString());
    assertEquals("Europe/Berlin", changed.get("timezone").getAsString());
    assertTrue(changed.get("email_notifications").getAsBoolean());
    assertEquals("keys_only", changed.get("lish_auth_method").getAsString());
    assertEquals("[\"ssh-ed25519 AAAA me\"]", changed.get("authorized_keys").toString());
    assertEquals(before.get("username"), changed.get("username"));
    assertEquals(before.get("uid"), changed.get("uid"));
    assertEquals(
        "me@example.com",
        sandbox.get("/v4/account/users/sandbox").json().get("email").getAsString());
    JsonObject cleared = sandbox.put(PROFILE, "{'authorized_keys':null,'email':null}").json();
    assertTrue(cleared.get("authorized_keys").isJsonNull());
    assertEquals("me@example.com", cleared.get("email").getAsString());
  }

  @Test
  void replaces_all_preferences_at_once() {
    String path = PROFILE + "/preferences";
    assertEquals("{}", sandbox.get(path).text());

    sandbox.put(path, "{'theme':'dark','sort':{'order':'asc'}}");
    sandbox.put(path, "{'theme':'light','list':[1,null]}");

    assertEquals("{\"theme\":\"light\",\"list\":[1,null]}", sandbox.get(path).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "profile|{'email':'nobody'}|email",
        "profile|{'lish_auth_method':'never'}|lish_auth_method",
        "profile|{'email_notifications':'yes'}|email_notifications",
        "profile|{'authorized_keys':['no key']}|authorized_keys",
        "account|{'phone':5}|phone",
        "account|{'email':'nobody'}|email"
      })
  void refuses_what_cannot_be(String path, String change, String field) {
    String before = sandbox.get("/v4/" + path).text();

    Answer answer = sandbox.put("/v4/" + path, change);

    assertEquals(400, answer.status());
    assertEquals(field, answer.field());
    assertEquals(before, sandbox.get("/v4/" + path).text());
  }

  @Test
  void is_kept_in_the_folder_with_the_accounts_address(@TempDir Path folder) throws IOException {
    try (RunningSandbox first = RunningSandbox.start(settings -> settings.data = folder)) {
      JsonObject account =
          first.put("/v4/account", "{'company':'Kept','city':'Bonn','balance':7}").json();
      assertEquals("Kept", account.get("company").getAsString());
      assertEquals(0, account.get("balance").getAsInt());
      first.put(PROFILE, "{'timezone':'Asia/Tokyo'}");
      first.put(PROFILE + "/preferences", "{'theme':'dark'}");
    }

    try (RunningSandbox second = RunningSandbox.start(settings -> settings.data = folder)) {
      assertEquals("Bonn", second.get("/v4/account").json().get("city").getAsString());
      assertEquals("{\"theme\":\"dark\"}", second.get(PROFILE + "/preferences").text());
      assertEquals("Asia/Tokyo", second.get(PROFILE).json().get("timezone").getAsString());
    }
  }
}
