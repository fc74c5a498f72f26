package dev.replinode.domain.storage;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Who may do what with one object.
 *
 * @param grants {@code GRANTEE:PERMISSION} each; the grantee is {@code owner}, a group of S3 such
 *     as {@code AllUsers}, or an id; the permission is S3's word
 */
public record ObjectAcl(SortedSet<String> grants) {
  private static final String EVERYBODY = "AllUsers:";

  /** Copies the grants. */
  public ObjectAcl {
    grants = Collections.unmodifiableSortedSet(new TreeSet<>(grants));
  }

  /** Whether anybody may read the object without a key. */
  public boolean isPublic() {
    return grants.contains(EVERYBODY + "READ") || grants.contains(EVERYBODY + "FULL_CONTROL");
  }

  @Override
  public String toString() {
    return String.join(", ", grants);
  }
}
