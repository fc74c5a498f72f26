package dev.replinode.stackscript;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CompactScriptTest {

  @Test
  void drops_comments_empty_lines_and_indentation_but_not_the_first_line() {
    String script =
        """
        #!/usr/bin/env bash
        # what it does

        main() { # <word>
          # why
          echo "$1 # no comment"
        }
        main() { echo one line; } # kept
        """;

    assertEquals(
        """
        #!/usr/bin/env bash
        main() {
        echo "$1 # no comment"
        }
        main() { echo one line; } # kept
        """,
        CompactScript.of(script));
  }
}
