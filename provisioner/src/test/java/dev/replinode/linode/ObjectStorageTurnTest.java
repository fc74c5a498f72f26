package dev.replinode.linode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.replinode.domain.replicator.Cloud;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** Object Storage requests of one client never overlap, from however many threads they come. */
class ObjectStorageTurnTest {
  private static final int THREADS = 4;
  private static final int CALLS = 10;

  @StartStop private final MockWebServer server = new MockWebServer();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();

  @Test
  void one_at_a_time() throws Exception {
    Api api = new Api(server);
    server.setDispatcher(counting());
    Cloud cloud = api.cloud();
    CyclicBarrier start = new CyclicBarrier(THREADS);
    Callable<Void> caller =
        () -> {
          start.await();
          for (int i = 0; i < CALLS; i++) {
            cloud.accessKeys().list();
            cloud.buckets().find("jp-osa", "media");
          }
          return null;
        };

    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (var done : threads.invokeAll(Stream.generate(() -> caller).limit(THREADS).toList())) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertEquals(1, most.get());
    assertEquals(2 * THREADS * CALLS, server.getRequestCount());
  }

  private Dispatcher counting() {
    return new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        LockSupport.parkNanos(1);
        inFlight.decrementAndGet();
        boolean isList = request.getTarget().contains("/keys");
        return new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .body(isList ? Api.page(1, 1) : "{\"label\":\"media\"}")
            .build();
      }
    };
  }
}
