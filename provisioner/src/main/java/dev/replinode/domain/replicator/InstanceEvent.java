package dev.replinode.domain.replicator;

/**
 * Something that happened to an instance.
 *
 * @param action such as {@code linode_create}, {@code linode_boot}; the vocabulary is open
 * @param status {@code scheduled}, {@code started}, {@code finished}, {@code failed}, {@code
 *     notification} …; the vocabulary is open
 * @param percent progress, 0 to 100; 0 when the platform tells none
 * @param message the platform's text; mostly empty, the cause when it failed
 */
public record InstanceEvent(long id, String action, String status, int percent, String message) {
  /** Whether it ended well. */
  public boolean isFinished() {
    return "finished".equals(status) || "notification".equals(status);
  }

  /** Whether it ended badly. */
  public boolean isFailed() {
    return "failed".equals(status) || "canceled".equals(status);
  }
}
