package dev.replinode.sandbox.api;

import java.util.List;

/** Access to a bucket as S3 writes it, which the API passes on as text. */
final class BucketAccessXml {
  private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";
  private static final String INSTANCE = " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
  private static final String OWNER = "<ID>sandbox</ID><DisplayName>sandbox</DisplayName>";

  private BucketAccessXml() {}

  /** The grants that a canned word stands for: those to groups, then the owner's. */
  static String policy(String acl) {
    StringBuilder grants = new StringBuilder();
    for (String permission : permissions(acl)) {
      String group = acl.startsWith("public") ? "AllUsers" : "AuthenticatedUsers";
      String uri = "<URI>http://acs.amazonaws.com/groups/global/" + group + "</URI>";
      grants.append(grant("Group", uri, permission));
    }
    grants.append(grant("CanonicalUser", OWNER, "FULL_CONTROL"));
    return "<AccessControlPolicy"
        + NAMESPACE
        + "><Owner>"
        + OWNER
        + "</Owner><AccessControlList>"
        + grants
        + "</AccessControlList></AccessControlPolicy>";
  }

  private static List<String> permissions(String acl) {
    return switch (acl) {
      case "public-read-write" -> List.of("READ", "WRITE");
      case "public-read", "authenticated-read" -> List.of("READ");
      default -> List.of();
    };
  }

  private static String grant(String type, String who, String permission) {
    return "<Grant><Grantee"
        + INSTANCE
        + " xsi:type=\""
        + type
        + "\">"
        + who
        + "</Grantee><Permission>"
        + permission
        + "</Permission></Grant>";
  }
}
