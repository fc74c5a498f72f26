package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.replinode.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Faults that strike single calls of the API, and what the journal says of them. */
class CallFaultsTest {
  private static final String TAGS = "/v4/tags";
  private static RunningSandbox sandbox;

  @BeforeAll
  static void start() throws IOException {
    sandbox = RunningSandbox.start(settings -> {});
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @AfterEach
  void nothing_is_wrong_any_more() {
    assertEquals("[]", sandbox.delete("/sandbox/faults").json().get("rules").toString());
  }

  private static String fault(String document) {
    Answer answer = sandbox.post("/sandbox/faults", document);
    assertEquals(200, answer.status(), answer.text());
    return answer.json().get("id").getAsString();
  }

  private static JsonObject lastEntry() {
    List<String> lines = sandbox.get("/sandbox/journal?limit=10000").text().lines().toList();
    return JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
  }

  private static boolean exists(String tag) {
    return sandbox.get(TAGS).text().contains("\"" + tag + "\"");
  }

  @Test
  void another_answer_comes_in_the_platforms_words_and_nothing_is_done() {
    String rule =
        fault("{'method':'POST','path':'/tags','status':503,'headers':{'Retry-After':'7'}}");

    Answer answer = sandbox.post(TAGS, "{'label':'refused'}");

    assertEquals(503, answer.status());
    assertEquals("Service unavailable", answer.reason());
    assertEquals("7", answer.header("Retry-After"));
    JsonObject entry = lastEntry();
    assertEquals(rule, entry.get("fault").getAsString());
    assertEquals("answered", entry.get("effect").getAsString());
    assertFalse(entry.get("done").getAsBoolean());
    assertFalse(entry.has("result"));
    assertFalse(exists("refused"));
    assertEquals(200, sandbox.post(TAGS, "{'label':'second'}").status());
  }

  @Test
  void a_gateway_answers_with_a_page() throws Exception {
    fault("{'path':'/profile','status':502}");

    Answer answer = sandbox.spoilt("/v4beta/profile");

    assertEquals(502, answer.status());
    assertEquals("text/html", answer.header("Content-Type"));
    assertTrue(answer.text().contains("502 Bad Gateway"));
  }

  @Test
  void an_error_may_hide_that_the_change_was_made() {
    fault("{'method':'POST','path':'/tags','status':500,'when':'after'}");

    assertEquals(500, sandbox.post(TAGS, "{'label':'made-anyway'}").status());

    JsonObject entry = lastEntry();
    assertEquals(200, entry.get("result").getAsInt());
    assertTrue(entry.get("done").getAsBoolean());
    assertTrue(exists("made-anyway"));
  }

  @Test
  void a_connection_can_be_cut_before_the_change() {
    fault("{'method':'POST','path':'/tags','cut':true}");

    assertThrows(AssertionError.class, () -> sandbox.post(TAGS, "{'label':'cut-before'}"));

    assertEquals("cut", lastEntry().get("effect").getAsString());
    assertFalse(lastEntry().has("status"));
    assertFalse(exists("cut-before"));
  }

  @Test
  void a_connection_can_be_cut_after_the_change() {
    fault("{'method':'POST','path':'/tags','cut':true,'when':'after'}");

    assertThrows(AssertionError.class, () -> sandbox.post(TAGS, "{'label':'cut-after'}"));

    assertTrue(lastEntry().get("done").getAsBoolean());
    assertTrue(exists("cut-after"));
  }

  @Test
  void an_answer_can_end_too_early() {
    fault("{'path':'/profile','truncateBytes':10}");

    assertThrows(AssertionError.class, () -> sandbox.get("/v4/profile"));

    assertEquals("truncated", lastEntry().get("effect").getAsString());
  }

  @Test
  void an_answer_can_be_nothing_that_anybody_can_read() throws Exception {
    fault("{'path':'/profile','garbage':true}");

    Answer answer = sandbox.spoilt("/v4/profile");

    assertEquals(200, answer.status());
    assertThrows(RuntimeException.class, answer::json);
  }

  @Test
  void an_answer_can_come_late_and_slowly_and_still_be_right() {
    fault("{'path':'/profile','bytesPerSecond':100000,'delayMillis':1}");

    assertEquals("sandbox", sandbox.get("/v4/profile").json().get("username").getAsString());

    assertEquals("slow", lastEntry().get("effect").getAsString());
  }

  @Test
  void the_sandboxes_own_paths_are_never_struck() {
    String rule = fault("{'times':0,'status':500}");

    assertEquals(500, sandbox.get("/v4/profile").status());
    assertEquals(200, sandbox.get("/sandbox/faults").status());
    assertEquals(200, sandbox.delete("/sandbox/faults/" + rule).status());
    assertEquals(404, sandbox.delete("/sandbox/faults/" + rule).status());
    assertEquals(200, sandbox.get("/v4/profile").status());
  }

  @Test
  void a_bad_rule_is_refused_with_its_reason() {
    Answer answer = sandbox.post("/sandbox/faults", "{'stats':500}");

    assertEquals(400, answer.status());
    assertTrue(answer.reason().startsWith("a fault has no field stats"), answer.reason());
  }

  @Test
  void the_journal_tells_who_did_what_and_no_secret() {
    String script = "{'label':'journal','images':['any/all'],'script':'#!/bin/bash'}";
    String made = sandbox.post("/v4/linode/stackscripts", script).json().get("id").getAsString();

    JsonObject entry = lastEntry();
    assertEquals(made, entry.get("made").getAsString());
    assertEquals("/v4/linode/stackscripts", entry.get("path").getAsString());
    long number = entry.get("n").getAsLong();
    sandbox.send("GET", "/v4/profile?token=" + sandbox.token(), "", "");
    String later = sandbox.get("/sandbox/journal?after=" + number).text();
    assertEquals(1, later.lines().count());
    assertTrue(later.contains("\"who\":\"anonymous\""), later);
    assertTrue(later.contains("\"status\":401"), later);
    assertFalse(sandbox.get("/sandbox/journal").text().contains(sandbox.token()));
    assertEquals(400, sandbox.get("/sandbox/journal?after=x").status());
    assertEquals(401, sandbox.send("GET", "/sandbox/journal", "", "").status());
  }
}
