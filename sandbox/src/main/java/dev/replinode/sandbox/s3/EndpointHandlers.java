package dev.replinode.sandbox.s3;

import dev.replinode.sandbox.catalog.Endpoint;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.S3Handlers;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.gaul.shaded.org.eclipse.jetty.server.Request;
import org.gaul.shaded.org.eclipse.jetty.server.handler.AbstractHandler;
import org.jclouds.blobstore.BlobStore;

/** Hands each request to the handler of the endpoint whose port it came by. */
final class EndpointHandlers extends AbstractHandler {
  private final ObjectStorage storage;
  private final KeyRing keys;
  private final Map<Integer, Endpoint> byPort;
  private final Set<String> away;
  private final Map<Integer, Handler> handlers = new ConcurrentHashMap<>();

  EndpointHandlers(
      ObjectStorage storage, KeyRing keys, Map<Integer, Endpoint> byPort, Set<String> away) {
    this.storage = storage;
    this.keys = keys;
    this.byPort = byPort;
    this.away = away;
  }

  void prepare(int port) {
    handlers.computeIfAbsent(port, this::create);
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    int port = request.getLocalPort();
    if (away.contains(byPort.get(port).id())) {
      base.setHandled(true);
      base.getHttpChannel().getEndPoint().close();
      return;
    }
    prepare(port);
    try {
      handlers.get(port).handle(target, base, request, response);
    } catch (IOException | RuntimeException e) {
      // Jetty answers 500 and says why to nobody.
      System.err.println("sandbox: S3: " + request.getMethod() + " failed: " + e);
      throw e;
    }
  }

  private Handler create(int port) {
    Endpoint endpoint = byPort.get(port);
    BlobStore store = LocalStores.over(storage.store(endpoint.id()).orElseThrow());
    return S3Handlers.create(store, locator(store, endpoint.region()));
  }

  private BlobStoreLocator locator(BlobStore store, String region) {
    return (accessKey, container, key) ->
        keys.find(accessKey, region)
            .map(
                grant ->
                    Map.entry(
                        grant.secret(),
                        grant.isLimited() ? new LimitedBlobStore(store, grant, region) : store))
            .orElse(null);
  }
}
