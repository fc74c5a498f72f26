package dev.replinode.replicate;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A way to a server on which requests can be answered with an error, or get no answer. */
final class FaultyWay implements AutoCloseable {
  /** What becomes of a request that is not passed on: an S3 error, or no answer at all. */
  record Fault(int status, String code) {
    /** The connection is closed. */
    static final Fault CUT = new Fault(0, "");

    private byte[] answer() {
      String body = "<Error><Code>" + code + "</Code><Message>" + code + "</Message></Error>";
      return ("HTTP/1.1 %d Fault\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n"
              + "Connection: close\r\n\r\n%s")
          .formatted(status, body.length(), body)
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)");

  private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final int target;
  private final Function<String, Optional<Fault>> faults;

  /**
   * A way to the server at {@code url}.
   *
   * @param faults asked with each request's first line, such as {@code PUT /bucket/key HTTP/1.1};
   *     empty passes it on
   */
  FaultyWay(String url, Function<String, Optional<Fault>> faults) throws IOException {
    this.target = URI.create(url).getPort();
    this.faults = faults;
    threads.execute(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** First lines of all requests so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        sockets.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) {
      // The test has ended.
    }
  }

  /** One request a connection: simple, and every request is seen. */
  private void serve(Socket near) {
    try (near;
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
      sockets.add(far);
      InputStream in = new BufferedInputStream(near.getInputStream());
      String head = head(in);
      String line = head.lines().findFirst().orElse("");
      requests.add(line);
      Optional<Fault> fault = faults.apply(line);
      if (fault.filter(Fault.CUT::equals).isPresent()) {
        return;
      }
      if (fault.isPresent()) {
        in.skipNBytes(bodyLength(head));
        near.getOutputStream().write(fault.get().answer());
        return;
      }
      OutputStream out = far.getOutputStream();
      String closing = head.replaceFirst("\r\n", "\r\nConnection: close\r\n");
      out.write(closing.getBytes(StandardCharsets.ISO_8859_1));
      threads.execute(() -> pass(in, far));
      far.getInputStream().transferTo(near.getOutputStream());
    } catch (IOException e) {
      // One side has closed the connection, which ends it.
    }
  }

  private static void pass(InputStream in, Socket far) {
    try {
      in.transferTo(far.getOutputStream());
    } catch (IOException e) {
      // The answer has come, or will not.
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static long bodyLength(String head) {
    Matcher length = LENGTH.matcher(head);
    return length.find() ? Long.parseLong(length.group(1)) : 0;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.shutdownNow();
  }
}
