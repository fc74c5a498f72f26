package dev.replinode.sandbox.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What buckets say of settings that nobody has made: versioning, CORS, lifecycle and the like, and
 * of the versions that there are without. s3proxy answers 501 to them; here they are answered as
 * Ceph's gateway does for a plain bucket.
 */
final class Settings {
  private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

  private static final String VERSIONS = "versions";

  /** Documents of settings that are there and say nothing. */
  private static final Map<String, String> EMPTY =
      Map.of(
          "versioning", "<VersioningConfiguration" + NAMESPACE + "></VersioningConfiguration>",
          "logging", "<BucketLoggingStatus" + NAMESPACE + "></BucketLoggingStatus>",
          "notification",
              "<NotificationConfiguration" + NAMESPACE + "></NotificationConfiguration>",
          "requestPayment",
              "<RequestPaymentConfiguration"
                  + NAMESPACE
                  + "><Payer>BucketOwner</Payer></RequestPaymentConfiguration>",
          "tagging", "<Tagging" + NAMESPACE + "><TagSet></TagSet></Tagging>");

  /** Codes of settings that are not there. */
  private static final Map<String, String> ABSENT =
      Map.of(
          "cors", "NoSuchCORSConfiguration",
          "lifecycle", "NoSuchLifecycleConfiguration",
          "policy", "NoSuchBucketPolicy",
          "website", "NoSuchWebsiteConfiguration",
          "replication", "ReplicationConfigurationNotFoundError",
          "encryption", "ServerSideEncryptionConfigurationNotFoundError",
          "object-lock", "ObjectLockConfigurationNotFoundError",
          "publicAccessBlock", "NoSuchPublicAccessBlockConfiguration");

  private final EndpointStore store;
  private final KeyRing keys;

  Settings(EndpointStore store, KeyRing keys) {
    this.store = store;
    this.keys = keys;
  }

  /** Answers a signed question for a setting; {@code false} when the request is another one. */
  boolean answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<String> setting =
        request.getMethod().equals("GET") ? setting(request.getQueryString()) : Optional.empty();
    Optional<SigV4> signature = SigV4.read(request.getHeader("Authorization"));
    if (setting.isEmpty() || signature.isEmpty()) {
      return false;
    }
    String[] path = request.getRequestURI().split("/", 3);
    String region = store.endpoint().region();
    Optional<KeyGrant> grant = keys.find(signature.get().accessKey(), region);
    if (grant.isEmpty()) {
      refuse(response, 403, "InvalidAccessKeyId");
    } else if (!signature.get().fits(request, grant.get().secret())) {
      refuse(response, 403, "SignatureDoesNotMatch");
    } else if (!grant.get().mayRead(region, path[1])) {
      refuse(response, 403, "AccessDenied");
    } else if (store.bucket(path[1]).isEmpty()) {
      refuse(response, 404, "NoSuchBucket");
    } else if (setting.get().equals(VERSIONS)) {
      versions(store.bucket(path[1]).get(), request, response);
    } else if (EMPTY.containsKey(setting.get())) {
      S3Error.document(response, "GET", 200, EMPTY.get(setting.get()));
    } else {
      refuse(response, 404, ABSENT.get(setting.get()));
    }
    return true;
  }

  private static void versions(
      Bucket bucket, HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<String> document = VersionListing.of(bucket, request);
    if (document.isEmpty()) {
      refuse(response, 400, "InvalidArgument");
    } else {
      S3Error.document(response, "GET", 200, document.get());
    }
  }

  /** The start of a document of S3. */
  static String open(String name) {
    return "<" + name + NAMESPACE + ">";
  }

  private static Optional<String> setting(String query) {
    return Stream.of((query == null ? "" : query).split("&", -1))
        .map(parameter -> parameter.split("=", 2)[0])
        .filter(
            name -> EMPTY.containsKey(name) || ABSENT.containsKey(name) || name.equals(VERSIONS))
        .findFirst();
  }

  private static void refuse(HttpServletResponse response, int status, String code)
      throws IOException {
    S3Error.send(response, "GET", status, code, "");
  }
}
