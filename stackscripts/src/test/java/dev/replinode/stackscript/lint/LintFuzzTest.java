package dev.replinode.stackscript.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.stackscript.MutatedScripts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules under scripts that nobody would write. */
class LintFuzzTest {
  private static final Set<String> IDS =
      ScriptLint.rules().stream().map(Rule::id).collect(Collectors.toUnmodifiableSet());

  @Test
  void places_every_finding_inside_the_script() {
    MutatedScripts scripts = new MutatedScripts(3);
    Random random = new Random(4);
    for (int i = 0; i < 15_000; i++) {
      byte[] bytes = scripts.next().getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);

      List<Finding> findings = ScriptLint.check(bytes);

      assertPlaced(findings, new String(bytes, StandardCharsets.UTF_8));
      assertEquals(findings, ScriptLint.check(bytes));
    }
  }

  @Test
  void holds_any_bytes() {
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);

      assertPlaced(ScriptLint.check(bytes), new String(bytes, StandardCharsets.UTF_8));
    }
  }

  static IntStream hostile() {
    return IntStream.range(0, Adversarial.count());
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void takes_time_in_proportion_to_the_length(int index) {
    // One in nine is several megabytes long; for the others a tenth of that is enough.
    String script = Adversarial.script(index, index % 9 == 5 ? 2_000_000 : 300_000);

    List<Finding> findings = ScriptLint.check(script.getBytes(StandardCharsets.UTF_8));

    assertTrue(findings.stream().anyMatch(finding -> finding.rule().startsWith("too-large")));
  }

  private static void assertPlaced(List<Finding> findings, String script) {
    List<String> lines = new ArrayList<>(List.of(script.split("\n", -1)));
    for (Finding finding : findings) {
      assertTrue(IDS.contains(finding.rule()), finding::toString);
      String line = lines.get(finding.line() - 1);
      int end = finding.column() - 1 + finding.length();
      assertTrue(finding.column() > 0 && finding.length() >= 0 && end <= line.length(), script);
      assertTrue(finding.message().lines().count() == 1, finding::message);
    }
  }
}
