package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.replinode.sandbox.RunningSandbox.Answer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many things and many callers. What is asserted is the state that they leave, not the time. */
class LoadTest {
  private static final boolean SOAK = Boolean.getBoolean("replinode.soak");
  private static final int CLIENTS = 20;

  /** Each makes about eight requests: 2,000 in the usual build, 20,000 in the long one. */
  private static final int ROUNDS = SOAK ? 125 : 13;

  private static final int SCRIPTS = SOAK ? 10_000 : 500;
  private static final int INSTANCES = SOAK ? 1_000 : 60;
  private static final String SCRIPTS_PATH = "/v4/linode/stackscripts";
  private static final String INSTANCES_PATH = "/v4/linode/instances";
  private static final String SCRIPT = "'images':['any/all'],'script':'#!/bin/sh'}";
  private static final String ORDER = "'region':'us-ord','type':'g6-nanode-1','booted':false}";

  @Test
  void lists_and_filters_many_things() throws IOException {
    try (RunningSandbox sandbox = RunningSandbox.start(arguments -> {})) {
      for (int i = 0; i < SCRIPTS; i++) {
        ok(sandbox.post(SCRIPTS_PATH, "{'label':'script-" + i + "'," + SCRIPT));
      }
      for (int i = 0; i < INSTANCES; i++) {
        ok(sandbox.post(INSTANCES_PATH, "{'label':'node-" + i + "'," + ORDER));
      }

      assertEquals(SCRIPTS, labels(sandbox, SCRIPTS_PATH, "{\"mine\":true}").size());
      assertEquals(INSTANCES, labels(sandbox, INSTANCES_PATH, "{}").size());
      String one = "{\"mine\":true,\"label\":{\"+contains\":\"script-" + (SCRIPTS - 1) + "\"}}";
      assertEquals(Set.of("script-" + (SCRIPTS - 1)), labels(sandbox, SCRIPTS_PATH, one));
      assertEquals(Set.of("node-7"), labels(sandbox, INSTANCES_PATH, "{\"label\":\"node-7\"}"));
    }
  }

  private static Set<String> labels(RunningSandbox sandbox, String path, String filter) {
    Set<String> labels = new TreeSet<>();
    int pages = 1;
    for (int page = 1; page <= pages; page++) {
      JsonObject answer =
          ok(sandbox.get(path + "?page_size=500&page=" + page, "X-Filter", filter)).json();
      pages = answer.get("pages").getAsInt();
      for (JsonElement item : answer.getAsJsonArray("data")) {
        assertTrue(labels.add(item.getAsJsonObject().get("label").getAsString()), "twice");
      }
    }
    return labels;
  }

  @Test
  void twenty_clients_at_once_leave_a_consistent_account_and_no_leak() throws Exception {
    warmUp();
    int threads = Thread.activeCount();
    long files = openFiles();

    try (RunningSandbox sandbox = RunningSandbox.start(arguments -> {})) {
      storm(sandbox);
    }

    assertTrue(openFiles() <= files + CLIENTS, () -> "open files: " + files + ", " + openFiles());
    RunningSandbox.await("true", () -> Boolean.toString(Thread.activeCount() <= threads + 2));
  }

  /** What a JVM opens once and keeps is open before anything is counted. */
  private static void warmUp() throws IOException {
    try (RunningSandbox sandbox = RunningSandbox.start(arguments -> {})) {
      ok(sandbox.get("/v4/regions"));
    }
  }

  private static void storm(RunningSandbox sandbox) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Callable<Visitor>> visitors = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        Visitor visitor = new Visitor(sandbox, i);
        visitors.add(visitor::visit);
      }
      Set<String> scripts = new HashSet<>();
      int instances = 0;
      for (Future<Visitor> done : pool.invokeAll(visitors)) {
        scripts.addAll(done.get().kept);
        instances += done.get().made;
      }
      assertEquals(new TreeSet<>(scripts), labels(sandbox, SCRIPTS_PATH, "{\"mine\":true}"));
      assertEquals(ROUNDS, labels(sandbox, INSTANCES_PATH, "{}").size());
      assertTrue(instances <= ROUNDS, "a label was given away twice");
    } finally {
      pool.shutdownNow();
    }
  }

  /** One of many callers: has things of its own, and competes with the others for labels. */
  private static final class Visitor {
    private final Set<String> kept = new HashSet<>();
    private final RunningSandbox sandbox;
    private final int number;
    private int made;

    Visitor(RunningSandbox sandbox, int number) {
      this.sandbox = sandbox;
      this.number = number;
    }

    Visitor visit() {
      for (int round = 0; round < ROUNDS; round++) {
        ok(
            sandbox.post(
                "/sandbox/faults",
                "{'name':'"
                    + (round % 2 == 0 ? "lost-answer" : "too-many-requests")
                    + "=/linode/stackscripts'}"));
        script("script-" + number + "-" + round, round % 2 == 0);
        competeFor("node-" + round);
        assertEquals(401, sandbox.send("GET", "/v4/profile", "wrong", "").status());
      }
      return this;
    }

    /** An answer may be lost or refused: then it is looked up what became of the request. */
    private void script(String label, boolean keep) {
      int id = create(label);
      String one = SCRIPTS_PATH + "/" + id;
      JsonObject changed = ok(sandbox.put(one, "{'rev_note':'" + label + "'}")).json();
      assertEquals(label, changed.get("label").getAsString());
      assertEquals(label, ok(sandbox.get(one)).json().get("rev_note").getAsString());
      if (keep) {
        kept.add(label);
      } else {
        ok(sandbox.delete(one));
        assertEquals(404, sandbox.get(one).status());
      }
    }

    private int create(String label) {
      while (true) {
        try {
          Answer answer =
              sandbox.attempt(
                  "POST", SCRIPTS_PATH, sandbox.token(), "{'label':'" + label + "'," + SCRIPT);
          if (answer.status() == 200) {
            return answer.json().get("id").getAsInt();
          }
          assertEquals(429, answer.status(), answer::text);
        } catch (IOException lost) {
          return find(label);
        }
      }
    }

    private int find(String label) {
      while (true) {
        Answer answer =
            sandbox.get(
                SCRIPTS_PATH + "?page_size=25",
                "X-Filter",
                "{\"mine\":true,\"label\":\"" + label + "\"}");
        if (answer.status() == 200) {
          assertEquals(1, answer.json().get("results").getAsInt(), label);
          return answer.json().getAsJsonArray("data").get(0).getAsJsonObject().get("id").getAsInt();
        }
        assertEquals(429, answer.status(), answer::text);
      }
    }

    private void competeFor(String label) {
      Answer answer = sandbox.post(INSTANCES_PATH, "{'label':'" + label + "'," + ORDER);
      if (answer.status() == 200) {
        made++;
      } else {
        assertEquals("label", answer.field(), answer::text);
      }
    }
  }

  private static Answer ok(Answer answer) {
    assertEquals(200, answer.status(), answer::text);
    return answer;
  }

  private static long openFiles() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }
}
