package dev.replinode.reliability;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * HTTP on loopback by plain sockets, one connection a request, so that a request can be cut at any
 * point. Requests are answered one after the other.
 */
final class Wire implements AutoCloseable {
  /** Bounds a wait for a client that is gone. */
  private static final int PATIENCE_MILLIS = 20_000;

  /** A request. */
  record Call(String method, String path, Map<String, String> headers, String body) {
    /** Method and path with every number replaced, which is what tells requests apart. */
    String operation() {
      return method + " " + path.replaceAll("/\\d+(?=/|$)", "/{id}");
    }
  }

  /** An answer. */
  record Answer(int status, String type, Map<String, String> headers, String body) {}

  private final Function<Call, Answer> server;
  private final List<String> operations = new ArrayList<>();
  private final int port;
  private final Thread thread;
  private ServerSocket door;
  private FaultPlan plan = FaultPlan.none();
  private String first = "";
  private boolean stopped;
  private int slow;
  private boolean idle;

  Wire(Function<Call, Answer> server) {
    this.server = server;
    this.door = listen(0);
    this.port = door.getLocalPort();
    this.thread = new Thread(this::serve, "small-linode");
    this.thread.setDaemon(true);
    this.thread.start();
  }

  int port() {
    return port;
  }

  /** A new command begins, which will be treated so. */
  synchronized void begin(FaultPlan next) {
    plan = next;
    first = "";
    operations.clear();
    slow = 0;
    open();
    if (plan.shutsBefore(1)) {
      shut();
    }
  }

  /** Nobody listens any more. */
  synchronized void shut() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Somebody listens again, unless the plan says that nobody does any more. */
  synchronized void openAgain() {
    if (plan.reach() != FaultPlan.Reach.ON) {
      open();
    }
  }

  private synchronized void open() {
    if (!door.isClosed()) {
      return;
    }
    // The port is free only when nobody waits at the old door any more.
    await(() -> idle);
    idle = false;
    door = listen(port);
    notifyAll();
  }

  private synchronized void await(BooleanSupplier condition) {
    try {
      while (!condition.getAsBoolean()) {
        wait(PATIENCE_MILLIS);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What this command has sent so far. */
  synchronized List<String> operations() {
    return List.copyOf(operations);
  }

  @Override
  public void close() {
    synchronized (this) {
      stopped = true;
      shut();
      notifyAll();
    }
    try {
      thread.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ServerSocket listen(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    for (ServerSocket now = nextDoor(); now != null; now = nextDoor()) {
      try (Socket client = now.accept()) {
        client.setSoTimeout(PATIENCE_MILLIS);
        client.setTcpNoDelay(true);
        handle(client);
      } catch (IOException e) {
        // The client went away, or the door was shut: both are part of the play.
      }
    }
  }

  private synchronized ServerSocket nextDoor() {
    if (!stopped && door.isClosed()) {
      idle = true;
      notifyAll();
      await(() -> stopped || !door.isClosed());
    }
    return stopped ? null : door;
  }

  private void handle(Socket client) throws IOException {
    InputStream in = new BufferedInputStream(client.getInputStream());
    Optional<Call> read = read(in);
    if (read.isEmpty()) {
      return;
    }
    Optional<Fault> fault = note(read.get());
    if (fault.isEmpty() || fault.get().acts()) {
      Answer answer = server.apply(read.get());
      shutBeforeNext();
      write(client, fault.map(f -> f.answer().orElse(answer)).orElse(answer), fault);
    } else if (fault.get().answer().isPresent()) {
      write(client, fault.get().answer().get(), fault);
    }
    if (fault.filter(Fault.SLOW::equals).isPresent()) {
      client.getInputStream().read();
    }
  }

  private synchronized Optional<Fault> note(Call call) {
    operations.add(call.operation());
    int number = operations.size();
    if (number == plan.number()) {
      first = call.operation();
    }
    Optional<Fault> fault = plan.of(number, call.operation(), first);
    slow += fault.filter(Fault.SLOW::equals).isPresent() ? 1 : 0;
    return fault;
  }

  /** How many answers of this command came too late, as planned. */
  synchronized int slow() {
    return slow;
  }

  private synchronized void shutBeforeNext() {
    if (plan.shutsBefore(operations.size() + 1)) {
      shut();
    }
  }

  private static Optional<Call> read(InputStream in) throws IOException {
    String line = line(in);
    if (line.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      headers.put(header.split(":", 2)[0], header.split(":", 2)[1].trim());
    }
    int length = Integer.parseInt(headers.getOrDefault("Content-Length", "0"));
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String[] words = line.split(" ", -1);
    String path = words[1].replaceFirst("\\?.*", "").replaceFirst("^/v4", "");
    return Optional.of(new Call(words[0], path, headers, body));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** A fault without an answer of its own writes nothing, or half of the right one. */
  private static void write(Socket client, Answer answer, Optional<Fault> fault)
      throws IOException {
    boolean isHalf = fault.filter(Fault.HALF::equals).isPresent();
    if (fault.isPresent() && fault.get().answer().isEmpty() && !isHalf) {
      return;
    }
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Answer\r\n");
    head.append("Content-Type: ").append(answer.type()).append("\r\n");
    head.append("Content-Length: ").append(body.length).append("\r\n");
    head.append("Connection: close\r\n");
    answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    OutputStream out = client.getOutputStream();
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    out.write(body, 0, isHalf ? body.length / 2 : body.length);
    out.flush();
  }
}
