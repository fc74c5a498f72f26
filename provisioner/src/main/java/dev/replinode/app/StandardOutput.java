package dev.replinode.app;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Standard output that remembers whether something could not be written: writers swallow that, and
 * a result that nobody got is no success.
 */
final class StandardOutput extends FilterOutputStream {
  private static final Path LINK = Path.of("/proc/self/fd/1");

  private final Path link;
  private IOException lost;

  StandardOutput(OutputStream out) {
    this(out, LINK);
  }

  /**
   * Another output.
   *
   * @param link a symbolic link that names what is written to, as Linux has it
   */
  StandardOutput(OutputStream out, Path link) {
    super(out);
    this.link = link;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      lost = e;
      throw e;
    }
  }

  /** Why something is missing; empty when nothing is, or when a reader has had enough of it. */
  synchronized Optional<String> loss() {
    return Optional.ofNullable(lost).filter(e -> !isPipe()).map(IOException::getMessage);
  }

  private boolean isPipe() {
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("pipe:") || target.startsWith("socket:");
    } catch (IOException e) {
      return false;
    }
  }
}
