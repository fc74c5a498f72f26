package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import dev.replinode.cli.Shell.Result;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.publish.Revision;
import dev.replinode.domain.storage.EndpointDirectory;
import dev.replinode.fake.Failures;
import dev.replinode.fake.Samples;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The body of a script, exactly as it would be published. */
class RenderStackscriptTest {
  private static final String RENEWED =
      Samples.MANIFEST
          .script()
          .replace("old-1,old-2", String.join(",", EndpointDirectory.builtIn().ids()));

  private final Shell shell = new Shell();
  private final FakeFolder folder = new FakeFolder();

  @BeforeEach
  void use_the_folder() {
    shell.sessions().local().folders(folder);
  }

  @Test
  void the_replication_script_with_the_platforms_lists() {
    Result result = shell.run("render", "stackscript").exits(0);

    assertEquals(RENEWED, result.out());
    assertEquals("", result.err());
    assertEquals(List.of("buckets.endpoints "), shell.cloud().calls().made());
    assertEquals(1, shell.sessions().closed());
  }

  @Test
  void it_is_what_publish_sends() {
    String rendered = shell.run("render", "stackscript").exits(0).out();
    shell.run("publish").exits(0);

    assertEquals(rendered, shell.cloud().scripts().all().get(0).content().script());
  }

  @Test
  void without_a_token_the_built_in_lists_serve_and_one_note_says_so() {
    shell.sessions().fail(ReplinodeException.of(Kind.NOT_AUTHORIZED, "no API token", "none has"));

    Result result = shell.run("render", "stackscript", "--quiet").exits(0);

    assertEquals(RENEWED, result.out());
    assertEquals(
        List.of(
            "warning: the API did not tell the lists object-storage-endpoints: those that this tool"
                + " was built with are used"),
        result.errors());
  }

  @Test
  void a_token_that_may_not_read_them_is_as_good_as_none() {
    shell.cloud().calls().fail("buckets.endpoints", Failures.notAuthorized());

    Result result = shell.run("render", "stackscript").exits(0);

    assertEquals(RENEWED, result.out());
    assertEquals(1, result.errors().size());
  }

  @Test
  void an_api_that_cannot_be_reached_is_an_error_not_a_guess() {
    shell.cloud().calls().fail("buckets.endpoints", Failures.unreachable());

    Result result = shell.run("render", "stackscript").exits(5);

    assertEquals("", result.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"#!/bin/bash\necho no end", "#!/bin/sh\r\necho ä\r\n", "#!/bin/sh\n\n\n"})
  void nothing_is_added_to_a_script_and_no_session_is_needed(String text) {
    folder.add("web", false, text);

    Result result = shell.run("render", "stackscript", "web", "--from", "dir").exits(0);

    assertEquals(text, result.out());
    assertEquals(0, shell.sessions().opened());
  }

  @Test
  void the_only_script_of_a_folder_need_not_be_named() {
    folder.add("web");
    assertEquals(
        FakeFolder.text("true"), shell.run("render", "stackscript", "--from", "dir").out());
    folder.add("db");

    Result several = shell.run("render", "stackscript", "--from", "dir").exits(2);

    assertEquals(
        List.of(
            "error: dir: it holds 2 scripts, name the one that is meant",
            "  web",
            "  db",
            "hint: replinode render stackscript --help"),
        several.errors());
  }

  @Test
  void an_unknown_label_is_wrong_usage() {
    folder.add("web");

    Result result = shell.run("render", "stackscript", "wbe", "--from", "dir").exits(2);

    assertEquals(
        List.of("error: label wbe: dir has no script of that label", "hint: did you mean web?"),
        result.errors());
    assertEquals(0, shell.sessions().opened());
  }

  @Test
  void the_document() {
    folder.add("web", true, FakeFolder.text("# <UDF name=\"A\" Label=\"a\" default=\"\" />"));
    shell.sessions().local().revision(new Revision("0123456789ab", true));

    JsonObject json =
        shell.run("render", "stackscript", "--from", "dir", "--output", "json").exits(0).json();

    assertEquals(
        Set.of("label", "images", "description", "isPublic", "revisionNote", "script", "fields"),
        json.keySet());
    assertEquals("[\"linode/debian12\"]", json.get("images").toString());
    assertTrue(json.get("isPublic").getAsBoolean());
    assertTrue(json.get("revisionNote").getAsString().endsWith(" git:0123456789ab clean"));
    assertEquals(
        "[{\"name\":\"A\",\"label\":\"a\",\"default\":\"\"}]", json.get("fields").toString());
  }

  @Test
  void render_alone_tells_what_it_can_print() {
    Result alone = shell.run("render").exits(2);
    assertEquals(
        List.of(
            "error: replinode render: what to print is missing", "hint: replinode render --help"),
        alone.errors());

    Result help = shell.run("render", "--help").exits(0);
    assertTrue(help.out().contains("stackscript"), help.out());
    shell.run("render", "stackscript", "--help").exits(0);
    shell.run("render", "stackscrpt").exits(2);
  }
}
