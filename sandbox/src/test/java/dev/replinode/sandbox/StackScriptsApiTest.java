package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.sandbox.RunningSandbox.Answer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class StackScriptsApiTest {
  private static final String SCRIPTS = "/v4/linode/stackscripts";
  @AutoClose private static final RunningSandbox sandbox = RunningSandbox.start();

  private static Answer create(String label, String script) {
    return sandbox.post(
        SCRIPTS,
        "{'label':'" + label + "','images':['linode/ubuntu22.04'],'script':'" + script + "'}");
  }

  private static int id(Answer answer) {
    return answer.json().get("id").getAsInt();
  }

  @Test
  void reads_the_fields_of_a_script_with_lower_case_attributes() {
    Answer answer =
        create(
            "fields",
            "#!/bin/bash\\n"
                + "# <UDF name=\\\"Mode\\\" Label=\\\"M\\\" oneOf=\\\"a,b\\\" default=\\\"\\\""
                + " />\\n");

    assertEquals(200, answer.status(), answer.text());
    assertEquals(
        "[{\"name\":\"Mode\",\"label\":\"M\",\"oneof\":\"a,b\",\"default\":\"\"}]",
        answer.json().get("user_defined_fields").toString());
    assertTrue(answer.json().get("mine").getAsBoolean());
    assertEquals("", answer.json().get("rev_note").getAsString());
  }

  @Test
  void refuses_a_script_without_a_shebang() {
    Answer answer = create("no shebang", "echo");

    assertEquals(
        "Script must begin with a shebang (example: \"#!/bin/bash\").".replace('"', '\''),
        answer.reason());
    assertEquals("script", answer.field());
  }

  @Test
  void refuses_field_names_with_other_characters() {
    Answer answer = create("bad name", "#!/bin/bash\\n# <UDF name=\\\"a-b\\\" label=\\\"x\\\" />");

    assertEquals(
        "UDF names can only contain alphanumeric and underscore characters.", answer.reason());
  }

  @Test
  void refuses_missing_labels_and_images() {
    assertEquals(
        "label", sandbox.post(SCRIPTS, "{'images':['any/all'],'script':'#!/bin/sh'}").field());
    Answer without = sandbox.post(SCRIPTS, "{'label':'abc','script':'#!/bin/sh'}");
    assertEquals("images", without.field());
    assertEquals("images is required", without.reason());
    assertEquals(
        "StackScripts must be associated with at least one image or distro",
        sandbox.post(SCRIPTS, "{'label':'abc','script':'#!/bin/sh','images':[]}").reason());
    assertEquals("Length must be 3-128 characters", create("ab", "#!/bin/sh").reason());
  }

  @Test
  void keeps_on_update_what_is_not_sent() {
    int id = id(create("kept", "#!/bin/bash\\necho 1"));

    JsonObject updated =
        sandbox.put(SCRIPTS + "/" + id, "{'rev_note':'second','description':'d'}").json();

    assertEquals("kept", updated.get("label").getAsString());
    assertEquals("[\"linode/ubuntu22.04\"]", updated.get("images").toString());
    assertEquals("#!/bin/bash\necho 1", updated.get("script").getAsString());
    assertEquals("second", updated.get("rev_note").getAsString());
  }

  @Test
  void allows_two_scripts_of_one_label_and_finds_them_among_mine() {
    create("twin", "#!/bin/bash");
    create("twin", "#!/bin/bash");

    Answer mine = sandbox.get(SCRIPTS, "X-Filter", "{\"mine\":true,\"label\":\"twin\"}");
    Answer others = sandbox.get(SCRIPTS, "X-Filter", "{\"mine\":false}");

    assertEquals(2, mine.json().get("results").getAsInt());
    assertTrue(others.json().get("results").getAsInt() > 0);
  }

  @Test
  void deletes_a_private_script() {
    int id = id(create("short-lived", "#!/bin/bash"));

    assertEquals("{}", sandbox.delete(SCRIPTS + "/" + id).text());
    assertEquals(404, sandbox.get(SCRIPTS + "/" + id).status());
  }

  @Test
  void never_takes_back_a_public_script() {
    int id = id(create("for all", "#!/bin/bash"));
    sandbox.put(SCRIPTS + "/" + id, "{'is_public':true}");

    assertEquals(400, sandbox.delete(SCRIPTS + "/" + id).status());
    assertEquals("is_public", sandbox.put(SCRIPTS + "/" + id, "{'is_public':false}").field());
    assertEquals(200, sandbox.send("GET", SCRIPTS + "/" + id, "", "").status());
  }

  @Test
  void refuses_to_change_scripts_of_others() {
    assertEquals(403, sandbox.delete(SCRIPTS + "/1").status());
  }

  @Test
  void shows_private_scripts_to_nobody_else() {
    int id = id(create("private", "#!/bin/bash"));

    assertEquals(404, sandbox.send("GET", SCRIPTS + "/" + id, "", "").status());
    assertFalse(sandbox.send("GET", SCRIPTS, "", "").text().contains("private"));
  }
}
