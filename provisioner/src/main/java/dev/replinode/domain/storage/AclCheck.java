package dev.replinode.domain.storage;

import dev.replinode.domain.storage.StorageException.Kind;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares who may do what with two copies. A server that does not tell, or tells not this key, is
 * asked no further: it is a matter of the key, not of the object.
 */
final class AclCheck {
  private final Comparison.Side source;
  private final Comparison.Side dest;
  private final AtomicLong unread = new AtomicLong();
  private volatile boolean isRefused;

  AclCheck(Comparison.Side source, Comparison.Side dest) {
    this.source = source;
    this.dest = dest;
  }

  /** What is not the same; empty when it is, and when it cannot be told. */
  Optional<Mismatch> compare(String key) {
    if (isRefused) {
      unread.incrementAndGet();
      return Optional.empty();
    }
    try {
      Optional<ObjectAcl> a = source.store().acl(source.bucket(), key);
      Optional<ObjectAcl> b = dest.store().acl(dest.bucket(), key);
      return a.equals(b)
          ? Optional.empty()
          : Optional.of(
              new Mismatch(Mismatch.ACL, a.map(ObjectAcl::toString), b.map(ObjectAcl::toString)));
    } catch (StorageException e) {
      if (e.kind() != Kind.ACCESS_DENIED && e.kind() != Kind.OTHER) {
        throw e;
      }
      isRefused = true;
      unread.incrementAndGet();
      return Optional.empty();
    }
  }

  /** For how many objects it could not be told. */
  long unread() {
    return unread.get();
  }
}
