package dev.replinode.sandbox.s3;

import com.google.common.io.ByteSource;
import com.google.common.io.Files;
import java.nio.file.Path;

/** Where the bytes of an object are. */
sealed interface Body {

  /** The bytes, to be read as often as wanted. */
  ByteSource bytes();

  /** In a file of their own. */
  record InFile(Path file) implements Body {
    @Override
    public ByteSource bytes() {
      return Files.asByteSource(file.toFile());
    }
  }

  /**
   * In memory; for few bytes a file costs more than all the rest of a request.
   *
   * @param size how many
   */
  record InMemory(ByteSource bytes, int size) implements Body {
    static InMemory of(byte[] content) {
      return new InMemory(ByteSource.wrap(content), content.length);
    }
  }
}
