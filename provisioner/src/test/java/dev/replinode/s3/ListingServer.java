package dev.replinode.s3;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An S3 server on loopback that lists any number of objects which do not exist, in both versions of
 * the request; every other request is not allowed. Each bucket is the same but for what {@link
 * #lacks} tells.
 */
final class ListingServer implements AutoCloseable {
  private static final int PAGE = 1_000;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final int objects;

  ListingServer(int objects) throws IOException {
    this.objects = objects;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Whether a bucket lacks the object of that number. */
  static boolean lacks(String bucket, int number) {
    return bucket.startsWith("dest") && number % 250_000 == 249_999;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", 3);
      boolean hasKey = path.length > 2 && !path[2].isEmpty();
      if (exchange.getRequestMethod().equals("HEAD")) {
        head(exchange, path[1], hasKey ? path[2] : "");
      } else if (hasKey || path[1].isEmpty()) {
        exchange.sendResponseHeaders(403, -1);
      } else {
        byte[] body =
            page(path[1], query(exchange.getRequestURI().getQuery()))
                .getBytes(StandardCharsets.ISO_8859_1);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(body);
        }
      }
    }
  }

  private static void head(HttpExchange exchange, String bucket, String key) throws IOException {
    if (!key.isEmpty()) {
      int number = number(key);
      if (lacks(bucket, number)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.getResponseHeaders().set("ETag", '"' + etag(number) + '"');
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(size(number)));
      exchange.getResponseHeaders().set("Last-Modified", "Mon, 04 May 2026 03:02:01 GMT");
    }
    exchange.sendResponseHeaders(200, -1);
  }

  private static Map<String, String> query(String text) {
    Map<String, String> query = new TreeMap<>();
    for (String part : text == null ? new String[0] : text.split("&", -1)) {
      int equals = part.indexOf('=');
      query.put(
          equals < 0 ? part : part.substring(0, equals),
          equals < 0 ? "" : part.substring(equals + 1));
    }
    return query;
  }

  private String page(String bucket, Map<String, String> query) {
    int next = 0;
    for (String after : new String[] {"start-after", "marker", "continuation-token"}) {
      String key = query.getOrDefault(after, "");
      if (!key.isEmpty()) {
        next = number(key) + 1;
      }
    }
    StringBuilder page = new StringBuilder(PAGE * 260);
    page.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult><Name>")
        .append(bucket)
        .append("</Name><EncodingType>url</EncodingType><MaxKeys>1000</MaxKeys>");
    int last = next;
    int entries = 0;
    for (; next < objects && entries < PAGE; next++) {
      if (!lacks(bucket, next)) {
        entry(page, next);
        entries++;
      }
      last = next;
    }
    boolean isTruncated = next < objects;
    page.append("<IsTruncated>").append(isTruncated).append("</IsTruncated>");
    if (isTruncated) {
      page.append("<NextMarker>").append(key(last)).append("</NextMarker>");
      page.append("<NextContinuationToken>").append(key(last)).append("</NextContinuationToken>");
    }
    return page.append("</ListBucketResult>").toString();
  }

  private static void entry(StringBuilder page, int number) {
    page.append("<Contents><Key>")
        .append(key(number))
        .append("</Key><LastModified>2026-05-04T03:02:01.000Z</LastModified><ETag>&quot;")
        .append(etag(number))
        .append("&quot;</ETag><Size>")
        .append(size(number))
        .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
  }

  private static String key(int number) {
    return "photos-2026-img-" + padded(number, 9);
  }

  private static int number(String key) {
    return Integer.parseInt(key.substring(key.lastIndexOf('-') + 1));
  }

  private static String etag(int number) {
    return padded(number, 32);
  }

  private static int size(int number) {
    return number % 5_000;
  }

  /** Formatting would cost more than what is measured. */
  private static String padded(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(width - digits.length()) + digits;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
