package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.cli.Shell.Result;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxCommandTest {
  private final Shell shell = new Shell();

  @Test
  void shows_a_console_without_what_could_play_tricks_on_a_terminal() {
    Result result = shell.run("sandbox", "console", "62000001").exits(0);

    assertEquals("hello from 62000001?[2J\n", result.out());
  }

  @Test
  void tells_a_console_as_one_document() {
    Result result = shell.run("sandbox", "console", "7", "--output", "json").exits(0);

    assertEquals("{\"instance\":7,\"console\":\"hello from 7\\u001b[2J\\n\"}\n", result.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"console", "console x", "console 0", "console 1 2"})
  void wants_the_id_of_one_instance(String words) {
    Result result = shell.run(("sandbox " + words).split(" ")).exits(2);

    assertTrue(result.err().startsWith("error: sandbox console: it takes the id"), result.err());
  }

  @ParameterizedTest
  @CsvSource({
    "--sandbox, --sandbox",
    "--sandbox-data=/d, --sandbox-data",
    "--sandbox-data=/d console 7, --sandbox-data",
    "--profile=work, --profile",
    "--token-file=/t, --token-file",
    "--api-url=http://127.0.0.1:9, --api-url",
    "--debug, --debug"
  })
  void refuses_options_that_mean_nothing_here(String words, String option) {
    Result result = shell.run(("sandbox " + words).split(" ")).exits(2);

    assertTrue(result.err().startsWith("error: " + option + ": "), result.err());
    assertTrue(result.err().endsWith("hint: replinode sandbox --help\n"), result.err());
    assertEquals(List.of(), shell.sessions().sandboxes());
  }

  @Test
  void ends_by_itself_when_its_time_is_over() {
    shell.run("sandbox", "--timeout", "90s", "--port", "9000").exits(0);

    assertEquals(Optional.of(Duration.ofSeconds(90)), shell.sessions().sandboxTime());
    assertEquals(List.of(List.of("--port", "9000")), shell.sessions().sandboxes());
  }
}
