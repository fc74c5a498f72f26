package dev.replinode.sandbox.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Keeps the bytes of objects in files, so that large objects do not fill the heap. */
final class BodyFiles {
  /** A reader that has just looked an object up may still have to open its file. */
  private static final int KEPT_AFTER_REMOVAL = 256;

  private final Path folder;
  private final Deque<Path> discarded = new ArrayDeque<>();
  private final Set<String> shards = ConcurrentHashMap.newKeySet();

  /** A file that was written, with the length and MD5 (hexadecimal) of its bytes. */
  record Written(Path file, long size, String md5) {}

  /** Keeps files in {@code folder}, which is made when it is missing. */
  BodyFiles(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  Written write(InputStream bytes) throws IOException {
    String name = UUID.randomUUID().toString();
    Path file = shard(name.substring(0, 2)).resolve(name);
    MessageDigest md5 = md5();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), md5)) {
      long size = bytes.transferTo(out);
      return new Written(file, size, HexFormat.of().formatHex(md5.digest()));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** One of 256 folders, so that none gets very large. */
  private Path shard(String name) throws IOException {
    Path shard = folder.resolve(name);
    if (!shards.contains(name)) {
      Files.createDirectories(shard);
      shards.add(name);
    }
    return shard;
  }

  Path folder() {
    return folder;
  }

  /** Deletes every file but these. */
  void retain(Set<Path> used) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).filter(f -> !used.contains(f)).forEach(BodyFiles::delete);
    }
  }

  /** Deletes the file in a little while. */
  synchronized void discard(Path file) {
    discarded.addLast(file);
    if (discarded.size() > KEPT_AFTER_REMOVAL) {
      delete(discarded.removeFirst());
    }
  }

  static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The whole folder goes when the sandbox ends; a file more until then does no harm.
    }
  }
}
