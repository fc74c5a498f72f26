package dev.replinode.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.e2e.Program.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Token, keys and root passwords are planted or learned, whole jobs are done with them, and then
 * they are looked for everywhere: streams, documents, command lines, environments of children,
 * files of the command, the sandbox's folder with the consoles, the destination with status
 * objects. The platform itself holds them in two places: the account, and the environment of the
 * instance's script.
 */
class PlantedSecretIT {
  private static final String PLANTED = "pl4nted-s3cret-that-nobody-may-see";
  private static final String ACCOUNT = "account.json";

  @TempDir Path temporary;
  @TempDir Path data;
  @TempDir Path bin;
  @TempDir Path copied;

  private final List<String> said = new ArrayList<>();
  private Program program;

  @BeforeEach
  void begin() {
    program = new Program(temporary);
  }

  @Test
  void a_replication_tells_no_secret_anywhere() throws Exception {
    Set<String> secrets = new LinkedHashSet<>();
    try (RunningSandbox sandbox =
            RunningSandbox.start(
                program, "--data", data.toString(), "--fill", "media@jp-osa-1=" + someFiles());
        RecordingProxy proxy = new RecordingProxy(sandbox.text("apiUrl"))) {
      sandbox.post("/v4/object-storage/buckets", "{\"label\":\"media-dr\",\"region\":\"us-iad\"}");
      Map<String, String> minting =
          Map.of("LINODE_URL", proxy.url(), "LINODE_TOKEN", sandbox.text("token"));
      Map<String, String> bringing = withKeys(minting, sandbox);
      ProcessWatch instances = new ProcessWatch();

      watched(instances, ProcessHandle.current(), minting, create("first", "--every", "1h"));
      watched(
          instances, ProcessHandle.current(), bringing, create("second", "--method", "metadata"));
      say(minting, 0, "status", "first", "--debug", "--output", "json");
      Rclone.forSandbox(sandbox).run("copy", "us:media-dr", copied.toString());
      say(minting, 0, "delete", "first", "--yes", "--debug", "--output", "json");

      secrets.add(sandbox.text("token"));
      secrets.addAll(proxy.texts("root_pass"));
      Set<String> keys = new LinkedHashSet<>(Set.of(sandbox.text("secretKey")));
      keys.addAll(proxy.texts("secret_key"));
      keys.remove("[REDACTED]");
      assertEquals(3, secrets.size(), "a token and two root passwords");
      assertTrue(keys.size() >= 4, "the user's key, two minted ones, a read key");
      assertTrue(found("rclone", instances.arguments()), "the instance's work was seen");
      assertNone(secrets, instances.environments());
      secrets.addAll(keys);
      assertNone(secrets, instances.arguments());
      assertNone(secrets, said);
    }
    assertNone(secrets, files(temporary));
    assertNone(secrets, files(data));
    assertTrue(found("/console.log", files(data)), "the instance's console was read");
    assertNone(secrets, files(copied));
    assertTrue(found("\"phase\"", files(copied)), "the status objects were read");
  }

  private static Map<String, String> withKeys(
      Map<String, String> environment, RunningSandbox sandbox) {
    Map<String, String> bringing = new HashMap<>(environment);
    for (String side : List.of("SRC", "DEST")) {
      bringing.put(side + "_ACCESSKEY", sandbox.text("accessKey"));
      bringing.put(side + "_SECRETKEY_PASSWORD", sandbox.text("secretKey"));
    }
    return bringing;
  }

  @Test
  void a_sandbox_of_the_commands_own_gets_nothing_of_what_its_user_has() throws Exception {
    ProcessWatch children = new ProcessWatch();
    Process process = program.start(planted(), "list", "--sandbox", "--debug");

    take(children, process, process.toHandle());

    assertTrue(found("dev.replinode.sandbox.Main", children.arguments()), "the sandbox was seen");
    assertNone(Set.of(PLANTED), children.arguments());
    assertNone(Set.of(PLANTED), children.environments());
    assertNone(Set.of(PLANTED), said);
    assertNone(Set.of(PLANTED), files(temporary));
  }

  @Test
  void git_and_shellcheck_get_neither_token_nor_keys() throws Exception {
    Path seen = Files.createFile(bin.resolve("seen"));
    for (String name : List.of("git", "shellcheck")) {
      Path tool = bin.resolve(name);
      Files.writeString(tool, "#!/bin/sh\n{ echo " + name + "; env; } >>'" + seen + "'\nexit 1\n");
      assertTrue(tool.toFile().setExecutable(true));
    }
    Path scripts = Files.createDirectory(temporary.resolve("scripts"));
    Files.writeString(scripts.resolve("script.sh"), "#!/bin/bash\necho a\n");
    Files.writeString(
        scripts.resolve("manifest.yaml"),
        "label: a-script\nimages: [linode/ubuntu22.04]\nscript: script.sh\n");
    Map<String, String> environment = new HashMap<>(planted());
    environment.put("PATH", bin + ":/usr/bin:/bin");

    say(environment, 0, "publish", scripts.toString(), "--sandbox");
    say(environment, 0, "lint", scripts.toString());

    String all = Files.readString(seen);
    assertTrue(all.contains("git\n") && all.contains("shellcheck\n"), all);
    assertFalse(all.contains(PLANTED), all);
    assertNone(Set.of(PLANTED), said);
  }

  @Test
  void failures_tell_no_secret_even_with_their_stack_traces() throws Exception {
    Path file = Files.writeString(temporary.resolve("token"), PLANTED);
    Map<String, String> environment = new HashMap<>(planted());
    environment.put("LINODE_URL", "http://127.0.0.1:9");
    try (RunningSandbox sandbox = RunningSandbox.start(program)) {
      say(environment, 5, "list", "--debug", "--stacktrace");
      environment.put("LINODE_URL", sandbox.text("apiUrl"));
      say(environment, 4, "list", "--debug", "--stacktrace", "--output", "json");
      say(environment, 4, "list", "--token-file", file.toString(), "--stacktrace");
      say(environment, 2, "list", "--token=" + PLANTED, "--stacktrace");
      environment.put("LINODE_TOKEN", sandbox.text("token"));
      sandbox.post("/v4/object-storage/buckets", "{\"label\":\"media\",\"region\":\"jp-osa\"}");
      sandbox.post("/v4/object-storage/buckets", "{\"label\":\"media-dr\",\"region\":\"us-iad\"}");
      Result refused = program.run(environment, create("third", "--stacktrace"));
      assertTrue(refused.exitCode() != 0, refused::all);
      said.add(refused.all());

      assertNone(Set.of(PLANTED, sandbox.text("token")), said);
    }
  }

  private static Map<String, String> planted() {
    Map<String, String> environment = new HashMap<>();
    for (String name :
        List.of(
            "LINODE_TOKEN",
            "LINODE_CLI_TOKEN",
            "LINODE_CLI_OBJ_SECRET_KEY",
            "SRC_ACCESSKEY",
            "SRC_SECRETKEY_PASSWORD",
            "DEST_ACCESSKEY",
            "DEST_SECRETKEY_PASSWORD",
            "AWS_SECRET_ACCESS_KEY",
            "GITHUB_TOKEN")) {
      environment.put(name, PLANTED);
    }
    return environment;
  }

  private static String[] create(String name, String... more) {
    Stream<String> command =
        Stream.of(
            "create",
            "--name",
            name,
            "--source",
            "media@jp-osa-1",
            "--dest",
            "media-dr@us-iad-1",
            "--debug",
            "--output",
            "json");
    return Stream.concat(command, Stream.of(more)).toArray(String[]::new);
  }

  private Path someFiles() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("some"));
    for (int i = 0; i < 40; i++) {
      Files.writeString(folder.resolve("file-" + i), "content " + i);
    }
    return folder;
  }

  private void say(Map<String, String> environment, int code, String... command) {
    Result result = program.run(environment, command);
    said.add(result.all());
    assertEquals(code, result.exitCode(), result::all);
  }

  private void watched(
      ProcessWatch watch, ProcessHandle root, Map<String, String> environment, String... command)
      throws InterruptedException {
    take(watch, program.start(environment, command), root);
  }

  private void take(ProcessWatch watch, Process process, ProcessHandle root)
      throws InterruptedException {
    CompletableFuture<String> out = Program.read(process.getInputStream());
    CompletableFuture<String> err = Program.read(process.getErrorStream());
    watch.until(process, root);
    Result result = Program.finish(process, out, err);
    said.add(result.all());
    assertEquals(0, result.exitCode(), result::all);
  }

  private static boolean found(String word, Collection<String> texts) {
    return texts.stream().anyMatch(text -> text.contains(word));
  }

  private static void assertNone(Set<String> secrets, Collection<String> texts) {
    for (String secret : secrets) {
      assertEquals(
          List.of(), texts.stream().filter(text -> text.contains(secret)).toList(), secret);
    }
  }

  /** Every file's name and content, byte for byte. */
  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<String> texts = new ArrayList<>();
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().equals(ACCOUNT) && Files.isReadable(file)) {
          byte[] bytes = Files.readAllBytes(file);
          texts.add(file + "\n" + new String(bytes, StandardCharsets.ISO_8859_1));
        }
      }
      return texts;
    }
  }
}
