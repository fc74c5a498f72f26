package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.Journals;
import dev.replinode.domain.drill.Undo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One journal; each line is on the disk before the call returns. */
final class JournalFile implements Journals.Open {
  private final Path file;
  private final FileChannel channel;
  private final List<Undo> open = new ArrayList<>();

  JournalFile(Path file, FileChannel channel, String head) {
    this.file = file;
    this.channel = channel;
    write(head);
  }

  @Override
  public void intend(Undo undo) {
    open.add(undo);
    write(JournalText.line("intend", undo));
  }

  @Override
  public void done(Undo undo) {
    open.remove(undo);
    write(JournalText.line("done", undo));
  }

  private void write(String line) {
    try {
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    } catch (IOException e) {
      throw ReplinodeException.refused(
          "journal " + file, "it cannot be written: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      if (open.isEmpty()) {
        Files.deleteIfExists(file);
      }
      channel.close();
    } catch (IOException e) {
      throw ReplinodeException.refused("journal " + file, "it cannot be closed: " + e.getMessage());
    }
  }
}
