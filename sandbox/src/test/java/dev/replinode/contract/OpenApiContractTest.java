package dev.replinode.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The judge itself: it accepts what is right and names what is planted. */
class OpenApiContractTest {
  private static final OpenApiContract CONTRACT = new OpenApiContract();

  @Test
  void accepts_answers_that_are_as_the_document_says() {
    assertEquals(List.of(), answer("GET", "/v4/profile", 200, "{\"uid\":1,\"restricted\":false}"));
    assertEquals(List.of(), answer("DELETE", "/v4beta/linode/instances/5", 200, "{}"));
    assertEquals(List.of(), answer("GET", "/v4/profile/grants", 204, ""));
    assertEquals(
        List.of(), answer("GET", "/v4/tags", 401, "{\"errors\":[{\"reason\":\"Invalid Token\"}]}"));
    assertEquals(List.of(), answer("GET", "/sandbox/faults", 200, "{\"active\":5}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "GET|/v4/profile|200|{'uid':'1'}",
        "GET|/v4/linode/instances|200|{'data':{},'page':1}",
        "GET|/v4/linode/instances?page=2|200|{'data':[{'id':1,'ipv4':'192.0.2.1'}]}",
        "GET|/v4beta/linode/instances/7|200|{'id':7,'label':null}",
        "GET|/v4/regions/us-ord/availability|200|{'data':[]}",
        "POST|/v4/linode/stackscripts|200|{'id':1,'user_defined_fields':{}}",
        "GET|/v4/object-storage/buckets/us-ord/b|200|{'size':'12'}",
        "GET|/v4/tags|401|{'errors':[{'message':'Invalid Token'}]}",
        "GET|/v4/profile/grants|204|{}"
      })
  void names_a_planted_deviation(String method, String path, int status, String body) {
    assertEquals(1, answer(method, path, status, body.replace('\'', '"')).size());
  }

  @Test
  void names_what_is_wrong_with_a_request() {
    assertEquals(List.of(), CONTRACT.requestProblems("POST", "/v4/tags", "{\"label\":\"abc\"}"));
    assertTrue(CONTRACT.requestProblems("POST", "/v4/tags", "{}").toString().contains("label"));
    assertTrue(CONTRACT.requestProblems("GET", "/v4/nowhere", "").toString().contains("nowhere"));
    assertTrue(
        CONTRACT
            .requestProblems("DELETE", "/v4/tags/abc", "{\"a\":1}")
            .toString()
            .contains("body"));
  }

  private static List<String> answer(String method, String path, int status, String body) {
    return CONTRACT.answerProblems(method, path, status, body);
  }
}
