package dev.replinode.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {
  @TempDir Path folder;

  @Test
  void passes_everything_on() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    StandardOutput output = new StandardOutput(written);

    print(output, "grüße");

    assertEquals("grüße", written.toString(StandardCharsets.UTF_8));
    assertEquals(Optional.empty(), output.loss());
  }

  @Test
  void remembers_what_a_writer_swallows() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("1"), Path.of("full"));
    StandardOutput output = new StandardOutput(new Full(), link);

    print(output, "result");

    assertEquals(Optional.of("No space left on device"), output.loss());
  }

  @Test
  void a_reader_that_has_had_enough_is_no_loss() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("1"), Path.of("pipe:[4711]"));
    StandardOutput output = new StandardOutput(new Full(), link);

    print(output, "result");

    assertEquals(Optional.empty(), output.loss());
  }

  private static void print(StandardOutput output, String text) {
    PrintWriter writer = new PrintWriter(output, true, StandardCharsets.UTF_8);
    writer.print(text);
    writer.flush();
  }

  private static final class Full extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      throw new IOException("No space left on device");
    }
  }
}
