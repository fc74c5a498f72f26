package dev.replinode.domain.storage;

import dev.replinode.domain.storage.StorageException.Kind;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares who may do what with two copies. A server that does not tell, or tells not this key, is
 * asked no further after a few objects; where grants were ever read, a refusal is a matter of that
 * object alone.
 */
final class AclCheck {
  /** So many refusals in a row, and no answer before, are a matter of the key. */
  private static final int ENOUGH = 10;

  private final Comparison.Side source;
  private final Comparison.Side dest;
  private final AtomicLong unread = new AtomicLong();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean isAnyRead;

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
    if (!isAnyRead && refused.get() >= ENOUGH) {
      unread.incrementAndGet();
      return Grants.ALIKE;
    }
    try {
      Optional<ObjectAcl> a = source.store().acl(source.bucket(), key);
      Optional<ObjectAcl> b = dest.store().acl(dest.bucket(), key);
      isAnyRead = true;
      return a.isEmpty() || b.isEmpty() ? Grants.GONE : compared(a.get(), b.get());
    } catch (StorageException e) {
      if (e.kind() != Kind.ACCESS_DENIED && e.kind() != Kind.OTHER) {
        throw e;
      }
      refused.incrementAndGet();
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
