package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.cli.Shell.Result;
import dev.replinode.cli.render.Terminal;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.Secret;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.fake.Failures;
import dev.replinode.fake.Samples;
import dev.replinode.stackscript.UserData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script with its values, to be run by hand. */
class RenderFilledTest {
  private static final Terminal SCREEN = new Terminal(true, true, 80, true, true);

  private final Shell shell = new Shell().ownKeys();

  @BeforeEach
  void use_the_library() {
    shell.sessions().local().folders(new FakeFolder());
  }

  @Test
  void a_script_is_the_whole_body_with_its_values() {
    Result result = render("script").exits(0);

    assertEquals(
        List.of(
            "#!/usr/bin/env bash",
            "#",
            "# Filled in by replinode. The values below hold secret keys: keep this file private.",
            "export SRC_REGION='jp-osa-1'",
            "export SRC_BUCKET='media'",
            "export SRC_ACCESSKEY='OWNSRC'",
            "export SRC_SECRETKEY_PASSWORD='own-source-secret'",
            "export DEST_REGION='us-iad-1'",
            "export DEST_BUCKET='media-dr'",
            "export DEST_ACCESSKEY='OWNDEST'",
            "export DEST_SECRETKEY_PASSWORD='own-dest-secret'",
            "export MODE='sync'",
            "export ALLOW_DELETE='no'",
            "export REPLICATOR='media-media-d-fae313'",
            ""),
        result.lines().subList(0, 15));
    assertTrue(Samples.MANIFEST.script().endsWith(tail(result.out())), result.out());
    assertEquals("", result.err());
  }

  private static String tail(String script) {
    return script.substring(script.indexOf("\n\n") + 2);
  }

  @Test
  void user_data_has_the_same_values() {
    Map<String, String> values = valuesIn(render("user-data").exits(0).out());

    assertEquals("own-dest-secret", values.get("DEST_SECRETKEY_PASSWORD"));
    assertEquals(11, values.size());
    assertFalse(values.containsKey("RUN_ID"), "each run makes an id of its own");
  }

  @Test
  void with_both_servers_named_the_api_need_not_answer() {
    shell.cloud().calls().fail("buckets.endpoints", Failures.unreachable());

    Result result =
        render(
                "user-data",
                "--source-endpoint=https://a.example.com",
                "--dest-endpoint=https://b.example.com")
            .exits(0);

    assertEquals("https://a.example.com", valuesIn(result.out()).get("SRC_ENDPOINT"));
  }

  @Test
  void options_of_create_are_taken() {
    Map<String, String> values =
        valuesIn(
            render(
                    "user-data",
                    "--every=15m",
                    "--mode=copy",
                    "--name=mine",
                    "--max-delete=7",
                    "--dest-endpoint=https://s3.example.com",
                    "--type=g6-nanode-1")
                .exits(0)
                .out());

    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("EVERY", "900s");
    expected.put("MODE", "copy");
    expected.put("REPLICATOR", "mine");
    expected.put("MAX_DELETE", "7");
    expected.put("DEST_ENDPOINT", "https://s3.example.com");
    values.keySet().retainAll(expected.keySet());
    assertEquals(expected, values);
  }

  @Test
  void with_a_token_the_account_is_asked_where_the_buckets_are_and_nothing_is_made() {
    shell.cloud().buckets().add("logs", "us-ord-10");

    Result result =
        shell.run("render", "script", "--source=logs@us-ord", "--dest=media-dr@us-iad-1").exits(0);

    assertTrue(result.out().contains("export SRC_REGION='us-ord-10'"), result.out());
    assertEquals(
        List.of("buckets.endpoints", "buckets.find", "buckets.find"),
        shell.cloud().calls().made().stream().map(call -> call.split(" ", 2)[0]).toList());
    assertEquals(List.of(), shell.cloud().calls().changes());
    assertEquals(1, shell.sessions().closed());
  }

  @Test
  void without_a_token_nothing_is_sent_and_the_tools_own_table_serves() {
    noToken();

    Result result = render("script").exits(0);

    assertTrue(result.out().contains("export SRC_REGION='jp-osa-1'"), result.out());
    assertEquals(List.of(), shell.cloud().calls().made());
    assertEquals("", result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"render script", "render user-data", "render stackscript", "doctor"})
  void a_profile_that_is_named_is_not_passed_over(String command) {
    noToken();
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    if (!command.endsWith("stackscript")) {
      words.addAll(List.of(Shell.PAIR));
    }
    words.addAll(List.of("--profile", "work"));

    Result result = shell.run(words.toArray(String[]::new)).exits(4);

    assertEquals("error: no API token: none has", result.errors().get(0));
    assertEquals("", result.out());
  }

  @Test
  void without_a_token_a_region_with_several_endpoints_is_refused_with_all_of_them() {
    noToken();

    Result result =
        shell.run("render", "script", "--source=logs@us-ord", "--dest=media-dr@us-iad-1").exits(3);

    assertEquals(
        List.of(
            "error: bucket logs@us-ord: the region has several endpoints (us-ord-1, us-ord-10);"
                + " name the one that serves the bucket"),
        result.errors());
  }

  @Test
  void an_api_that_cannot_be_reached_is_an_error_not_a_guess() {
    shell.cloud().calls().fail("buckets.endpoints", Failures.unreachable());

    assertEquals("", render("user-data").exits(5).out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"script", "user-data"})
  void a_terminal_gets_no_keys_and_is_told_the_way_into_a_file(String what) {
    for (String output : List.of("text", "json")) {
      Result result = shell.run(SCREEN, arguments(what, "--output", output)).exits(3);

      assertFalse(result.out().contains("own-"), result.out());
      assertEquals(
          List.of(
              "error: standard output: it is a terminal, and what is printed holds secret keys",
              "hint: (umask 077; replinode render "
                  + what
                  + " --source media@jp-osa-1 --dest media-dr@us-iad-1 --output "
                  + output
                  + " >FILE)"),
          result.errors());
    }
    assertEquals(0, shell.sessions().opened());
  }

  @Test
  void missing_keys_are_named_before_anything_is_opened() {
    shell.sessions().credentials(Optional.empty());

    Result result = render("script").exits(2);

    assertEquals(
        List.of(
            "error: bucket keys: set SRC_ACCESSKEY, SRC_SECRETKEY_PASSWORD, DEST_ACCESSKEY and"
                + " DEST_SECRETKEY_PASSWORD: none are minted here",
            "hint: replinode help credentials"),
        result.errors());
    assertEquals(0, shell.sessions().opened());
  }

  @Test
  void a_sandbox_of_its_own_makes_no_sense() {
    assertTrue(render("script", "--sandbox").exits(2).err().contains("--sandbox"));
    assertEquals(0, shell.sessions().opened());
  }

  @Test
  void a_loop_is_wrong_usage() {
    shell.run("render", "script", "--source=media@jp-osa-1", "--dest=media@jp-osa").exits(2);
  }

  @Test
  void what_does_not_fit_is_refused_with_its_size() {
    Random random = new Random(1);
    String secret =
        IntStream.generate(() -> '!' + random.nextInt(6) * 15 + random.nextInt(15))
            .limit(16_000)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    AccessKey key = new AccessKey("KEY", Secret.of(secret));
    shell.sessions().credentials(Optional.of(new BucketCredentials(key, key)));

    Result script = render("script").exits(0);
    assertTrue(script.out().length() > 32_000);
    Result result = render("user-data").exits(3);
    assertTrue(result.err().contains("16,384 are allowed"), result.err());
    assertTrue(result.err().contains("SRC_SECRETKEY_PASSWORD 16,000"), result.err());
    assertEquals("", result.out());
  }

  @Test
  void the_document_of_user_data_has_it_as_the_api_wants_it() {
    JsonObject json = render("user-data", "--output", "json").exits(0).json();

    assertEquals(
        Set.of("name", "source", "dest", "bytes", "largestBytes", "userData", "base64"),
        json.keySet());
    String text = json.get("userData").getAsString();
    assertEquals(text.length(), json.get("bytes").getAsInt());
    assertEquals(
        text,
        new String(
            Base64.getDecoder().decode(json.get("base64").getAsString()), StandardCharsets.UTF_8));
    assertEquals("media@jp-osa-1", json.get("source").getAsString());
  }

  @Test
  void the_document_of_a_script() {
    JsonObject json = render("script", "--output", "json").exits(0).json();

    assertEquals(Set.of("name", "source", "dest", "bytes", "script"), json.keySet());
    assertTrue(json.get("script").getAsString().startsWith("#!/usr/bin/env bash\n"));
  }

  private void noToken() {
    shell.sessions().fail(ReplinodeException.of(Kind.NOT_AUTHORIZED, "no API token", "none has"));
  }

  private Result render(String what, String... more) {
    return shell.run(arguments(what, more));
  }

  private static String[] arguments(String what, String... more) {
    String[] all = Arrays.copyOf(new String[] {"render", what}, 6 + more.length);
    System.arraycopy(Shell.PAIR, 0, all, 2, 4);
    System.arraycopy(more, 0, all, 6, more.length);
    return all;
  }

  private static Map<String, String> valuesIn(String userData) {
    return new LinkedHashMap<>(
        UserData.valuesIn(userData, Samples.MANIFEST.script()).orElseThrow());
  }
}
