package dev.replinode.domain.publish;

import java.nio.file.Path;
import java.util.Optional;

/** Tells where folders stand in their version control. */
public interface Revisions {
  /** The folder's revision; nothing when it is in none, or no git is installed. */
  Optional<Revision> of(Path folder);
}
