package dev.replinode.domain.lint;

import java.time.Instant;
import java.util.Optional;

/** What only the platform knows of the things that scripts and manifests name. */
public interface PlatformFacts {
  /**
   * An image.
   *
   * @param isDeprecated it may vanish
   * @param endOfLife when its distribution's support ends; absent when not told
   */
  record ImageFact(boolean isDeprecated, Optional<Instant> endOfLife) {}

  /** The image, or nothing when the account sees none of that id. */
  Optional<ImageFact> image(String id);

  /** Whether there is a StackScript of that id that this account may read. */
  boolean hasStackScript(long id);
}
