package dev.replinode.sandbox.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of buckets: CORS, lifecycle and website can be made and are remembered; of the
 * others, and of the versions that there are without, it is told as Ceph's gateway does for a plain
 * bucket. s3proxy answers 501 to all of them.
 */
public final class BucketSettings {
  /** Which pages of other origins may use a bucket. */
  public static final String CORS = "cors";

  private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

  /** What the platform sets when somebody asks its API for CORS: everything from everywhere. */
  static final String OPEN_CORS =
      "<CORSConfiguration"
          + NAMESPACE
          + "><CORSRule><AllowedMethod>GET</AllowedMethod><AllowedMethod>PUT</AllowedMethod>"
          + "<AllowedMethod>DELETE</AllowedMethod><AllowedMethod>HEAD</AllowedMethod>"
          + "<AllowedMethod>POST</AllowedMethod><AllowedOrigin>*</AllowedOrigin>"
          + "<AllowedHeader>*</AllowedHeader></CORSRule></CORSConfiguration>";

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
          CORS,
          "NoSuchCORSConfiguration",
          "lifecycle",
          "NoSuchLifecycleConfiguration",
          "policy",
          "NoSuchBucketPolicy",
          "website",
          "NoSuchWebsiteConfiguration",
          "replication",
          "ReplicationConfigurationNotFoundError",
          "encryption",
          "ServerSideEncryptionConfigurationNotFoundError",
          "object-lock",
          "ObjectLockConfigurationNotFoundError",
          "publicAccessBlock",
          "NoSuchPublicAccessBlockConfiguration");

  private final EndpointStore store;
  private final KeyRing keys;

  BucketSettings(EndpointStore store, KeyRing keys) {
    this.store = store;
    this.keys = keys;
  }

  /** Answers a signed request about a setting; {@code false} when the request is another one. */
  boolean answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Optional<String> setting = setting(request.getQueryString());
    boolean isRead = request.getMethod().equals("GET");
    Optional<SigV4> signature = SigV4.read(request.getHeader("Authorization"));
    if (setting.isEmpty()
        || signature.isEmpty()
        || !(isRead || SettingDocument.isFor(setting.get(), request.getMethod()))) {
      return false;
    }
    String[] path = request.getRequestURI().split("/", 3);
    Optional<String> refusal = refusal(path[1], request, signature.get());
    if (refusal.isPresent()) {
      refuse(request, response, refusal.get());
    } else if (isRead) {
      tell(setting.get(), store.bucket(path[1]).orElseThrow(), request, response);
    } else {
      change(setting.get(), store.bucket(path[1]).orElseThrow(), request, response);
    }
    return true;
  }

  /** The code with which S3 refuses; empty when it is allowed and the bucket is there. */
  private Optional<String> refusal(String bucket, HttpServletRequest request, SigV4 signature) {
    String region = store.endpoint().region();
    Optional<KeyGrant> grant = keys.find(signature.accessKey(), region);
    if (grant.isEmpty()) {
      return Optional.of("InvalidAccessKeyId");
    }
    if (!signature.fits(request, grant.get().secret())) {
      return Optional.of("SignatureDoesNotMatch");
    }
    boolean isRead = request.getMethod().equals("GET");
    boolean isAllowed =
        isRead ? grant.get().mayRead(region, bucket) : grant.get().mayWrite(region, bucket);
    if (!isAllowed) {
      return Optional.of("AccessDenied");
    }
    return store.bucket(bucket).isEmpty() ? Optional.of("NoSuchBucket") : Optional.empty();
  }

  private static void tell(
      String setting, Bucket bucket, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<String> document =
        setting.equals(VERSIONS)
            ? VersionListing.of(bucket, request)
            : bucket.setting(setting).or(() -> Optional.ofNullable(EMPTY.get(setting)));
    if (document.isPresent()) {
      S3Error.document(response, "GET", 200, document.get());
    } else {
      refuse(request, response, ABSENT.getOrDefault(setting, "InvalidArgument"));
    }
  }

  private void change(
      String setting, Bucket bucket, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getMethod().equals("DELETE")) {
      store.set(bucket, setting, Optional.empty());
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    SettingDocument document = SettingDocument.read(request);
    Optional<String> wrong = document.wrong(setting);
    if (wrong.isPresent()) {
      refuse(request, response, wrong.get());
    } else {
      store.set(bucket, setting, Optional.of(document.text()));
      response.setStatus(HttpServletResponse.SC_OK);
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

  private static void refuse(HttpServletRequest request, HttpServletResponse response, String code)
      throws IOException {
    int status = S3Error.status(code);
    S3Error.send(response, request.getMethod(), status, code, "");
  }
}
