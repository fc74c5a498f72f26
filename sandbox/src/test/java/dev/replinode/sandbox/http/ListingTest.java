package dev.replinode.sandbox.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {
  private static final Listing LISTING =
      Listing.by("id", "label", "created", "mine", "tags", "entity.id").andOrderBy("ordinal");
  private static final List<JsonObject> ITEMS =
      List.of(
          item("{id:1, label:'alpha', created:'2026-01-01T00:00:00', mine:true, tags:['x']}"),
          item("{id:2, label:'beta', created:'2026-02-01T00:00:00', mine:false, tags:['x','y']}"),
          item("{id:3, label:'gamma', created:null, mine:true, tags:[], entity:{id:7}}"));

  private static JsonObject item(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }

  private static JsonObject answer(String filter, Map<String, String> query) {
    Request request =
        new Request(
            false,
            Map.of(),
            query,
            Optional.of(filter).filter(text -> !text.isEmpty()),
            new JsonObject(),
            Optional.empty());
    return item(LISTING.answer(request, ITEMS).body());
  }

  private static String ids(JsonObject answer) {
    JsonArray data = answer.getAsJsonArray("data");
    List<String> ids =
        data.asList().stream()
            .map(JsonElement::getAsJsonObject)
            .map(item -> item.get("id").getAsString())
            .toList();
    return String.join(" ", ids);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"label\":\"beta\"}                                          | 2",
        "{\"mine\":true}                                               | 1 3",
        "{\"mine\":true,\"label\":\"gamma\"}                           | 3",
        "{\"id\":{\"+gt\":1}}                                          | 2 3",
        "{\"id\":{\"+gte\":2,\"+lt\":3}}                               | 2",
        "{\"id\":{\"+lte\":1}}                                         | 1",
        "{\"created\":{\"+gte\":\"2026-01-15T00:00:00\"}}              | 2",
        "{\"label\":{\"+contains\":\"a\"}}                             | 1 2 3",
        "{\"label\":{\"+contains\":\"et\"}}                            | 2",
        "{\"id\":{\"+neq\":2}}                                         | 1 3",
        "{\"tags\":\"y\"}                                              | 2",
        "{\"entity.id\":7}                                             | 3",
        "{\"entity.id\":\"7\"}                                         | ''",
        "{\"+or\":[{\"id\":1},{\"label\":\"gamma\"}]}                  | 1 3",
        "{\"+and\":[{\"mine\":true},{\"+or\":[{\"id\":2},{\"id\":3}]}]} | 3",
        "{\"+order_by\":\"id\",\"+order\":\"desc\"}                    | 3 2 1",
        "{\"+order_by\":\"created\"}                                   | 3 1 2",
        "{\"+order_by\":\"ordinal\"}                                   | 1 2 3",
      })
  void keeps_and_orders_what_the_filter_asks_for(String filter, String expected) {
    assertEquals(expected, ids(answer(filter, Map.of())));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"foo\":1}               | Cannot filter on foo",
        "{\"ordinal\":1}           | Cannot filter on ordinal",
        "{\"id\":{\"+eq\":1}}      | Unknown operator +eq",
        "{\"+nor\":[]}             | Unknown operator +nor",
        "{\"+order_by\":\"foo\"}   | Cannot order by foo",
        "{\"+order\":\"asc\"}      | +order requires +order_by",
        "[1]                       | Must be a JSON object",
        "{                         | Invalid JSON",
      })
  void refuses_other_filters_naming_the_header(String filter, String reason) {
    ApiException refusal = assertThrows(ApiException.class, () -> answer(filter, Map.of()));

    assertEquals(400, refusal.status());
    JsonObject error = refusal.body().getAsJsonArray("errors").get(0).getAsJsonObject();
    assertEquals(reason, error.get("reason").getAsString());
    assertEquals("X-Filter", error.get("field").getAsString());
  }

  @Nested
  class Pages {
    private final List<JsonObject> many =
        IntStream.rangeClosed(1, 130).mapToObj(i -> item("{id:" + i + "}")).toList();

    private JsonObject page(String number, String size) {
      return Page.of(Map.of("page", number, "page_size", size)).envelope(many);
    }

    @Test
    void holds_the_asked_part_and_the_totals() {
      JsonObject answer = page("2", "50");

      assertEquals(50, answer.getAsJsonArray("data").size());
      assertEquals("51", ids(answer).split(" ", 2)[0]);
      assertEquals(2, answer.get("page").getAsInt());
      assertEquals(3, answer.get("pages").getAsInt());
      assertEquals(130, answer.get("results").getAsInt());
    }

    @Test
    void is_empty_past_the_end() {
      assertEquals(0, page("9", "500").getAsJsonArray("data").size());
    }

    @Test
    void has_a_hundred_items_when_nothing_is_said() {
      assertEquals(100, Page.of(Map.of()).envelope(many).getAsJsonArray("data").size());
    }

    @Test
    void is_one_even_when_there_is_nothing() {
      assertEquals(1, Page.of(Map.of()).envelope(List.of()).get("pages").getAsInt());
    }

    @ParameterizedTest
    @CsvSource({"page,0", "page,x", "page_size,24", "page_size,501"})
    void refuses_numbers_out_of_range(String name, String value) {
      assertThrows(ApiException.class, () -> Page.of(Map.of(name, value)));
    }
  }
}
