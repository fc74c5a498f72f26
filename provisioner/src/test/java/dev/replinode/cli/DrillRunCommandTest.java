package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.replinode.fake.Failures;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether a drill takes an account; what it then plays is tested below the command line. */
class DrillRunCommandTest {
  private final Shell shell = new Shell().ownKeys();

  private static String[] drill(String... more) {
    return Stream.of(Stream.of("drill", "run"), Stream.of(Shell.PAIR), Stream.of(more))
        .flatMap(words -> words)
        .toArray(String[]::new);
  }

  @Test
  void on_two_named_servers_no_token_is_needed() {
    shell.sessions().fail(Failures.notAuthorized());
    String[] words =
        drill("--source-endpoint=https://a.example.com", "--dest-endpoint=https://b.example.com");

    AssertionError played = assertThrows(AssertionError.class, () -> shell.run(words));

    assertEquals("no drill is played on a fake account", played.getMessage());
  }

  @Test
  void on_the_platform_or_with_a_replicator_one_is() {
    shell.sessions().fail(Failures.notAuthorized());

    shell.run(drill("--source-endpoint=https://a.example.com")).exits(4);
    shell
        .run(
            drill(
                "--source-endpoint=https://a.example.com",
                "--dest-endpoint=https://b.example.com",
                "--with-replicator"))
        .exits(4);
  }
}
