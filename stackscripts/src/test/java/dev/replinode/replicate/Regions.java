package dev.replinode.replicate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a {@link Bench}; the two regions are started once for all tests. */
final class Regions implements ParameterResolver {
  /** An account-wide key of both regions. */
  static final S3Key KEY = new S3Key("ACCOUNTKEY", "account+wide/secret", Map.of());

  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(Regions.class);

  /** What lives until the last test has ended. */
  private record Servers(LocalS3 source, LocalS3 dest, AtomicInteger count)
      implements AutoCloseable {
    @Override
    public void close() {
      source.close();
      dest.close();
    }
  }

  /** The folder of one test. */
  private record Folder(Path path) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Bench.class;
  }

  @Override
  public Bench resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Path rclone = Programs.rclone();
    Servers servers =
        context
            .getRoot()
            .getStore(SPACE)
            .computeIfAbsent(Servers.class, key -> start(), Servers.class);
    Folder folder =
        context.getStore(SPACE).computeIfAbsent(Folder.class, key -> folder(), Folder.class);
    try {
      return new Bench(
          servers.source(),
          servers.dest(),
          servers.count().incrementAndGet(),
          new Machine(folder.path(), rclone));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Servers start() {
    try {
      LocalS3 source = new LocalS3();
      LocalS3 dest = new LocalS3();
      source.add(KEY);
      dest.add(KEY);
      return new Servers(source, dest, new AtomicInteger());
    } catch (Exception e) {
      throw new IllegalStateException("the local Object Storage did not start", e);
    }
  }

  private static Folder folder() {
    try {
      return new Folder(Files.createTempDirectory("replinode-test"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
