package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * What {@code replinode sandbox --help} says. After a wanted change {@code
 * -Dreplinode.golden=write} writes it anew.
 */
class HelpTextTest {
  private static final Path GOLDEN = Path.of("src/test/resources/help/sandbox");

  @Test
  void is_as_it_was_agreed() throws IOException {
    String text = new CommandLine(new Arguments()).getUsageMessage();

    if ("write".equals(System.getProperty("replinode.golden"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, text);
    }

    assertEquals(Files.readString(GOLDEN), text);
  }
}
