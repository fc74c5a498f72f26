package dev.replinode.replicate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each test a {@link Bench}; two regions are started once for all tests that share them. */
final class Regions implements ParameterResolver {
  /** An account-wide key of both regions. */
  static final S3Key KEY = new S3Key("ACCOUNTKEY", "account+wide/secret", Map.of());

  private static final ExtensionContext.Namespace SPACE =
      ExtensionContext.Namespace.create(Regions.class);

  private final boolean isShared;
  private final Supplier<Path> rclone;

  /** The regions that all tests share, for what does not depend on the version of rclone. */
  Regions() {
    this(true, OldRclone::preferred);
  }

  private Regions(boolean isShared, Supplier<Path> rclone) {
    this.isShared = isShared;
    this.rclone = rclone;
  }

  /** The regions that all tests share, with another rclone. */
  static Regions with(Supplier<Path> rclone) {
    return new Regions(true, rclone);
  }

  /** Two regions for the tests of one class alone. */
  static Regions ofItsOwn(Supplier<Path> rclone) {
    return new Regions(false, rclone);
  }

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
    Path program = rclone.get();
    Servers servers = scope(context).computeIfAbsent(Servers.class, key -> start(), Servers.class);
    Folder folder =
        context.getStore(SPACE).computeIfAbsent(Folder.class, key -> folder(), Folder.class);
    try {
      return new Bench(
          servers.source(),
          servers.dest(),
          servers.count().incrementAndGet(),
          new Machine(folder.path(), program));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A store looks into those above it as well: what is not shared needs a name of its own. */
  private ExtensionContext.Store scope(ExtensionContext context) {
    return isShared
        ? context.getRoot().getStore(SPACE)
        : context.getParent().orElseThrow().getStore(SPACE.append(this));
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
