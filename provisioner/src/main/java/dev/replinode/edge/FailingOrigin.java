package dev.replinode.edge;

import dev.replinode.domain.failover.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A port of loopback that stands before an origin and fails in one way. */
final class FailingOrigin implements AutoCloseable {
  private static final int MOST_FILLERS = 64;
  private static final int FILL_MILLIS = 100;

  private final Fault fault;
  private final ServerSocket socket;
  private final List<Socket> fillers = new ArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool(FailingOrigin::thread);
  private final URI address;

  FailingOrigin(Fault fault) throws IOException {
    this.fault = fault;
    this.socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    this.address = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    if (fault instanceof Fault.Refuse) {
      socket.close();
    } else if (fault instanceof Fault.Blackhole) {
      fill();
    } else {
      threads.execute(this::accept);
    }
  }

  URI address() {
    return address;
  }

  /**
   * Nobody accepts: once the queue is full, the kernel drops whoever else wants to connect, as a
   * firewall would.
   */
  private void fill() throws IOException {
    for (int i = 0; i < MOST_FILLERS; i++) {
      Socket filler = new Socket();
      fillers.add(filler);
      try {
        filler.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort()),
            FILL_MILLIS);
      } catch (IOException e) {
        return;
      }
    }
    throw new IOException("the queue of a port does not get full");
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        threads.execute(new FailingConnection(fault, connection, closed));
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        // One connection that did not come about; the next may.
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    threads.shutdownNow();
    quietly(socket);
    fillers.forEach(FailingOrigin::quietly);
  }

  private static void quietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // It was to go anyway.
      return;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "failing-origin");
    thread.setDaemon(true);
    return thread;
  }
}
