package dev.replinode.sandbox.s3;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Addresses that let anybody do one thing to one object for a while, as the platform's API hands
 * them out. They are signed by a key that no list shows.
 */
public final class SignedUrls {
  private final String accessKey;
  private final String secret;
  private final S3Server server;
  private final InstantSource clock;

  /** Signs with a key pair that {@code server} accepts everywhere. */
  public SignedUrls(String accessKey, String secret, S3Server server, InstantSource clock) {
    this.accessKey = accessKey;
    this.secret = secret;
    this.server = server;
    this.clock = clock;
  }

  /**
   * The address for one method.
   *
   * @param type the {@code Content-Type} that must be sent with it; empty for none
   * @param life until it opens nothing any more, from now; counted in whole seconds
   */
  public String url(
      EndpointStore store, Bucket bucket, String key, String method, String type, Duration life) {
    long expires = clock.instant().plus(life).getEpochSecond();
    String path = "/" + bucket.name() + "/" + encoded(key).replace("%2F", "/");
    String signed = method + "\n\n" + type + "\n" + expires + "\n" + path;
    return server.url(store.endpoint().id())
        + path
        + "?Signature="
        + encoded(signature(signed))
        + "&Expires="
        + expires
        + "&AWSAccessKeyId="
        + accessKey;
  }

  private String signature(String text) {
    try {
      // Signature version 2, which the platform uses here, knows no other hash.
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /** Nothing of the key. */
  @Override
  public String toString() {
    return "SignedUrls[]";
  }
}
