package dev.replinode.sandbox.s3;

import dev.replinode.sandbox.catalog.Endpoint;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
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
  private final Map<Integer, Handler> handlers = new ConcurrentHashMap<>();

  EndpointHandlers(ObjectStorage storage, KeyRing keys, Map<Integer, Endpoint> byPort) {
    this.storage = storage;
    this.keys = keys;
    this.byPort = byPort;
  }

  void prepare(int port) {
    handlers.computeIfAbsent(port, this::create);
  }

  @Override
  public void handle(
      String target, Request base, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    int port = request.getLocalPort();
    Endpoint endpoint = byPort.get(port);
    EndpointStore store = storage.store(endpoint.id()).orElseThrow();
    if (new FirstLook(store).answer(request, response)
        || new BucketSettings(store, keys).answer(request, response)) {
      base.setHandled(true);
      return;
    }
    PatientResponse patient = new PatientResponse(request, response);
    if (!SignedTrailers.translate(base, keys, endpoint.region())) {
      base.setHandled(true);
      S3Error.send(patient, request.getMethod(), 403, "SignatureDoesNotMatch", "");
      return;
    }
    prepare(port);
    try {
      handlers.get(port).handle(target, base, request, patient);
    } catch (RuntimeException e) {
      System.err.println("sandbox: S3: " + request.getMethod() + " failed: " + e);
      if (response.isCommitted()) {
        throw e;
      }
      base.setHandled(true);
      S3Error.send(response, request.getMethod(), 500, "InternalError", "");
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
