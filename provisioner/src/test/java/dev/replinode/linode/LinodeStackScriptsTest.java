package dev.replinode.linode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.stackscript.UserDefinedField;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinodeStackScriptsTest {
  private static final ScriptContent CONTENT =
      new ScriptContent("s", "about", Set.of("linode/b", "linode/a"), false, "#!/bin/sh\n");
  private static final String SENT =
      """
      {"label":"s","description":"about","images":["linode/a","linode/b"],"is_public":false,
       "script":"#!/bin/sh\\n","rev_note":"NOTE"}""";
  private static final String ANSWER =
      """
      {"id":1001,"label":"s","description":"about","images":["linode/a",null,"linode/b"],
       "is_public":false,"script":"#!/bin/sh\\n","mine":true,"ordinal":0,"logo_url":"",
       "user_defined_fields":[{"name":"A","label":"a","oneof":"x,y","default":""}]}""";

  @StartStop private final MockWebServer server = new MockWebServer();
  private final Api api = new Api(server);

  @AfterEach
  void every_answer_was_used() {
    api.requireAllUsed();
  }

  @Test
  void own_scripts_alone_are_asked_for_and_the_lowest_id_comes_first() throws Exception {
    api.answerPage(
        "{\"id\":9,\"label\":\"s\"}",
        "{\"id\":3,\"label\":\"S\"}",
        ANSWER,
        "{\"id\":7,\"label\":\"s\",\"user_defined_fields\":null,\"images\":null}");

    List<PublishedScript> found = api.cloud().stackScripts().findOwn("s");

    assertEquals(List.of(7L, 9L, 1001L), found.stream().map(PublishedScript::id).toList());
    RecordedRequest request = api.take("GET", "/linode/stackscripts?page=1&page_size=500");
    assertEquals("{\"mine\":true,\"label\":\"s\"}", request.getHeaders().get("X-Filter"));
  }

  @Test
  void a_script_is_created_with_all_that_it_holds() throws Exception {
    api.answer(ANSWER);

    PublishedScript made = api.cloud().stackScripts().create(CONTENT);

    assertEquals(
        new PublishedScript(
            1001,
            CONTENT,
            List.of(
                new UserDefinedField(
                    Map.of("name", "A", "label", "a", "oneof", "x,y", "default", "")))),
        made);
    api.takeBody("POST", "/linode/stackscripts", sent());
  }

  @Test
  void a_script_is_updated_with_all_that_it_holds() throws Exception {
    api.answer(ANSWER);

    api.cloud().stackScripts().update(1001, CONTENT);

    api.takeBody("PUT", "/linode/stackscripts/1001", sent());
  }

  @Test
  void a_script_is_removed() throws Exception {
    api.answer("{}");

    api.cloud().stackScripts().delete(1001);

    api.take("DELETE", "/linode/stackscripts/1001");
  }

  private static String sent() {
    return SENT.replace("NOTE", CONTENT.revisionNote());
  }
}
