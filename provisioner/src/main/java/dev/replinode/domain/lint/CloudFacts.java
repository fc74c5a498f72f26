package dev.replinode.domain.lint;

import dev.replinode.domain.replicator.Cloud;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Asks an account; each thing once, however often scripts name it. */
public final class CloudFacts implements PlatformFacts {
  private final Cloud cloud;
  private final Map<String, Optional<ImageFact>> images = new HashMap<>();
  private final Map<Long, Boolean> scripts = new HashMap<>();

  /** The facts as {@code cloud} tells them. */
  public CloudFacts(Cloud cloud) {
    this.cloud = cloud;
  }

  @Override
  public Optional<ImageFact> image(String id) {
    return images.computeIfAbsent(
        id,
        wanted ->
            cloud
                .platform()
                .image(wanted)
                .map(image -> new ImageFact(image.isDeprecated(), image.endOfLife())));
  }

  @Override
  public boolean hasStackScript(long id) {
    return scripts.computeIfAbsent(id, wanted -> cloud.stackScripts().find(wanted).isPresent());
  }
}
