package dev.replinode.domain.storage;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares who may do what with two copies. A server that does not tell, or tells not this key, is
 * asked no further after a few objects; where grants were ever read, a refusal is a matter of that
 * object alone.
 */
final class AclCheck {
  private final Comparison.Side source;
  private final Comparison.Side dest;
  private final AtomicLong unread = new AtomicLong();
  private final Refusals refusals = new Refusals(10);

  AclCheck(Comparison.Side source, Comparison.Side dest) {
    this.source = source;
    this.dest = dest;
  }

  /**
   * What came of it.
   *
   * @param mismatch what is not the same; empty when it is, and when it cannot be told
   * @param isGone whether at least one copy was not there any more
   */
  record Grants(Optional<Mismatch> mismatch, boolean isGone) {
    private static final Grants ALIKE = new Grants(Optional.empty(), false);
    private static final Grants GONE = new Grants(Optional.empty(), true);
  }

  Grants compare(String key) {
    if (refusals.isOfEverything()) {
      unread.incrementAndGet();
      return Grants.ALIKE;
    }
    try {
      Optional<ObjectAcl> a = source.store().acl(source.bucket(), key);
      Optional<ObjectAcl> b = dest.store().acl(dest.bucket(), key);
      refusals.answered();
      return a.isEmpty() || b.isEmpty() ? Grants.GONE : compared(a.get(), b.get());
    } catch (StorageException e) {
      if (!Refusals.isRefusal(e)) {
        throw e;
      }
      refusals.refused(e);
      unread.incrementAndGet();
      return Grants.ALIKE;
    }
  }

  private static Grants compared(ObjectAcl a, ObjectAcl b) {
    return a.equals(b)
        ? Grants.ALIKE
        : new Grants(
            Optional.of(
                new Mismatch(Mismatch.ACL, Optional.of(a.toString()), Optional.of(b.toString()))),
            false);
  }

  /** For how many objects it could not be told. */
  long unread() {
    return unread.get();
  }
}
