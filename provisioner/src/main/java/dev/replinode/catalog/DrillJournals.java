package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.drill.Journals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Journals as files of a folder of the user's, one a pair of buckets. The file is locked while its
 * drill runs; the system lets go of the lock when the process dies, however it dies. A journal is
 * removed only by who holds its lock.
 */
public final class DrillJournals implements Journals {
  private static final String SUFFIX = ".journal";

  /** So often a journal may be removed between opening and locking it. */
  private static final int TRIES = 5;

  private final Path folder;

  /** Journals in {@code folder}, which is made when it is needed. */
  public DrillJournals(Path folder) {
    this.folder = folder;
  }

  @Override
  public Open open(String lock, Unfinished drill) {
    String subject = "drill of " + drill.source() + " and " + drill.dest();
    Path path = path(lock);
    try {
      Files.createDirectories(folder);
      LockedFile file = locked(path, subject);
      if (!JournalText.read(lock, file.text()).undone().isEmpty()) {
        file.close();
        throw ReplinodeException.refused(
                subject, "an earlier drill was cut and has left something behind")
            .hint("replinode drill restore");
      }
      file.clear();
      return new JournalFile(path, file, JournalText.head(drill));
    } catch (IOException e) {
      throw ReplinodeException.refused("journal " + path, "it cannot be kept: " + e.getMessage());
    }
  }

  private static LockedFile locked(Path path, String subject) throws IOException {
    for (int i = 0; i < TRIES; i++) {
      LockedFile file;
      try {
        file = LockedFile.make(path);
      } catch (NoSuchFileException e) {
        continue;
      }
      if (!file.lock()) {
        String holder = named(file.text());
        file.close();
        throw ReplinodeException.refused(
            subject, "another drill of this pair is under way on this machine" + holder);
      }
      if (file.isThere()) {
        return file;
      }
      file.close();
    }
    throw ReplinodeException.refused(subject, "drills of this pair come and go: try again");
  }

  private static String named(String text) {
    return text.lines()
        .findFirst()
        .map(head -> " (" + head.replace('\t', ' ').strip() + ")")
        .orElse("");
  }

  private Path path(String lock) {
    return folder.resolve(lock + SUFFIX);
  }

  @Override
  public List<Unfinished> unfinished() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Unfinished> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList()) {
        cut(file).ifPresent(found::add);
      }
    } catch (IOException e) {
      throw ReplinodeException.refused("journals in " + folder, "they cannot be read");
    }
    return List.copyOf(found);
  }

  private static Optional<Unfinished> cut(Path path) throws IOException {
    String name = String.valueOf(path.getFileName());
    String lock = name.substring(0, name.length() - SUFFIX.length());
    try (LockedFile file = LockedFile.open(path)) {
      if (!file.lock() || !file.isThere()) {
        return Optional.empty();
      }
      String text = file.text();
      if (text.isEmpty()) {
        // It died before its first line, and so before its first deed.
        file.delete();
        return Optional.empty();
      }
      return Optional.of(JournalText.read(lock, text));
    } catch (NoSuchFileException e) {
      // Its drill has ended in good order meanwhile.
      return Optional.empty();
    }
  }

  /** A drill that began meanwhile has a journal of the same name, which is not for us to remove. */
  @Override
  public void forget(Unfinished drill) {
    try (LockedFile file = LockedFile.open(path(drill.lock()))) {
      if (file.lock()
          && file.isThere()
          && JournalText.read(drill.lock(), file.text()).drillId().equals(drill.drillId())) {
        file.delete();
      }
    } catch (NoSuchFileException e) {
      // It is forgotten already.
      return;
    } catch (IOException e) {
      throw ReplinodeException.of(
          Kind.CLEAN_UP_INCOMPLETE, "journal of drill " + drill.drillId(), e.getMessage());
    }
  }
}
