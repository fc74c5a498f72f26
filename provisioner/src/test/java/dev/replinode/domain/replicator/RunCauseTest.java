package dev.replinode.domain.replicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunCauseTest {
  @Test
  void every_exit_status_in_the_scripts_header_but_success_has_a_cause() throws IOException {
    Set<Integer> known =
        Arrays.stream(RunCause.values())
            .map(RunCause::exitCode)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(listed(), known);
  }

  @Test
  void every_cause_has_a_sentence_and_a_remedy_of_its_own_words() {
    for (RunCause cause : RunCause.values()) {
      assertEquals(Optional.of(cause), RunCause.of(cause.exitCode()));
      assertTrue(cause.sentence().matches("[a-z].*[a-z]"), cause.sentence());
      assertTrue(cause.remedy().matches("[a-z].*[a-zA-Z/]"), cause.remedy());
    }
  }

  @Test
  void another_number_has_none() {
    assertEquals(Optional.empty(), RunCause.of(4));
  }

  private static Set<Integer> listed() throws IOException {
    String script;
    try (InputStream in =
        RunCauseTest.class.getResourceAsStream("/stackscripts/replicate-bucket/script.sh")) {
      script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String table = script.substring(script.indexOf("# Exit status"), script.indexOf("# <UDF name"));
    Set<Integer> numbers = new TreeSet<>();
    Pattern.compile("(?<=[ ,])(\\d{1,3})(?=,? )")
        .matcher(table)
        .results()
        .forEach(match -> numbers.add(Integer.valueOf(match.group(1))));
    numbers.remove(0);
    return numbers;
  }
}
