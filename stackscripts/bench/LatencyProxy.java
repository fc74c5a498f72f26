import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Passes connections on to a port of this machine and holds every byte back for half a round trip
 * each way; a new connection waits for two round trips more, as TCP and TLS would. It counts the
 * requests by their method. On the way to the target a connection has at most a window of bytes
 * that the other end has not confirmed, as Linux allows a sender 4 MiB; there is no loss and no
 * jitter, and a connection begins with its whole window.
 *
 * <p>Arguments: target port, round trip in milliseconds, window in KiB. It prints its own port. Each
 * line on standard input is answered with the counts since the last one.
 */
final class LatencyProxy {
  private static final Pattern REQUEST = Pattern.compile("^(GET|PUT|HEAD|POST|DELETE) /");
  private static final int CHUNK = 1 << 16;

  /** Bytes that are due at a time; no bytes mean the end. */
  private record Due(long nanos, byte[] bytes) {}

  /** What was sent, and when its confirmation arrives. */
  private record Sent(long confirmedAt, int bytes) {}

  private final int target;
  private final long halfRoundTrip;
  private final long window;
  private final Map<String, Integer> counts = new TreeMap<>();

  private LatencyProxy(int target, long milliseconds, long windowKibibytes) {
    this.target = target;
    this.halfRoundTrip = TimeUnit.MILLISECONDS.toNanos(milliseconds) / 2;
    this.window = windowKibibytes << 10;
  }

  public static void main(String[] arguments) throws IOException {
    LatencyProxy proxy =
        new LatencyProxy(
            Integer.parseInt(arguments[0]),
            Long.parseLong(arguments[1]),
            Long.parseLong(arguments[2]));
    ServerSocket server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    System.out.println(server.getLocalPort());
    daemon(() -> proxy.accept(server));
    while (System.in.read() >= 0) {
      System.out.println(proxy.takeCounts());
    }
  }

  private void accept(ServerSocket server) {
    try {
      while (true) {
        Socket near = server.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        long opened = System.nanoTime() + 4 * halfRoundTrip;
        pass(near, far, opened, true);
        pass(far, near, opened, false);
      }
    } catch (IOException e) {
      System.err.println("no more connections: " + e.getMessage());
    }
  }

  private void pass(Socket from, Socket to, long opened, boolean counted) {
    BlockingQueue<Due> queue = new LinkedBlockingQueue<>();
    daemon(() -> read(from, queue, opened, counted));
    daemon(() -> write(to, queue));
  }

  private void read(Socket from, BlockingQueue<Due> queue, long opened, boolean counted) {
    byte[] buffer = new byte[CHUNK];
    Deque<Sent> unconfirmed = new ArrayDeque<>();
    try {
      InputStream in = from.getInputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (counted) {
          count(new String(buffer, 0, Math.min(read, 10), StandardCharsets.ISO_8859_1));
          awaitRoom(unconfirmed, read);
        }
        long due = Math.max(System.nanoTime(), opened) + halfRoundTrip;
        if (counted) {
          unconfirmed.add(new Sent(due + halfRoundTrip, read));
        }
        queue.add(new Due(due, Arrays.copyOf(buffer, read)));
      }
    } catch (IOException e) {
      // The connection has ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    queue.add(new Due(System.nanoTime(), new byte[0]));
  }

  /** Waits until the window has room for some more bytes. */
  private void awaitRoom(Deque<Sent> unconfirmed, int bytes) throws InterruptedException {
    long open = unconfirmed.stream().mapToLong(Sent::bytes).sum();
    while (!unconfirmed.isEmpty()
        && (open + bytes > window || unconfirmed.peek().confirmedAt() <= System.nanoTime())) {
      Sent first = unconfirmed.remove();
      TimeUnit.NANOSECONDS.sleep(first.confirmedAt() - System.nanoTime());
      open -= first.bytes();
    }
  }

  private static void write(Socket to, BlockingQueue<Due> queue) {
    try (to) {
      OutputStream out = to.getOutputStream();
      for (Due due = queue.take(); due.bytes().length > 0; due = queue.take()) {
        TimeUnit.NANOSECONDS.sleep(due.nanos() - System.nanoTime());
        out.write(due.bytes());
      }
    } catch (IOException e) {
      // The connection has ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void count(String start) {
    Matcher request = REQUEST.matcher(start);
    if (request.find()) {
      counts.merge(request.group(1), 1, Integer::sum);
    }
  }

  private synchronized Map<String, Integer> takeCounts() {
    Map<String, Integer> taken = new TreeMap<>(counts);
    counts.clear();
    return taken;
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }
}
