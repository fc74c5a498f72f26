package dev.replinode.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.api.TagsApi;
import dev.replinode.api.model.Tag;
import dev.replinode.api.model.TagPage;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
  @StartStop private final MockWebServer server = new MockWebServer();

  @Test
  void all_pages_are_read_in_order() throws Exception {
    server.enqueue(Server.json(200, "{\"data\":[{\"label\":\"a\"}],\"page\":1,\"pages\":2}"));
    server.enqueue(Server.json(200, "{\"data\":[{\"label\":\"b\"}],\"page\":2,\"pages\":2}"));

    List<Tag> tags = readAll();

    assertEquals(List.of(new Tag().label("a"), new Tag().label("b")), tags);
    assertEquals("/v4/tags?page=1&page_size=500", server.takeRequest().getTarget());
    assertEquals("/v4/tags?page=2&page_size=500", server.takeRequest().getTarget());
  }

  @Test
  void an_empty_list_is_one_page() throws Exception {
    server.enqueue(Server.json(200, "{\"data\":[],\"page\":1,\"pages\":1,\"results\":0}"));

    assertEquals(List.of(), readAll());
    assertEquals(1, server.getRequestCount());
  }

  @Test
  void half_a_list_is_no_list() {
    server.enqueue(Server.json(200, "{\"data\":[{\"label\":\"a\"}],\"page\":1,\"pages\":2}"));
    server.enqueue(Server.json(500, "{}"));

    assertEquals(500, Server.failureOf(this::readAll).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"data\":[]}", "{\"data\":null,\"pages\":1}", "{\"pages\":1}"})
  void a_page_without_data_or_count_is_no_empty_list(String body) {
    server.enqueue(Server.json(200, body));

    assertEquals(ApiFailure.Kind.UNREADABLE, Server.failureOf(this::readAll).kind());
  }

  private List<Tag> readAll() throws Exception {
    var tags = new TagsApi(Server.client(server));
    return Pages.readAll(
        number -> tags.listTags(number, Pages.LARGEST), TagPage::getData, TagPage::getPages);
  }
}
