package dev.replinode.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.failover.EdgeRules;
import dev.replinode.stackscript.lint.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgeRulesDocumentationTest {
  @Test
  void every_rule_is_documented_as_it_is() throws IOException {
    List<String> expected = EdgeRules.all().stream().map(EdgeRulesDocumentationTest::row).toList();

    List<String> documented =
        Files.readAllLines(Path.of("../docs/failover.md")).stream()
            .filter(line -> line.startsWith("| `cdn-") || line.startsWith("| `gtm-"))
            .toList();

    assertEquals(String.join("\n", expected), String.join("\n", documented));
  }

  private static String row(Rule rule) {
    return "| `" + rule.id() + "` | " + rule.severity().word() + " | " + rule.summary() + " |";
  }
}
