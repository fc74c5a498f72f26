package dev.replinode.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.cli.render.ProgressRenderer.Form;
import dev.replinode.cli.render.Terminal;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.fake.FakeTime;
import dev.replinode.fake.Samples;
import dev.replinode.sandbox.Main;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts a stand-in as the sandbox would be started; each ends with its test. */
class SandboxProcessTest {
  private static final String FOLDER = "replinode.sandbox";
  private static final SandboxBuckets BUCKETS =
      new SandboxBuckets(
          List.of(BucketRef.parse("media@jp-osa-1"), BucketRef.parse("media-dr@us-iad-1")),
          List.of(BucketRef.parse("media@jp-osa-1")));

  @TempDir private Path folder;
  private final StringWriter err = new StringWriter();
  private final ProgressRenderer progress =
      new ProgressRenderer(
          new PrintWriter(err), Form.PLAIN, new Terminal(false, false, 80), new FakeTime());
  private String before;

  @BeforeEach
  void install_the_stand_in() throws IOException {
    before = System.setProperty(FOLDER, folder.toString());
    String name = Main.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(folder.resolve("sandbox.jar"));
        JarOutputStream jar = new JarOutputStream(file);
        InputStream type = Main.class.getClassLoader().getResourceAsStream(name)) {
      jar.putNextEntry(new JarEntry(name));
      type.transferTo(jar);
    }
  }

  @AfterEach
  void restore_the_property() {
    if (before == null) {
      System.clearProperty(FOLDER);
    } else {
      System.setProperty(FOLDER, before);
    }
  }

  @Test
  void it_is_told_what_to_make_and_tells_where_it_serves() throws Exception {
    part("serves");

    SandboxProcess sandbox = start(Optional.empty());
    try {
      assertEquals(URI.create("http://127.0.0.1:9/v4"), sandbox.settings().baseUrl());
      assertEquals("s4ndbox", sandbox.settings().token().reveal());
    } finally {
      sandbox.close();
    }

    assertEquals(
        List.of(
            "--output",
            "json",
            "--parent",
            String.valueOf(ProcessHandle.current().pid()),
            "--bucket",
            "media@jp-osa-1",
            "--bucket",
            "media-dr@us-iad-1",
            "--fill",
            "media@jp-osa-1=sample"),
        Files.readAllLines(folder.resolve("args")));
    assertEquals("in good order", Files.readString(folder.resolve("ended")));
  }

  @Test
  void the_source_may_be_filled_from_a_folder() throws Exception {
    part("serves");

    start(Optional.of(Path.of("data"))).close();

    assertTrue(
        Files.readAllLines(folder.resolve("args"))
            .contains("media@jp-osa-1=" + Path.of("data").toAbsolutePath()));
  }

  @Test
  void one_that_does_not_start_says_why() throws Exception {
    part("fails");

    ReplinodeException failure = Samples.failure(() -> start(Optional.empty()));

    assertEquals(Kind.UNREACHABLE, failure.kind());
    assertEquals("it did not start: port 9 is taken", failure.why());
  }

  @Test
  void one_that_refuses_its_arguments_was_used_wrongly() throws Exception {
    part("refuses");

    ReplinodeException failure = Samples.failure(() -> start(Optional.of(Path.of("/nope"))));

    assertEquals(Kind.USAGE, failure.kind());
    assertEquals("it did not start: there is no folder /nope", failure.why());
  }

  @Test
  void one_that_rambles_is_not_believed() throws Exception {
    part("rambles");

    assertEquals(Kind.UNREACHABLE, Samples.failure(() -> start(Optional.empty())).kind());
  }

  @Test
  void in_the_foreground_its_exit_code_is_the_answer() throws Exception {
    part("anything else");

    assertEquals(
        9, SandboxProcess.runInForeground(Map.of(), List.of("--port", "1"), Optional.empty()));
    assertEquals(List.of("--port", "1"), Files.readAllLines(folder.resolve("args")).subList(0, 2));
  }

  @Test
  void in_the_foreground_it_ends_when_its_time_is_over() throws Exception {
    part("waits");

    assertEquals(
        143, SandboxProcess.runInForeground(Map.of(), List.of(), Optional.of(Duration.ZERO)));
  }

  @Test
  void its_help_is_asked_of_itself() throws Exception {
    part("explains");

    assertEquals("Usage: replinode sandbox\n", SandboxProcess.help(Map.of()));
    assertEquals(List.of("--help"), Files.readAllLines(folder.resolve("args")));
  }

  @Test
  void without_its_jars_it_is_not_installed() {
    System.setProperty(FOLDER, folder.resolve("absent").toString());

    ReplinodeException failure = Samples.failure(() -> start(Optional.empty()));

    assertEquals(Kind.USAGE, failure.kind());
    assertTrue(failure.why().startsWith("it is not installed: "), failure.why());
  }

  @Test
  void credentials_of_the_one_who_runs_it_stay_outside() {
    ProcessBuilder builder = SandboxCommandLine.of(System.getenv(), List.of("--port", "1"));

    for (String name : builder.environment().keySet()) {
      assertFalse(name.matches("(LINODE|AWS|SRC|DEST|RCLONE)_.*"), name);
    }
    assertTrue(builder.command().contains("dev.replinode.sandbox.Main"));
    assertTrue(builder.command().get(0).endsWith("/bin/java"), builder.command().toString());
    assertEquals(
        List.of("--port", "1"),
        builder.command().subList(builder.command().size() - 2, builder.command().size()));
  }

  private SandboxProcess start(Optional<Path> data) {
    return SandboxProcess.start(Map.of(), BUCKETS, data, progress);
  }

  private void part(String name) throws IOException {
    Files.writeString(folder.resolve("part"), name);
  }
}
