package dev.replinode.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class TlsTest {
  @Test
  void serves_over_tls_with_an_authority_that_it_names() throws Exception {
    Arguments arguments = new Arguments();
    arguments.tls = true;
    try (Sandbox sandbox = Sandbox.start(arguments)) {
      JsonObject document = JsonParser.parseString(sandbox.summary().toJson()).getAsJsonObject();
      URI address = URI.create(document.get("apiUrl").getAsString() + "/v4/regions/us-ord");
      HttpRequest request = HttpRequest.newBuilder(address).build();
      Path authority = Path.of(document.get("caFile").getAsString());
      HttpClient trusting = HttpClient.newBuilder().sslContext(trust(authority)).build();

      assertEquals("https", address.getScheme());
      assertEquals(200, trusting.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
      assertThrows(
          SSLHandshakeException.class,
          () -> HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()));
      assertTrue(sandbox.summary().toText().contains("export LINODE_CA=" + authority));
    }
  }

  @Test
  void s3_speaks_tls_under_the_names_of_its_endpoints_and_plain_http_as_before() throws Exception {
    Arguments arguments = new Arguments();
    arguments.tls = true;
    try (Sandbox sandbox = Sandbox.start(arguments)) {
      sandbox.warmUp();
      JsonObject document = JsonParser.parseString(sandbox.summary().toJson()).getAsJsonObject();
      JsonObject endpoint = document.getAsJsonArray("regions").get(0).getAsJsonObject();
      URI address = URI.create(endpoint.get("s3Endpoint").getAsString() + "/none/key");
      URI plain = URI.create(address.toString().replace("https:", "http:"));
      SSLContext trust = trust(Path.of(document.get("caFile").getAsString()));
      HttpClient trusting = HttpClient.newBuilder().sslContext(trust).build();

      assertEquals("https", address.getScheme());
      assertEquals(404, status(trusting, address));
      assertEquals(404, status(HttpClient.newHttpClient(), plain));
      assertThrows(SSLHandshakeException.class, () -> status(HttpClient.newHttpClient(), address));
      assertTrue(names(trust, address).contains(endpoint.get("id").getAsString() + ".localhost"));
    }
  }

  private static int status(HttpClient client, URI address)
      throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address).build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** The names in the certificate that is shown at an address. */
  private static String names(SSLContext trust, URI address)
      throws IOException, GeneralSecurityException {
    try (SSLSocket socket =
        (SSLSocket) trust.getSocketFactory().createSocket("127.0.0.1", address.getPort())) {
      socket.startHandshake();
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return shown.getSubjectAlternativeNames().toString();
    }
  }

  private static SSLContext trust(Path pem) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream stream = Files.newInputStream(pem)) {
      store.setCertificateEntry(
          "ca", CertificateFactory.getInstance("X.509").generateCertificate(stream));
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
