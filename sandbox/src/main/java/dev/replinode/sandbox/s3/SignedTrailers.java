package dev.replinode.sandbox.s3;

import java.util.Optional;
import org.gaul.shaded.org.eclipse.jetty.http.HttpFields;
import org.gaul.shaded.org.eclipse.jetty.server.Request;

/**
 * Bodies in signed chunks with a checksum behind them, as newer SDKs send them over plain HTTP.
 * s3proxy knows such bodies only with unsigned chunks: the signature of the request is checked
 * here, and the request is signed anew as one of those. The checksum is then checked by s3proxy;
 * the signatures of single chunks are not.
 */
final class SignedTrailers {
  private static final String SIGNED = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
  private static final String UNSIGNED = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

  private SignedTrailers() {}

  /**
   * Makes the request one that s3proxy can read; others stay as they are.
   *
   * @return {@code false} when its key is known and its signature is wrong
   */
  static boolean translate(Request request, KeyRing keys, String region) {
    if (!SIGNED.equals(request.getHeader(SigV4.BODY_HASH))) {
      return true;
    }
    Optional<SigV4> signature = SigV4.read(request.getHeader("Authorization"));
    Optional<KeyGrant> grant = signature.flatMap(s -> keys.find(s.accessKey(), region));
    if (grant.isEmpty()) {
      return true;
    }
    if (!signature.get().fits(request, grant.get().secret())) {
      return false;
    }
    String header = signature.get().headerFor(request, grant.get().secret(), UNSIGNED);
    request.setHttpFields(
        HttpFields.build(request.getHttpFields())
            .put("Authorization", header)
            .put(SigV4.BODY_HASH, UNSIGNED));
    return true;
  }
}
