package dev.replinode.cli;

import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.storage.BucketRef;
import java.util.List;
import java.util.Optional;

/** Opens sessions; the one seam between the command line and the rest of the program. */
public interface Sessions {
  /**
   * Buckets that a sandbox makes before the command runs.
   *
   * @param all every bucket to make
   * @param filled the one that gets objects
   */
  record SandboxBuckets(List<BucketRef> all, Optional<BucketRef> filled) {
    /** No buckets. */
    public static SandboxBuckets none() {
      return new SandboxBuckets(List.of(), Optional.empty());
    }
  }

  /** A session by the user's options and environment; nothing is sent yet. */
  Session open(GlobalOptions options, ProgressRenderer progress, SandboxBuckets buckets);

  /** What needs no account; nothing of it is made before it is asked for. */
  Local local();

  /**
   * Runs a sandbox in the foreground until a signal ends it.
   *
   * @return its exit code
   */
  int runSandbox(List<String> arguments);
}
