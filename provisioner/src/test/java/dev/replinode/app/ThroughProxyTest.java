package dev.replinode.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.replinode.cli.Session;
import dev.replinode.cli.Sessions.SandboxBuckets;
import dev.replinode.cli.render.ProgressRenderer;
import dev.replinode.cli.render.ProgressRenderer.Form;
import dev.replinode.cli.render.Terminal;
import dev.replinode.domain.Secret;
import dev.replinode.domain.storage.AccessKey;
import dev.replinode.domain.storage.EndpointDirectory;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.storage.StorageException;
import dev.replinode.fake.FakeTime;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Authenticator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proxy of the environment: spoken to by both clients, and told its own secret only. */
class ThroughProxyTest {
  private static final String LOGIN =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("ada:planted-password".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path folder;
  @StartStop private final MockWebServer proxy = new MockWebServer();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void forget_the_login() {
    Authenticator.setDefault(null);
  }

  @Test
  void the_api_is_asked_through_it_and_trusted_by_the_named_certificates() throws Exception {
    serveTls();
    proxy.enqueue(new MockResponse.Builder().inTunnel().build());
    proxy.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .addHeader("X-OAuth-Scopes", "*")
            .body("{\"username\":\"ada\"}")
            .build());

    try (Session session = open()) {
      assertEquals("ada", session.cloud().account().token().username());
    }

    RecordedRequest connect = take();
    assertEquals("CONNECT api.linode.test:443 HTTP/1.1", connect.getRequestLine());
    assertEquals(LOGIN, connect.getHeaders().get("Proxy-Authorization"));
    assertNull(connect.getHeaders().get("Authorization"), "the token is for the API alone");
    RecordedRequest inside = take();
    assertEquals("/v4/profile", inside.getTarget());
    assertEquals("Bearer t0ken", inside.getHeaders().get("Authorization"));
    assertNull(inside.getHeaders().get("Proxy-Authorization"));
  }

  @Test
  void the_buckets_are_asked_for_through_it_too() throws Exception {
    serveTls();
    proxy.enqueue(asksForLogin());
    for (int attempt = 0; attempt < 20; attempt++) {
      proxy.enqueue(new MockResponse.Builder().inTunnel().code(502).build());
    }

    try (Session session = open();
        ObjectStore store =
            session
                .cloud()
                .objectStores()
                .open(
                    EndpointDirectory.builtIn().resolve("jp-osa-1").get(0),
                    new AccessKey("AK", Secret.of("planted-secret")))) {
      StorageException failure =
          Assertions.assertThrows(StorageException.class, () -> store.probe("media"));
      assertFalse(failure.getMessage().contains("planted"), failure.getMessage());
    }

    assertNull(take().getHeaders().get("Proxy-Authorization"), "it is told when asked");
    RecordedRequest connect = take();
    assertEquals("CONNECT jp-osa-1.linodeobjects.com:443 HTTP/1.1", connect.getRequestLine());
    assertEquals(LOGIN, connect.getHeaders().get("Proxy-Authorization"));
  }

  @Test
  void a_proxy_that_refuses_is_told_without_its_password() throws Exception {
    serveTls();
    for (int i = 0; i < 20; i++) {
      proxy.enqueue(asksForLogin());
    }

    try (Session session = open()) {
      RuntimeException failure =
          Assertions.assertThrows(RuntimeException.class, () -> session.cloud().account().token());
      assertTrue(failure.getMessage().contains("could not be reached"), failure.getMessage());
    }

    assertFalse(err.toString().contains("planted"), err.toString());
  }

  private static MockResponse asksForLogin() {
    return new MockResponse.Builder()
        .inTunnel()
        .code(407)
        .addHeader("Proxy-Authenticate", "Basic realm=\"corp\"")
        .build();
  }

  private RecordedRequest take() throws InterruptedException {
    return proxy.takeRequest(5, TimeUnit.SECONDS);
  }

  private Session open() {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", "/nonexistent");
    environment.put("LINODE_TOKEN", "t0ken");
    environment.put("LINODE_URL", "https://api.linode.test");
    environment.put("LINODE_CA", folder.resolve("ca.pem").toString());
    environment.put("HTTPS_PROXY", "http://ada:planted-password@127.0.0.1:" + proxy.getPort());
    ProgressRenderer progress =
        new ProgressRenderer(
            new PrintWriter(err), Form.PLAIN, new Terminal(false, false, 80), new FakeTime());
    return new Wiring(environment, new FakeTime())
        .open(GlobalOptionsOf.args("--debug"), progress, SandboxBuckets.none());
  }

  /** A certificate for the API's name, made by the JDK's own program. */
  private void serveTls() throws Exception {
    Path store = folder.resolve("store.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-alias",
                "api",
                "-keyalg",
                "EC",
                "-dname",
                "CN=api.linode.test",
                "-ext",
                "SAN=dns:api.linode.test")
            .redirectErrorStream(true)
            .start();
    keytool.getInputStream().readAllBytes();
    assertEquals(0, keytool.waitFor());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "changeit".toCharArray());
    }
    Files.writeString(
        folder.resolve("ca.pem"),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(keys.getCertificate("api").getEncoded())
            + "\n-----END CERTIFICATE-----\n");
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, "changeit".toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    proxy.useHttps(context.getSocketFactory());
  }
}
