package dev.replinode.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The program as a process: exit codes, streams and signals. */
class MainTest {
  @StartStop private final MockWebServer server = new MockWebServer();
  private Process process;

  @AfterEach
  void end_it() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void wrong_usage_is_2_and_standard_output_stays_empty() throws Exception {
    start("create");

    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(2, process.exitValue());
    assertEquals("", text(process.getInputStream()));
    assertTrue(text(process.getErrorStream()).startsWith("error: replinode create: missing"));
  }

  @Test
  void a_signal_during_a_pause_is_130_with_the_reason_told() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            asked.countDown();
            return new MockResponse.Builder().code(429).addHeader("Retry-After", "60").build();
          }
        });
    start("list", "--api-url", server.url("/").toString());
    assertTrue(asked.await(30, TimeUnit.SECONDS));
    String first = process.errorReader(StandardCharsets.UTF_8).readLine();

    process.toHandle().destroy();

    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    assertEquals(130, process.exitValue());
    assertTrue(first.startsWith("retrying: GET /v4/linode/instances: status 429"), first);
    assertEquals(
        "error: interrupted: the command was told to end",
        process.errorReader(StandardCharsets.UTF_8).readLine());
    assertEquals(1, server.getRequestCount());
  }

  private void start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("LINODE_"));
    builder.environment().put("LINODE_TOKEN", "t0ken");
    process = builder.start();
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }
}
