package dev.replinode.catalog;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.drill.Journals;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Journals as files of a folder of the user's, one a pair of buckets. The file is locked while its
 * drill runs; the system lets go of the lock when the process dies, however it dies.
 */
public final class DrillJournals implements Journals {
  private static final String SUFFIX = ".journal";

  private final Path folder;

  /** Journals in {@code folder}, which is made when it is needed. */
  public DrillJournals(Path folder) {
    this.folder = folder;
  }

  @Override
  public Open open(String lock, Unfinished drill) {
    Path file = folder.resolve(lock + SUFFIX);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      if (!isMine(channel)) {
        channel.close();
        throw ReplinodeException.refused(
            "drill of " + drill.source() + " and " + drill.dest(),
            "another drill of this pair is under way on this machine" + named(file));
      }
      if (channel.size() > 0 && !JournalText.read(lock, text(file)).undone().isEmpty()) {
        channel.close();
        throw ReplinodeException.refused(
                "drill of " + drill.source() + " and " + drill.dest(),
                "an earlier drill was cut and has left something behind")
            .hint("replinode drill restore");
      }
      channel.truncate(0);
      return new JournalFile(file, channel, JournalText.head(drill));
    } catch (IOException e) {
      throw ReplinodeException.refused("journal " + file, "it cannot be kept: " + e.getMessage());
    }
  }

  private static boolean isMine(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static String named(Path file) {
    try {
      return text(file)
          .lines()
          .findFirst()
          .map(head -> " (" + head.replace('\t', ' ').strip() + ")")
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file);
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

  private static Optional<Unfinished> cut(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    String lock = name.substring(0, name.length() - SUFFIX.length());
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      if (!isMine(channel)) {
        return Optional.empty();
      }
      String text = text(file);
      if (text.isEmpty()) {
        // It died before its first line, and so before its first deed.
        Files.deleteIfExists(file);
        return Optional.empty();
      }
      return Optional.of(JournalText.read(lock, text));
    }
  }

  @Override
  public void forget(Unfinished drill) {
    try {
      Files.deleteIfExists(folder.resolve(drill.lock() + SUFFIX));
    } catch (IOException e) {
      throw ReplinodeException.of(
          Kind.CLEAN_UP_INCOMPLETE, "journal of drill " + drill.drillId(), e.getMessage());
    }
  }
}
