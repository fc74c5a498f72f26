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
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
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
