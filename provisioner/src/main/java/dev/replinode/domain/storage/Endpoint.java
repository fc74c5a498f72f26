package dev.replinode.domain.storage;

import dev.replinode.domain.text.Printable;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * An S3 endpoint of Object Storage.
 *
 * @param id the first label of the S3 host ({@code jp-osa-1} of {@code jp-osa-1.linodeobjects.com})
 * @param computeRegion the region beside it where instances run ({@code jp-osa}); empty when not
 *     known
 * @param type {@code E0} to {@code E3}, or another word of the API; empty when not known
 * @param uri where it is spoken to, without path: https, or http on loopback
 */
public record Endpoint(String id, String computeRegion, String type, URI uri) {
  private static final int SHOWN = 100;

  /** The replication script's field for it takes no more. */
  private static final int LONGEST_URL = 100;

  /** Refuses absent parts. */
  public Endpoint {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(computeRegion, "computeRegion");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(uri, "uri");
  }

  /**
   * The endpoint that the API names by its host. A host on loopback ({@code
   * jp-osa-1.localhost:9000}) is spoken to over http at 127.0.0.1, every other one over https.
   *
   * @param s3Endpoint a host name without scheme, with a port where it is not the usual one
   * @throws IllegalArgumentException it is not a host name
   */
  public static Endpoint of(String computeRegion, String type, String s3Endpoint) {
    S3Host host =
        S3Host.read(s3Endpoint)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        quoted(s3Endpoint) + " is not the name of an S3 host"));
    URI uri = host.uri(host.isLoopback() ? "http" : "https");
    return new Endpoint(host.id(), computeRegion, type, uri);
  }

  /**
   * The endpoint at a URL that the user gives; type and compute region are not known.
   *
   * @throws IllegalArgumentException it is not {@code https://HOST[:PORT]}, has more than 100
   *     characters, or is http to a host that is not loopback; the message is a sentence for the
   *     user
   */
  public static Endpoint custom(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    String authority = url.getRawAuthority() == null ? "" : url.getRawAuthority();
    Optional<S3Host> read = S3Host.read(authority).filter(host -> isBare(url));
    if (!scheme.matches("https?") || read.isEmpty()) {
      throw new IllegalArgumentException(
          quoted(withoutUserInfo(url))
              + " is not an endpoint: write https://HOST or https://HOST:PORT");
    }
    S3Host host = read.get();
    if (scheme.equals("http") && !host.isLoopback()) {
      throw new IllegalArgumentException(
          quoted(url.toString())
              + " is refused: plain http is spoken to this machine only, so write https://");
    }
    URI uri = host.uri(scheme);
    if (uri.toString().length() > LONGEST_URL) {
      throw new IllegalArgumentException(
          quoted(url.toString()) + " is refused: it has more than " + LONGEST_URL + " characters");
    }
    return new Endpoint(host.id(), "", "", uri);
  }

  /**
   * What messages call it: the id where the platform tells of the endpoint; host and port where it
   * is known by its address alone, for another server may stand in for the platform's there.
   */
  public String name() {
    return type.isEmpty() ? uri.getRawAuthority() : id;
  }

  /** Whether the endpoint is on this machine by its very name; nothing is looked up. */
  public boolean isLoopback() {
    return S3Host.read(uri.getRawAuthority()).filter(S3Host::isLoopback).isPresent();
  }

  /**
   * The region name that requests are signed for: E0 and E1 take the endpoint id; for others the
   * API documents none, and {@code us-east-1} is what S3 servers take when they have no regions.
   */
  public String signingRegion() {
    return type.equals("E0") || type.equals("E1") ? id : "us-east-1";
  }

  private static boolean isBare(URI url) {
    String path = url.getRawPath();
    return url.getRawQuery() == null
        && url.getRawFragment() == null
        && (path == null || path.isEmpty() || path.equals("/"));
  }

  /** A password in a URL is a mistake, and must not be shown. */
  private static String withoutUserInfo(URI url) {
    return url.toString().replaceFirst("//.*@", "//***@");
  }

  private static String quoted(String text) {
    return '"' + Printable.of(text, SHOWN) + '"';
  }
}
