package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PageTest {
  private static RunningSandbox sandbox;

  @BeforeAll
  static void start() throws IOException {
    sandbox =
        RunningSandbox.start(
            settings -> settings.buckets.add(new BucketOption("photos", "jp-osa-1")));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  private static Answer page(String query) {
    return sandbox.send("GET", "/" + query, "", "");
  }

  @Test
  void wants_the_token_and_asks_for_it() {
    assertEquals(401, page("").status());
    assertEquals(401, page("?token=wrong").status());
    assertTrue(page("").text().contains("name=\"token\""));
    assertFalse(page("").text().contains("photos"));
    String limited =
        sandbox
            .post("/sandbox/tokens", "{'scopes':'linodes:read_only'}")
            .json()
            .get("token")
            .getAsString();
    assertEquals(401, page("?token=" + limited).status());
  }

  @Test
  void shows_everything_that_is_there() {
    sandbox.post(
        "/v4/linode/instances",
        "{'region':'us-ord','type':'g6-nanode-1','image':'linode/debian12',"
            + "'root_pass':'aB3$aB3$xyzq','label':'seen-here'}");
    sandbox.post("/sandbox/faults", "{'name':'region-outage=us-iad'}");
    sandbox.post("/sandbox/faults", "{'path':'/nowhere','status':503}");

    String html = page("?token=" + sandbox.token()).text();

    assertTrue(html.contains(">photos</td><td data-name=\"endpoint\">jp-osa-1</td>"), html);
    assertTrue(html.contains("seen-here"), html);
    assertTrue(html.contains("linode_create"), html);
    assertTrue(html.contains("region-outage=us-iad"), html);
    assertTrue(html.contains("<span class=\"bad\">outage</span>"), html);
    assertTrue(html.contains("/nowhere"), html);
    assertTrue(html.contains("/v4/linode/instances"), html);
    assertFalse(html.contains(sandbox.token()), "the token is not in the page itself");
  }

  @Test
  void foreign_text_stays_text_and_nothing_is_loaded_from_elsewhere() {
    sandbox.post(
        "/v4/linode/stackscripts",
        "{'label':'<img src=x onerror=alert(1)>','images':['any/all'],'script':'#!/bin/bash'}");

    Answer answer = page("?token=" + sandbox.token());

    assertFalse(answer.text().contains("<img"), answer.text());
    assertTrue(answer.text().contains("&lt;img src=x"), answer.text());
    assertTrue(answer.header("Content-Security-Policy").startsWith("default-src 'none'"));
    assertEquals("", answer.header("Access-Control-Allow-Origin"));
  }

  @Test
  void gives_the_tables_alone_to_its_script() {
    Answer part = sandbox.get("/?part=1");

    assertTrue(part.text().startsWith("<section>"), part.text());
  }
}
