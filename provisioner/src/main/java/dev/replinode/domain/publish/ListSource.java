package dev.replinode.domain.publish;

import java.util.Set;

/** Reads the platform's lists that a {@code oneOf} can follow. */
public interface ListSource {
  /** The lists of these names; those of the tool itself where the token may not read them. */
  PlatformLists read(Set<String> names);
}
