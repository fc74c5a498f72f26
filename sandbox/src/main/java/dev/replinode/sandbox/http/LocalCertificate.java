package dev.replinode.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A certificate for this machine's loopback names, and the authority that vouches for it. Both are
 * made anew at each start, and their private keys never leave the program.
 */
public final class LocalCertificate {
  private static final int VALID_DAYS = 30;

  private final HeldCertificate authority;
  private final HeldCertificate server;

  private LocalCertificate(HeldCertificate authority, HeldCertificate server) {
    this.authority = authority;
    this.server = server;
  }

  /**
   * Makes one for {@code localhost} and {@code 127.0.0.1}, valid for 30 days.
   *
   * @param others further names, each in full: clients take no {@code *.localhost}
   */
  public static LocalCertificate create(List<String> others) {
    HeldCertificate authority =
        new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("Replinode sandbox CA")
            .duration(VALID_DAYS, TimeUnit.DAYS)
            .build();
    HeldCertificate.Builder server =
        new HeldCertificate.Builder()
            .signedBy(authority)
            .commonName("localhost")
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName(loopback().getHostAddress())
            .duration(VALID_DAYS, TimeUnit.DAYS);
    others.forEach(server::addSubjectAlternativeName);
    return new LocalCertificate(authority, server.build());
  }

  /** What a server needs to answer with it. */
  public SSLContext context() {
    return new HandshakeCertificates.Builder().heldCertificate(server).build().sslContext();
  }

  /**
   * Writes the authority's certificate, PEM, for clients to trust.
   *
   * @return {@code file}
   */
  public Path writeAuthority(Path file) {
    try {
      return Files.writeString(file, authority.certificatePem(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException("the certificate cannot be written", e);
    }
  }

  private static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }
}
