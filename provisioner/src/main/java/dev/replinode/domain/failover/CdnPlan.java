package dev.replinode.domain.failover;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a CDN needs to know to serve one bucket and fail over to another.
 *
 * @param hostname what clients ask for
 * @param backupHostname another hostname of the same property, by which the edge asks for the
 *     backup; clients never see it
 * @param standbyHostname what GTM hands out instead of the edge: something that answers for {@code
 *     hostname} by itself
 * @param primary the bucket that is asked first
 * @param backup the bucket that steps in
 * @param stagingSecret the header value that breaks the primary's connection on staging
 */
public record CdnPlan(
    String hostname,
    String backupHostname,
    String standbyHostname,
    Bucket primary,
    Bucket backup,
    String stagingSecret) {
  private static final Pattern HOST =
      Pattern.compile("(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}");

  /**
   * A bucket as an origin.
   *
   * @param name how people name it: {@code media@jp-osa-1}
   * @param host its host name at its endpoint
   */
  public record Bucket(String name, String host) {}

  /**
   * Checks the hostnames.
   *
   * @throws IllegalArgumentException one is none, or two are the same; the message is a sentence
   */
  public CdnPlan {
    Objects.requireNonNull(stagingSecret, "stagingSecret");
    for (String host : new String[] {hostname, backupHostname, standbyHostname}) {
      if (!isHostname(host)) {
        throw new IllegalArgumentException(
            "'" + host + "' is no hostname, such as static.example.com");
      }
    }
    if (hostname.equals(backupHostname) || hostname.equals(standbyHostname)) {
      throw new IllegalArgumentException("the backup needs a hostname of its own");
    }
  }

  /** Whether {@code text} is a host's whole name, in small letters. */
  public static boolean isHostname(String text) {
    return HOST.matcher(text).matches();
  }
}
