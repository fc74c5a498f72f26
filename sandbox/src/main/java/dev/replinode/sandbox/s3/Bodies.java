package dev.replinode.sandbox.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Keeps the bytes of objects: a few in memory, as long as they are not too many in all, and more in
 * files, so that large objects do not fill the heap.
 */
final class Bodies {
  private static final int SMALL_BYTES = 8 << 10;
  private static final long MOST_IN_MEMORY_BYTES = 64L << 20;
  private static final int BUFFER_BYTES = 256 << 10;

  /** A reader that has just looked an object up may still have to open its file. */
  private static final int KEPT_AFTER_REMOVAL = 256;

  private final Path folder;
  private final Deque<Path> discarded = new ArrayDeque<>();
  private final Set<String> shards = ConcurrentHashMap.newKeySet();
  private final AtomicLong inMemory = new AtomicLong();

  /** What was written, with the length and MD5 (hexadecimal) of its bytes. */
  record Written(Body body, long size, String md5) {}

  /** Keeps files in {@code folder}, which is made when it is missing. */
  Bodies(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  /** Reads to the end and keeps it; nothing is kept when reading fails. */
  Written write(InputStream bytes) throws IOException {
    MessageDigest md5 = md5();
    InputStream digesting = new DigestInputStream(bytes, md5);
    byte[] start = digesting.readNBytes(SMALL_BYTES + 1);
    if (start.length <= SMALL_BYTES && inMemory.get() < MOST_IN_MEMORY_BYTES) {
      inMemory.addAndGet(start.length);
      return new Written(Body.InMemory.of(start), start.length, hex(md5));
    }
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), digesting);
    Path file = newFile();
    try (OutputStream out = Files.newOutputStream(file)) {
      long size = copy(whole, out);
      return new Written(new Body.InFile(file), size, hex(md5));
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** A body that an earlier sandbox had in memory. */
  Body restore(byte[] content) {
    inMemory.addAndGet(content.length);
    return Body.InMemory.of(content);
  }

  Path folder() {
    return folder;
  }

  /** Deletes every file but these. */
  void retain(Set<Path> used) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).filter(f -> !used.contains(f)).forEach(Bodies::delete);
    }
  }

  /** Forgets a body; its file goes in a little while. */
  void discard(Body body) {
    if (body instanceof Body.InMemory memory) {
      inMemory.addAndGet(-memory.size());
    } else if (body instanceof Body.InFile stored) {
      discard(stored.file());
    }
  }

  private synchronized void discard(Path file) {
    discarded.addLast(file);
    if (discarded.size() > KEPT_AFTER_REMOVAL) {
      delete(discarded.removeFirst());
    }
  }

  /** A file in one of 256 folders, so that none gets very large. */
  private Path newFile() throws IOException {
    String name = UUID.randomUUID().toString();
    String shard = name.substring(0, 2);
    if (!shards.contains(shard)) {
      Files.createDirectories(folder.resolve(shard));
      shards.add(shard);
    }
    return folder.resolve(shard).resolve(name);
  }

  private static long copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long size = 0;
    for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
      to.write(buffer, 0, count);
      size += count;
    }
    return size;
  }

  static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The whole folder goes when the sandbox ends; a file more until then does no harm.
    }
  }
}
