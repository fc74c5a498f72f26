package dev.replinode.domain.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Objects that a thread of its own has fetched. */
class ReadAheadTest {
  private static List<ObjectSummary> objects(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new ObjectSummary("k" + i, i, "", MemoryStore.LONG_AGO))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 249, 250, 251, 500, 5_000})
  void hands_over_every_object_in_order(int count) {
    List<ObjectSummary> taken = new ArrayList<>();
    try (ReadAhead ahead = new ReadAhead(objects(count))) {
      ahead.forEachRemaining(taken::add);

      assertThrows(NoSuchElementException.class, ahead::next);
    }
    assertEquals(objects(count), taken);
  }

  @Test
  void a_failure_comes_after_the_objects_before_it() {
    StorageException failure = new StorageException(StorageException.Kind.BUSY, "busy");
    try (ReadAhead ahead = new ReadAhead(() -> failingAfter(300, failure))) {
      for (int i = 0; i < 300; i++) {
        assertEquals("k" + i, ahead.next().key());
      }

      assertSame(failure, assertThrows(StorageException.class, ahead::hasNext));
      assertSame(failure, assertThrows(StorageException.class, ahead::hasNext), "and stays");
    }
  }

  @Test
  void an_error_of_the_fetching_thread_reaches_whoever_waits() {
    Error error = new NoClassDefFoundError("gone");
    try (ReadAhead ahead = new ReadAhead(() -> failingAfter(1, error))) {
      assertTrue(ahead.hasNext());
      assertEquals("k0", ahead.next().key());

      assertSame(error, assertThrows(NoClassDefFoundError.class, ahead::hasNext));
    }
  }

  @Test
  void closing_ends_a_thread_that_nobody_reads_from() throws InterruptedException {
    Thread thread;
    try (ReadAhead ahead = new ReadAhead(objects(100_000))) {
      assertTrue(ahead.hasNext());
      thread =
          Thread.getAllStackTraces().keySet().stream()
              .filter(one -> one.getName().equals("listing"))
              .findFirst()
              .orElseThrow();
    }
    thread.join(30_000);

    assertFalse(thread.isAlive());
  }

  @Test
  void waiting_ends_when_it_is_interrupted_and_the_flag_stays() {
    CountDownLatch never = new CountDownLatch(1);
    try (ReadAhead ahead = new ReadAhead(() -> waitingFor(never))) {
      Thread.currentThread().interrupt();

      assertThrows(StorageException.class, ahead::hasNext);
      assertTrue(Thread.interrupted());
    } finally {
      never.countDown();
    }
  }

  private static Iterator<ObjectSummary> waitingFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return List.<ObjectSummary>of().iterator();
  }

  private static Iterator<ObjectSummary> failingAfter(int count, Throwable failure) {
    Iterator<ObjectSummary> good = objects(count).iterator();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        if (good.hasNext()) {
          return true;
        }
        if (failure instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) failure;
      }

      @Override
      public ObjectSummary next() {
        return good.next();
      }
    };
  }
}
