package dev.replinode.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.api.StackScriptsApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class XFilterTest {
  @StartStop private final MockWebServer server = new MockWebServer();

  @Test
  void conditions_keep_their_order_and_types() {
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("entity.id", 123L);
    conditions.put("mine", true);
    conditions.put("+or", List.of(Map.of("id", Map.of("+gte", 5)), Map.of("action", "x")));

    assertEquals(
        "{\"entity.id\":123,\"mine\":true,\"+or\":[{\"id\":{\"+gte\":5}},{\"action\":\"x\"}]}",
        XFilter.of(conditions));
  }

  @Test
  void letters_outside_ascii_arrive_escaped() throws Exception {
    var scripts = new StackScriptsApi(Server.answering(server, "{}"));

    scripts.listStackScripts(null, null, XFilter.of(Map.of("label", "Größe 😀\"\n")));

    assertEquals(
        "{\"label\":\"Gr\\u00f6\\u00dfe \\ud83d\\ude00\\\"\\n\"}",
        server.takeRequest().getHeaders().get("X-Filter"));
  }
}
