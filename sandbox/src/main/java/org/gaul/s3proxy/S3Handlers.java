package org.gaul.s3proxy;

import java.util.List;
import org.gaul.shaded.org.eclipse.jetty.server.Handler;
import org.jclouds.blobstore.BlobStore;

/**
 * Makes s3proxy's request handler without its server.
 *
 * <p>{@link S3Proxy} joins one handler to one Jetty of its own: eight threads and 40 to 90 ms for
 * each endpoint. The sandbox has 25 endpoints and wants one Jetty for all of them. The handler's
 * class is not public, hence this one in its package.
 */
public final class S3Handlers {
  /** What a client may send unsigned-streamed in one body: it is held in memory for its hash. */
  private static final long LARGEST_BUFFERED_BYTES = 128L << 20;

  private static final long LARGEST_OBJECT_BYTES = 5L << 30;
  private static final int CLOCK_SKEW_SECONDS = 15 * 60;

  private S3Handlers() {}

  /**
   * A handler for one endpoint.
   *
   * @param anonymous serves unsigned requests, which see public objects only
   * @param locator finds secret and store of an access key, at every request
   */
  public static Handler create(BlobStore anonymous, BlobStoreLocator locator) {
    CrossOriginResourceSharing none =
        new CrossOriginResourceSharing(List.of(), List.of(), List.of(), List.of(), "");
    S3ProxyHandlerJetty jetty =
        new S3ProxyHandlerJetty(
            anonymous,
            AuthenticationType.AWS_V2_OR_V4,
            "unused",
            "unused",
            null,
            LARGEST_OBJECT_BYTES,
            LARGEST_BUFFERED_BYTES,
            true,
            none,
            "",
            CLOCK_SKEW_SECONDS,
            null);
    jetty.getHandler().setBlobStoreLocator(locator);
    return jetty;
  }
}
