package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.stackscript.lint.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of rules in the documentation is the rules. */
class RulesDocumentationTest {
  @Test
  void every_rule_is_documented_as_it_is() throws IOException {
    List<String> expected = Rules.all().stream().map(RulesDocumentationTest::row).toList();

    List<String> documented =
        Files.readAllLines(Path.of("../docs/publishing.md")).stream()
            .dropWhile(line -> !line.startsWith("<!-- rules"))
            .takeWhile(line -> !line.startsWith("<!-- end of rules"))
            .filter(line -> line.startsWith("| `"))
            .toList();

    assertEquals(String.join("\n", expected), String.join("\n", documented));
  }

  private static String row(Rule rule) {
    String summary = rule.summary().replace("|", "\\|");
    return "| `" + rule.id() + "` | " + rule.severity().word() + " | " + summary + " |";
  }
}
