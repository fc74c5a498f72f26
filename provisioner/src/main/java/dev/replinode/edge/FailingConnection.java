package dev.replinode.edge;

import dev.replinode.domain.failover.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One request to an origin that fails. */
final class FailingConnection implements Runnable {
  private static final int BUFFER = 16 * 1024;

  private final Fault fault;
  private final Socket connection;
  private final CountDownLatch closed;

  FailingConnection(Fault fault, Socket connection, CountDownLatch closed) {
    this.fault = fault;
    this.connection = connection;
    this.closed = closed;
  }

  /** The head of a request: its method, and its headers by lower-case name. */
  private record Head(String method, Map<String, String> headers) {
    static Head read(InputStream in) throws IOException {
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.ISO_8859_1));
      String first = reader.readLine();
      Map<String, String> headers = new TreeMap<>();
      for (String line = reader.readLine();
          line != null && !line.isEmpty();
          line = reader.readLine()) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          headers.put(
              line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
      }
      return new Head(first == null ? "GET" : first.split(" ", 2)[0], headers);
    }
  }

  @Override
  public void run() {
    try (connection) {
      Head head = Head.read(connection.getInputStream());
      if (fault instanceof Fault.Reset) {
        // With no time to linger, closing resets.
        connection.setSoLinger(true, 0);
      } else if (fault instanceof Fault.Status status) {
        write(
            "HTTP/1.1 "
                + status.status()
                + " Fault\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
      } else if (fault instanceof Fault.SlowFirstByte slow) {
        if (!closed.await(slow.delay().toMillis(), TimeUnit.MILLISECONDS)) {
          relay(head, 1);
        }
      } else if (fault instanceof Fault.Truncated) {
        relay(head, 2);
      }
    } catch (IOException e) {
      // The edge has given up; that is what a fault is for.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The true answer, and of its body one part in {@code share}. */
  private void relay(Head head, int share) throws IOException {
    Request.Builder request =
        new Request.Builder()
            .url(head.headers().get(OriginClient.TARGET.toLowerCase(Locale.ROOT)))
            .method(head.method(), null)
            .header("Accept-Encoding", "identity");
    String range = head.headers().get("range");
    if (range != null) {
      request.header("Range", range);
    }
    OkHttpClient client = new OkHttpClient.Builder().followRedirects(false).build();
    try (Response answer = client.newCall(request.build()).execute()) {
      StringBuilder top = new StringBuilder("HTTP/1.1 " + answer.code() + " Relayed\r\n");
      answer
          .headers()
          .forEach(
              header -> {
                if (!header.getFirst().equalsIgnoreCase("connection")) {
                  top.append(header.getFirst())
                      .append(": ")
                      .append(header.getSecond())
                      .append("\r\n");
                }
              });
      write(top.append("Connection: close\r\n\r\n").toString());
      body(answer, share);
    } finally {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }

  private void body(Response answer, int share) throws IOException {
    long left = Math.max(0, answer.body().contentLength()) / share;
    OutputStream out = connection.getOutputStream();
    byte[] buffer = new byte[BUFFER];
    InputStream in = answer.body().byteStream();
    for (int read = in.read(buffer); read >= 0 && left > 0; read = in.read(buffer)) {
      int sent = (int) Math.min(read, left);
      out.write(buffer, 0, sent);
      left -= sent;
    }
    out.flush();
  }

  private void write(String head) throws IOException {
    OutputStream out = connection.getOutputStream();
    out.write(head.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
