package dev.replinode.stackscript;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactScriptTest {
  @TempDir Path folder;

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

  @Test
  void shortens_names_with_an_underscore_that_are_made_in_the_script() {
    String script =
        """
        #!/usr/bin/env bash
        do_this() { # <word>
          local run_id=$1 last_error
          run_id=${run_id}x plain=1
          last_error=
          [[ $run_id == "$1$run_id" ]] || not_made_here --run-id $((run_id + 1))
        }
        do_this
        """;

    assertEquals(
        """
        #!/usr/bin/env bash
        _b() {
        local _a=$1 _c
        _a=${_a}x plain=1
        _c=
        [[ $_a == "$1$_a" ]] || not_made_here --run-id $((_a + 1))
        }
        _b
        """,
        CompactScript.of(script));
  }

  @Test
  void gives_no_name_that_is_taken() {
    String script = "#!/bin/bash\n_a=1 some_name=2\necho \"$_a$some_name\"\n";

    assertEquals("#!/bin/bash\n_a=1 _b=2\necho \"$_a$_b\"\n", CompactScript.of(script));
  }

  @Test
  void has_short_names_for_many() {
    StringBuilder script = new StringBuilder("#!/bin/bash\n");
    for (int i = 0; i < 800; i++) {
      script.append("n_").append("x".repeat(i + 1)).append("=1\n");
    }

    ShortNames names = ShortNames.of(script.toString());

    assertEquals(800, Map.copyOf(names.names()).values().stream().distinct().count());
    assertEquals(script.toString(), names.undo(names.applyTo(script.toString())));
  }

  @Test
  void the_librarys_script_is_the_same_program_but_for_its_names() throws Exception {
    String script = library();
    ShortNames names = ShortNames.of(CompactScript.bare(script));

    assertTrue(names.names().size() > 50, "names: " + names.names().size());
    assertEquals(
        sorted(functions(script)), sorted(names.undo(functions(CompactScript.of(script)))));
  }

  /** A name in a sentence would change what the script says. */
  @Test
  void no_name_that_is_shortened_stands_in_a_text_of_the_librarys_script() throws IOException {
    String script = CompactScript.bare(library());
    assertFalse(isCode("log INFO \"the "));
    assertFalse(isCode("log INFO 'the "));
    assertTrue(isPath("rm \"$folder\"/", "*.deb"));

    for (String name : ShortNames.of(script).names().keySet()) {
      for (String line : script.lines().filter(l -> l.contains(name)).toList()) {
        for (MatchResult match :
            Pattern.compile("(?<!\\w)" + name + "(?!\\w)").matcher(line).results().toList()) {
          String before = line.substring(0, match.start());
          String after = line.substring(match.end());
          assertTrue(isCode(before) && !isPath(before, after), name + " in: " + line);
        }
      }
    }
  }

  /** Whether what comes next is expanded, calculated or run, and not the text of a string. */
  private static boolean isCode(String before) {
    boolean isExpanded = before.matches("(?s).*\\$(\\{[#!]?)?");
    String open = before.replaceAll("\\\\.", "").replaceAll("'[^']*'", "''");
    boolean isInString = open.chars().filter(c -> c == '"').count() % 2 == 1;
    boolean isInside =
        open.matches("(?s).*(\\$\\(\\(?|\\(\\()[^\"]*") && count(open, '(') > count(open, ')');
    boolean isTrap = before.startsWith("trap '");
    return isExpanded || isInside || isTrap || (!isInString && count(open, '\'') % 2 == 0);
  }

  /** Whether a name is a part of a longer one, as of a file. */
  private static boolean isPath(String before, String after) {
    boolean isExpanded = before.endsWith("$") || before.endsWith("{");
    return before.matches("(?s).*[\\w/.-]") || (!isExpanded && after.matches("(?s)[*?./].*"));
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  private String functions(String script) throws Exception {
    Path file = Files.writeString(folder.resolve("functions"), script);
    Bash.Result result =
        new Bash(folder)
            .command("/bin/bash", "-c", "source \"$1\"; declare -f", "-", file.toString());
    assertEquals(0, result.exitStatus());
    return result.output();
  }

  /** Bash lists functions by their names, which differ. */
  private static List<String> sorted(String functions) {
    return Stream.of(functions.split("(?m)^(?=\\w+ \\(\\))")).sorted().toList();
  }

  private static String library() throws IOException {
    try (InputStream script =
        CompactScript.class.getResourceAsStream("/stackscripts/replicate-bucket/script.sh")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
