package dev.replinode.cli;

import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.ProgressRenderer;

/** A verb that works with an account: opens a session, runs, prints one result. */
abstract class SessionCommand extends ResultCommand {
  private final Sessions sessions;

  SessionCommand(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Does the work within {@code session}. */
  abstract void run(Session session, ProgressRenderer progress);

  /** The buckets that a sandbox makes first. */
  SandboxBuckets sandboxBuckets() {
    return SandboxBuckets.none();
  }

  @Override
  public final Integer call() {
    validate();
    ProgressRenderer progress = root().progress(err());
    try (Session session = sessions.open(options(), progress, sandboxBuckets())) {
      run(session, progress);
    } finally {
      progress.clear();
    }
    return finish();
  }

  /** What is done on this machine alone. */
  final Local local() {
    return sessions.local();
  }
}
