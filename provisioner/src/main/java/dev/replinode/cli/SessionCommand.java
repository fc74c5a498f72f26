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

  /** Whether the account is asked for something, whatever happens. */
  boolean needsToken() {
    return true;
  }

  /** The buckets that a sandbox makes first. */
  SandboxBuckets sandboxBuckets() {
    return SandboxBuckets.none();
  }

  @Override
  public final Integer call() {
    validate();
    ProgressRenderer progress = root().progress(err());
    try (Session session = open(progress)) {
      run(session, progress);
    } finally {
      progress.clear();
    }
    return finish();
  }

  private Session open(ProgressRenderer progress) {
    return needsToken()
        ? sessions.open(options(), progress, sandboxBuckets())
        : sessions.openForStorage(options(), progress, sandboxBuckets());
  }

  /** What is done on this machine alone. */
  final Local local() {
    return sessions.local();
  }
}
