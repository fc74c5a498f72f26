package dev.replinode.probe;

import dev.replinode.domain.drill.Answer;
import dev.replinode.domain.drill.Canonical;
import dev.replinode.domain.drill.HttpDates;
import dev.replinode.domain.drill.Outcome;
import dev.replinode.domain.drill.Reader;
import dev.replinode.domain.drill.Side;
import dev.replinode.domain.failover.EdgeAnswer;
import dev.replinode.domain.failover.EdgeAnswer.Origin;
import dev.replinode.domain.failover.OriginSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One GET with a range; what it brings is counted and hashed, not kept. */
final class HttpReader implements Reader {
  private static final Set<String> KEPT =
      Set.of(
          "content-type",
          "cache-control",
          "content-encoding",
          "content-disposition",
          "content-language",
          "expires",
          "etag",
          "last-modified");
  private static final String META = "x-amz-meta-";
  private static final int BUFFER = 16_384;
  private static final int GZIP_1 = 0x1f;
  private static final int GZIP_2 = 0x8b;
  private static final int NOT_SATISFIABLE = 416;

  private final OkHttpClient client;
  private final OriginSource source;
  private final Supplier<Map<String, String>> headers;

  HttpReader(OkHttpClient client, OriginSource source, Supplier<Map<String, String>> headers) {
    this.client = client;
    this.source = source;
    this.headers = headers;
  }

  @Override
  public Answer read(String key) {
    try {
      Answer ranged = send(key, true);
      // An empty object has no first byte: servers refuse the range and not the object.
      return ranged.status() == NOT_SATISFIABLE ? send(key, false) : ranged;
    } catch (SocketTimeoutException e) {
      return Answer.none(Outcome.TIMED_OUT);
    } catch (InterruptedIOException e) {
      return Answer.none(Outcome.TIMED_OUT);
    } catch (IOException e) {
      return Answer.none(Outcome.UNREACHABLE);
    }
  }

  private Answer send(String key, boolean isRanged) throws IOException {
    Request.Builder request =
        new Request.Builder()
            .url(source.request("GET", key).toString())
            .header("Accept-Encoding", "identity");
    if (isRanged) {
      request.header("Range", "bytes=0-" + (MOST_BYTES - 1));
    }
    headers.get().forEach(request::header);
    try (Response response = client.newCall(request.build()).execute()) {
      return answer(response);
    }
  }

  private static Answer answer(Response response) throws IOException {
    MessageDigest digest = Canonical.sha256();
    long bytes = 0;
    boolean isGzip = false;
    byte[] buffer = new byte[BUFFER];
    try (InputStream body = response.body().byteStream()) {
      for (int read = body.read(buffer);
          read >= 0 && bytes < MOST_BYTES;
          read = body.read(buffer)) {
        isGzip |= bytes == 0 && isGzip(buffer, read);
        int taken = (int) Math.min(read, MOST_BYTES - bytes);
        digest.update(buffer, 0, taken);
        bytes += taken;
      }
    }
    return new Answer(
        Outcome.of(response.code()),
        response.code(),
        origin(response),
        Caches.isHit(response),
        kept(response),
        HexFormat.of().formatHex(digest.digest()),
        bytes,
        isGzip,
        Optional.ofNullable(response.header("Date")).flatMap(HttpDates::parse));
  }

  /** The emulated edge names the bucket that it asked. */
  private static Optional<Side> origin(Response response) {
    String word = response.header(EdgeAnswer.HEADER, "");
    if (Origin.PRIMARY.word().equals(word)) {
      return Optional.of(Side.A);
    }
    return Origin.BACKUP.word().equals(word) ? Optional.of(Side.B) : Optional.empty();
  }

  private static boolean isGzip(byte[] buffer, int read) {
    return read > 1 && (buffer[0] & 0xff) == GZIP_1 && (buffer[1] & 0xff) == GZIP_2;
  }

  private static Map<String, String> kept(Response response) {
    Map<String, String> kept = new HashMap<>();
    for (String name : response.headers().names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (KEPT.contains(lower) || lower.startsWith(META)) {
        kept.put(lower, String.join(", ", response.headers().values(name)));
      }
    }
    return kept;
  }
}
