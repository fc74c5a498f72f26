package dev.replinode.domain.storage;

import dev.replinode.domain.text.Printable;
import java.util.regex.Pattern;

/**
 * A bucket as people name it: {@code media@jp-osa-1}.
 *
 * @param bucket the bucket's label: 3 to 63 lower-case letters, digits, hyphens and dots
 * @param region an endpoint id ({@code jp-osa-1}) or a compute region ({@code jp-osa}); which of
 *     them it is, and whether it exists, only an {@link EndpointDirectory} can tell
 */
public record BucketRef(String bucket, String region) {
  // Wider than the API's rule for new buckets: S3 clients may have made others.
  private static final Pattern BUCKET =
      Pattern.compile("(?!.*\\.\\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]+");
  private static final int SHOWN = 80;

  /**
   * Checks both parts.
   *
   * @throws IllegalArgumentException a part has a form that no bucket or region has; the message is
   *     a sentence for the user
   */
  public BucketRef {
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException(
          quoted(bucket)
              + " is not a bucket name: it has 3 to 63 lower-case letters, digits, hyphens and"
              + " dots, and starts and ends with a letter or digit");
    }
    if (!REGION.matcher(region).matches()) {
      throw new IllegalArgumentException(
          quoted(region)
              + " is not a region: write an endpoint id such as jp-osa-1 or a compute region such"
              + " as jp-osa");
    }
  }

  /**
   * Reads {@code BUCKET@REGION}.
   *
   * @throws IllegalArgumentException it has another form; the message is a sentence for the user
   */
  public static BucketRef parse(String text) {
    int at = text.indexOf('@');
    if (at < 0 || at != text.lastIndexOf('@')) {
      throw new IllegalArgumentException(
          quoted(text) + " is not of the form BUCKET@REGION, such as media@jp-osa-1");
    }
    return new BucketRef(text.substring(0, at), text.substring(at + 1));
  }

  @Override
  public String toString() {
    return bucket + "@" + region;
  }

  private static String quoted(String text) {
    return '"' + Printable.of(text, SHOWN) + '"';
  }
}
