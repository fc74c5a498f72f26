package dev.replinode.s3;

import dev.replinode.domain.storage.ObjectAcl;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.Grant;
import software.amazon.awssdk.services.s3.model.Grantee;

/** Grants of the SDK in the domain's words. */
final class S3Acls {
  private S3Acls() {}

  /**
   * The owner is called so whoever it is: two buckets of two accounts have two owners, and that is
   * no difference for who may read.
   */
  static ObjectAcl of(GetObjectAclResponse answer) {
    String owner = answer.owner() == null ? null : answer.owner().id();
    SortedSet<String> grants = new TreeSet<>();
    for (Grant grant : answer.grants()) {
      grants.add(name(grant.grantee(), owner) + ":" + grant.permissionAsString());
    }
    return new ObjectAcl(grants);
  }

  private static String name(Grantee grantee, String owner) {
    if (grantee == null) {
      return "unknown";
    }
    if (grantee.uri() != null) {
      return grantee.uri().substring(grantee.uri().lastIndexOf('/') + 1);
    }
    if (grantee.id() == null) {
      return grantee.emailAddress() == null ? "unknown" : grantee.emailAddress();
    }
    return grantee.id().equals(owner) ? "owner" : grantee.id();
  }
}
