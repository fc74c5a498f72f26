package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.drill.Journals;
import dev.replinode.domain.drill.Undo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One journal; each line is on the disk before the call returns. */
final class JournalFile implements Journals.Open {
  private final Path path;
  private final LockedFile file;
  private final List<Undo> open = new ArrayList<>();

  JournalFile(Path path, LockedFile file, String head) {
    this.path = path;
    this.file = file;
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
      file.append(line);
    } catch (IOException e) {
      throw ReplinodeException.refused(
          "journal " + path, "it cannot be written: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    try (file) {
      if (open.isEmpty()) {
        file.delete();
      }
    } catch (IOException e) {
      throw ReplinodeException.refused("journal " + path, "it cannot be closed: " + e.getMessage());
    }
  }
}
