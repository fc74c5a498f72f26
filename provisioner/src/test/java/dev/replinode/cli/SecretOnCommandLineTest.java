package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.cli.Shell.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that somebody types: refused with the reason, and not repeated. */
class SecretOnCommandLineTest {
  private static final String PLANTED =
      "dead0123456789abcdef0123456789abcdef0123456789abcdef0123456789be";

  private final Shell shell = new Shell();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list --token %s",
        "list --token=%s",
        "--token %s list",
        "list --tokn %s",
        "list --api-token=%s --output json",
        "status %s",
        "status --stacktrace %s",
        "create %s",
        "create --source %s --dest media-dr@us-iad-1",
        "create --source media@jp-osa-1 --dest media-dr@us-iad-1 --tag %s",
        "create --source media@jp-osa-1 --dest media-dr@us-iad-1 --src-secret-key %s",
        "list --token-file %s",
        "list --profile %s",
        "list --output %s",
        "%s",
        "sandbox --token %s",
        "delete %s --yes"
      })
  void it_is_refused_and_never_repeated(String words) {
    Result result = shell.run(String.format(words, PLANTED).split(" ")).exits(2);

    assertTrue(result.err().contains("process list"), result.err());
    assertFalse(result.err().contains("dead0123"), result.err());
    assertFalse(result.out().contains("dead0123"), result.out());
    assertEquals(0, shell.sessions().opened());
  }

  @ParameterizedTest
  @ValueSource(strings = {"list --token", "list --token short", "list --password=x"})
  void even_a_short_one_is_refused_by_its_name(String words) {
    Result result = shell.run(words.split(" ")).exits(2);

    assertTrue(result.err().contains("process list"), result.err());
    assertFalse(result.err().contains("short"), result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--api-url=https://ada:planted@[bad", "--api-url=http s://ada:planted@h"})
  void the_user_of_an_address_is_hidden(String option) {
    Result result = shell.run("list", option).exits(2);

    assertFalse(result.err().contains("planted"), result.err());
  }
}
