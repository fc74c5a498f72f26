package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash offers after the tab key, by the script as it is printed. */
class CompletionTest {
  @TempDir Path folder;

  @Test
  void every_verb_is_offered() throws Exception {
    assertEquals(Verbs.names(), offered("").stream().filter(Verbs.names()::contains).toList());
  }

  @ParameterizedTest(name = "{0}<TAB> -> {1}")
  @CsvSource({
    "create --method me, metadata",
    "create --wait b, boot",
    "create --mode c, copy",
    "wait --until s, sync",
    "verify --level c, content",
    "create --after-sync k, keep",
    "list --output j, json",
    "help exit, exit-codes",
    "help dri, drill",
    "completion z, zsh"
  })
  void words_are_offered_as_they_are_typed(String typed, String word) throws Exception {
    assertEquals(List.of(word), offered(typed));
  }

  private List<String> offered(String typed) throws IOException, InterruptedException {
    Path script = folder.resolve("completion");
    Files.writeString(script, new Shell().run("completion", "bash").exits(0).out());
    Path output = folder.resolve("output");
    Process bash =
        new ProcessBuilder(
                "bash",
                "-c",
                "source \"$1\"; compopt() { :; }; COMP_WORDS=(replinode $2\"$3\"); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                    + " _complete_replinode; printf '%s\\n' \"${COMPREPLY[@]}\"",
                "bash",
                script.toString(),
                typed.replaceFirst("\\S*$", ""),
                typed.replaceFirst(".* ", ""))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(bash.waitFor(60, TimeUnit.SECONDS));
    return Files.readAllLines(output).stream().map(String::strip).toList();
  }
}
