package dev.replinode.domain.drill;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the journals of drills, and with them the lock on a pair of buckets. */
public interface Journals {
  /**
   * A journal that is open, and holds the lock of its pair.
   *
   * <p>Closing it removes it when everything in it was taken back.
   */
  interface Open extends Journal, AutoCloseable {
    @Override
    void close();
  }

  /**
   * Whose account a drill works on.
   *
   * @param api where the API is, without its version
   * @param user whose token it was; empty where the drill made nothing in the account
   */
  record Owner(URI api, Optional<String> user) {
    @Override
    public String toString() {
      return user.map(name -> name + " at ").orElse("") + api;
    }
  }

  /**
   * What a drill left that was not ended in good order.
   *
   * @param sourceEndpoint the S3 server of the source, instead of the platform's; the other alike
   * @param isSandbox whether it played in a sandbox of its own, which is gone with it
   * @param owner empty in a sandbox of its own, and in journals of earlier versions
   */
  record Unfinished(
      String lock,
      String drillId,
      String source,
      Optional<URI> sourceEndpoint,
      String dest,
      Optional<URI> destEndpoint,
      boolean isSandbox,
      Optional<Owner> owner,
      Instant startedAt,
      List<Undo> undone) {
    /** Copies the list. */
    public Unfinished {
      undone = List.copyOf(undone);
    }
  }

  /**
   * Opens a journal.
   *
   * @param lock what no two drills may hold at once
   * @throws dev.replinode.domain.ReplinodeException refused, when another drill holds it or has
   *     left something behind
   */
  Open open(String lock, Unfinished drill);

  /** Every drill that was cut; those that still run are left out. */
  List<Unfinished> unfinished();

  /** Forgets a drill whose every deed was taken back. */
  void forget(Unfinished drill);
}
