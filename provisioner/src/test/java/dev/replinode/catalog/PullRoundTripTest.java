package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.publish.Manifest;
import dev.replinode.domain.publish.PublishedScript;
import dev.replinode.domain.publish.ScriptContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was pulled reads back as exactly what the account holds. */
class PullRoundTripTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "word",
          "Two words",
          " ",
          "  ",
          "\t",
          "\n",
          "\n\n",
          "\r\n",
          "\r",
          ": ",
          ":",
          "- ",
          "# ",
          " #",
          "'",
          "\"",
          "\\",
          "|",
          ">",
          "&a",
          "*a",
          "!tag ",
          "%",
          "@",
          "`",
          "{",
          "}",
          "[",
          "]",
          ",",
          "?",
          "---",
          "...",
          "null",
          "true",
          "no",
          "0x1F",
          "1e3",
          "1_000",
          "~",
          "=",
          "<<",
          "é",
          "日本",
          "😀",
          "\u0000",
          "\u0007",
          "\u001b",
          "\u007f",
          "\u0085",
          "\u00a0",
          "\u00ad",
          "\u2028",
          "\u2029",
          "\u202e",
          "\ufeff",
          "\ufffe",
          "\uffff",
          "\ue000",
          "\udbff\udfff");

  @TempDir private Path temporary;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void any_label_description_and_script(long seed) throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < 250; round++) {
      ScriptContent content =
          new ScriptContent(
              "label" + text(random),
              text(random),
              images(random),
              random.nextBoolean(),
              "#!/bin/sh" + text(random));

      assertEquals(content, pulledAndRead(content, temporary.resolve(seed + "-" + round)));
    }
  }

  @Test
  void a_long_description_stays_readable() throws IOException {
    String text = "What it does:\n\n  - this\n  - and \"that\" # really\n\nAnd no more.\n";
    ScriptContent content =
        new ScriptContent("true", text, Set.of(), true, "#!/bin/sh\n" + "x".repeat(200));

    pulledAndRead(content, temporary);

    assertEquals(
        """
        label: 'true'
        description: |
          What it does:

            - this
            - and "that" # really

          And no more.
        images: []
        public: true
        script: script.sh
        """,
        Files.readString(temporary.resolve("true/manifest.yaml")));
  }

  /** Read by the reader itself, which does not mind what only publishing refuses. */
  private static ScriptContent pulledAndRead(ScriptContent content, Path folder)
      throws IOException {
    String file =
        new PulledFolder()
            .write(folder, List.of(new PublishedScript(7, content, List.of())), false)
            .get(0)
            .manifestFile();
    ReadManifest read = ReadManifest.of(Path.of(file), file);
    String script = TextFile.text(read.script().orElseThrow().path());
    Manifest manifest = read.manifest().orElseThrow().with(script);
    return manifest.content(Map.of());
  }

  private static Set<String> images(Random random) {
    return random.nextInt(5) == 0
        ? Set.of()
        : Set.of("linode/debian12", "private/" + random.nextInt(1000), "odd" + text(random));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
