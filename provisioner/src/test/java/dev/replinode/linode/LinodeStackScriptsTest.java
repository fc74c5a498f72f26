package dev.replinode.linode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.RevisionNote;
import dev.replinode.domain.publish.ScriptContent;
import dev.replinode.domain.publish.Usage;
import dev.replinode.fake.Samples;
import dev.replinode.stackscript.UserDefinedField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinodeStackScriptsTest {
  private static final ScriptContent CONTENT =
      new ScriptContent("s", "about", Set.of("linode/b", "linode/a"), false, "#!/bin/sh\n");
  private static final RevisionNote NOTE = new RevisionNote("a note");
  private static final String SENT =
      """
      {"label":"s","description":"about","images":["linode/a","linode/b"],"is_public":false,
       "script":"#!/bin/sh\\n","rev_note":"a note"}""";
  private static final String ANSWER =
      """
      {"id":1001,"label":"s","description":"about","images":["linode/a",null,"linode/b"],
       "is_public":false,"script":"#!/bin/sh\\n","mine":true,"ordinal":0,"logo_url":"",
       "updated":"2024-05-06T07:08:09","deployments_active":2,"deployments_total":5,
       "rev_note":"replinode sha256:00",
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

    PublishedScript made = api.cloud().stackScripts().create(CONTENT, NOTE);

    assertEquals(
        new PublishedScript(
            1001,
            CONTENT,
            List.of(
                new UserDefinedField(
                    Map.of("name", "A", "label", "a", "oneof", "x,y", "default", ""))),
            new Usage(
                2, 5, Optional.of(Instant.parse("2024-05-06T07:08:09Z")), "replinode sha256:00")),
        made);
    api.takeBody("POST", "/linode/stackscripts", SENT);
  }

  @Test
  void a_script_is_updated_with_all_that_it_holds() throws Exception {
    api.answer(ANSWER);

    api.cloud().stackScripts().update(1001, CONTENT, NOTE);

    api.takeBody("PUT", "/linode/stackscripts/1001", SENT);
  }

  @Test
  void every_own_script_is_read_by_one_listing_over_its_pages() throws Exception {
    api.answer(Api.page(1, 2, "{\"id\":9,\"label\":\"t\"}", ANSWER));
    api.answer(Api.page(2, 2, ANSWER, "{\"id\":3,\"label\":\"s\"}", "{\"id\":4}"));

    List<PublishedScript> found = api.cloud().stackScripts().allOwn();

    assertEquals(List.of(3L, 9L, 1001L), found.stream().map(PublishedScript::id).toList());
    RecordedRequest request = api.take("GET", "/linode/stackscripts?page=1&page_size=500");
    assertEquals("{\"mine\":true}", request.getHeaders().get("X-Filter"));
    api.take("GET", "/linode/stackscripts?page=2&page_size=500");
  }

  @Test
  void a_script_of_which_little_is_told_is_read_all_the_same() {
    api.answerPage("{\"id\":9,\"label\":\"t\"}");

    assertEquals(
        List.of(
            new PublishedScript(
                9, new ScriptContent("t", "", Set.of(), false, ""), List.of(), Usage.NONE)),
        api.cloud().stackScripts().allOwn());
  }

  @Test
  void half_a_list_is_never_taken_for_the_whole() {
    api.answer(Api.page(1, 2, ANSWER)).answer("{\"page\":2,\"pages\":2}");

    ReplinodeException failure = Samples.failure(() -> api.cloud().stackScripts().allOwn());

    assertEquals(Kind.UNREACHABLE, failure.kind());
  }

  @Test
  void any_script_that_may_be_read_is_found_by_its_id() throws Exception {
    api.answer(ANSWER).answer(404, "{\"errors\":[{\"reason\":\"Not found\"}]}");

    assertEquals(1001, api.cloud().stackScripts().find(1001).orElseThrow().id());
    assertEquals(Optional.empty(), api.cloud().stackScripts().find(7));

    api.take("GET", "/linode/stackscripts/1001");
    api.take("GET", "/linode/stackscripts/7");
  }

  @Test
  void attributes_are_read_in_any_case_with_spaces_before_them_and_null_is_none() {
    api.answerPage(
        """
        {"id":9,"label":"t","user_defined_fields":[{"name":"A"," label":"Name of A","oneOf":"x,y",
         "default":null},{"name":"B","label":"b","manyOf":" X ","Default":""}]}""");

    assertEquals(
        List.of(
            new UserDefinedField(Map.of("name", "A", "label", "Name of A", "oneof", "x,y")),
            new UserDefinedField(
                Map.of("name", "B", "label", "b", "manyof", " X ", "default", ""))),
        api.cloud().stackScripts().allOwn().get(0).fields());
  }

  @Test
  void an_update_whose_answer_is_not_a_script_is_not_understood() {
    api.answer("{}");

    ReplinodeException failure =
        Samples.failure(() -> api.cloud().stackScripts().update(1001, CONTENT, NOTE));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertEquals("updating StackScript 1001 (s)", failure.what());
  }

  @Test
  void a_script_is_removed() throws Exception {
    api.answer("{}");

    api.cloud().stackScripts().delete(1001);

    api.take("DELETE", "/linode/stackscripts/1001");
  }
}
