package dev.replinode.cli;

import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.storage.BucketRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Opens sessions; the one seam between the command line and the rest of the program. */
public interface Sessions {
  /**
   * Buckets that a sandbox makes before the command runs.
   *
   * @param all every bucket to make
   * @param filled those that get objects, the same ones
   */
  record SandboxBuckets(List<BucketRef> all, List<BucketRef> filled) {
    /** No buckets. */
    public static SandboxBuckets none() {
      return new SandboxBuckets(List.of(), List.of());
    }
  }

  /** A session by the user's options and environment; nothing is sent yet. */
  Session open(GlobalOptions options, ProgressRenderer progress, SandboxBuckets buckets);

  /**
   * A session for a command that works with storage alone: without a token, only asking the account
   * for something fails, and tells where a token was looked for. A profile that was named is not
   * passed over.
   */
  default Session openForStorage(
      GlobalOptions options, ProgressRenderer progress, SandboxBuckets buckets) {
    return open(options, progress, buckets);
  }

  /**
   * Works within a session, or without one where no token is found: opening sends nothing, so that
   * not being allowed to means just that. A profile that was named is not passed over.
   *
   * @param without what to do otherwise; it is told where a token was looked for
   * @throws ReplinodeException whatever else opening or the work ends in
   */
  default <T> T ifToken(
      GlobalOptions options,
      ProgressRenderer progress,
      SandboxBuckets buckets,
      Function<Session, T> with,
      Function<ReplinodeException, T> without) {
    Session opened;
    try {
      opened = open(options, progress, buckets);
    } catch (ReplinodeException e) {
      if (e.kind() != Kind.NOT_AUTHORIZED || options.profile().isPresent()) {
        throw e;
      }
      return without.apply(e);
    }
    try (Session session = opened) {
      return with.apply(session);
    }
  }

  /** What needs no account; nothing of it is made before it is asked for. */
  Local local();

  /**
   * Runs a sandbox in the foreground until a signal ends it.
   *
   * @param longest after which time it ends by itself; empty: never
   * @return its exit code
   */
  int runSandbox(List<String> arguments, Optional<Duration> longest);

  /**
   * What the sandbox says of its own options.
   *
   * @throws dev.replinode.domain.ReplinodeException usage, when it is not installed
   */
  String sandboxHelp();

  /**
   * What an instance of a running sandbox has printed so far.
   *
   * @param warnings told what is not safe about a file of the user's
   * @throws dev.replinode.domain.ReplinodeException usage, when the API is not on this machine;
   *     otherwise what came of asking
   */
  String sandboxConsole(GlobalOptions options, Consumer<String> warnings, int instance);
}
