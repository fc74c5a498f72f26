package dev.replinode.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page quotes what the tool says, so that people find it by searching for their message. */
class TroubleshootingPageTest {
  private static final Path PAGE = Path.of("../docs/troubleshooting.md");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern BOLD = Pattern.compile("\\*\\*(.+?)\\*\\*");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]+)\"");
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");

  @Test
  void every_message_that_it_quotes_is_one_of_ours() throws IOException {
    String said = JOINED.matcher(sources()).replaceAll("");
    List<String> quoted =
        BOLD.matcher(Files.readString(PAGE))
            .results()
            .flatMap(bold -> QUOTED.matcher(bold.group(1)).results())
            .map(quote -> quote.group(1))
            .toList();

    assertTrue(quoted.size() > 2, "the page is read wrongly");
    for (String message : quoted) {
      assertTrue(said.contains(message), message);
    }
  }

  private static String sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(TroubleshootingPageTest::read)
          .collect(Collectors.joining());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
