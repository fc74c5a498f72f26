package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.drill.Journals.Unfinished;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.Cloud;
import dev.replinode.domain.replicator.KeyRing;
import dev.replinode.domain.replicator.NamedPair;
import dev.replinode.domain.replicator.Outcome;
import dev.replinode.domain.replicator.PairInspection;
import dev.replinode.domain.replicator.Progress;
import dev.replinode.domain.replicator.ReplicatorName;
import dev.replinode.domain.replicator.Site;
import dev.replinode.domain.storage.BucketRef;
import dev.replinode.domain.storage.ObjectStore;
import dev.replinode.domain.wait.Waiter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Takes back what drills have left that were killed, by their journals. */
public final class DrillRestore {
  private final Cloud cloud;
  private final Waiter waiter;
  private final Progress progress;
  private final DrillOwner owner;

  /** Restores on the account behind {@code cloud}. */
  public DrillRestore(Cloud cloud, Waiter waiter, Progress progress) {
    this.cloud = cloud;
    this.waiter = waiter;
    this.progress = progress;
    this.owner = new DrillOwner(cloud.account());
  }

  /** Takes back what an earlier drill of the same pair has left, before a new one begins. */
  public void before(
      String lock, Journals journals, Optional<BucketCredentials> own, RandomGenerator random) {
    List<Unfinished> cut =
        journals.unfinished().stream().filter(drill -> drill.lock().equals(lock)).toList();
    all(cut, journals, own, random);
  }

  /** Drills whose sandbox went with them, or which had done nothing yet, need only be forgotten. */
  public static List<String> forgetGone(List<Unfinished> cut, Journals journals) {
    List<String> told = new ArrayList<>();
    for (Unfinished drill : cut) {
      journals.forget(drill);
      told.add(
          "drill "
              + drill.drillId()
              + (drill.isSandbox()
                  ? ": its sandbox is gone, and all it did with it"
                  : ": it had left nothing"));
    }
    return told;
  }

  /** Whether it takes no account to take back what the drill has left. */
  public static boolean isOfStorageAlone(Unfinished drill) {
    boolean isOnNamedServers =
        drill.sourceEndpoint().isPresent() && drill.destEndpoint().isPresent();
    return drill.isSandbox()
        || drill.undone().isEmpty()
        || (isOnNamedServers
            && drill.undone().stream().allMatch(undo -> undo.kind() == Undo.Kind.CANARY));
  }

  /**
   * Takes everything back.
   *
   * @return what was done, a line each
   * @throws ReplinodeException clean-up incomplete, naming what may be left; not authorized, when
   *     only another account can tell whether anything is. The journal stays then
   */
  public List<String> all(
      List<Unfinished> cut,
      Journals journals,
      Optional<BucketCredentials> own,
      RandomGenerator random) {
    Tally tally = new Tally(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Unfinished drill : cut) {
      if (drill.isSandbox() || drill.undone().isEmpty()) {
        tally.told().addAll(forgetGone(List.of(drill), journals));
        continue;
      }
      int before = tally.open();
      drill.undone().forEach(undo -> take(undo, drill, own, random, tally));
      if (tally.open() == before) {
        journals.forget(drill);
      }
    }
    tally.requireNoneOpen();
    return tally.told();
  }

  /**
   * What came of it, a line each.
   *
   * @param left what could not be taken back
   * @param others what only another account can tell about
   */
  private record Tally(List<String> told, List<String> left, List<String> others) {
    int open() {
      return left.size() + others.size();
    }

    void requireNoneOpen() {
      if (left.isEmpty() && !others.isEmpty()) {
        throw ReplinodeException.of(
                Kind.NOT_AUTHORIZED, "drill restore", "another account has to be asked")
            .reasons(others)
            .hint("run it with that user's token, and with --api-url where the API is another");
      }
      if (!left.isEmpty()) {
        left.addAll(others);
        throw ReplinodeException.of(
                Kind.CLEAN_UP_INCOMPLETE, "drill restore", "something may be left")
            .reasons(left)
            .hint("mend the cause and run it again");
      }
    }
  }

  private void take(
      Undo undo,
      Unfinished drill,
      Optional<BucketCredentials> own,
      RandomGenerator random,
      Tally tally) {
    String subject = "drill " + drill.drillId();
    try {
      Optional<String> unknown = take(undo, drill, own, random);
      if (unknown.isPresent()) {
        tally.others().add(undo + " of " + subject + ": " + unknown.get());
      } else {
        tally.told().add(subject + ": taken back: " + undo);
        progress.step("restore", undo.toString());
      }
    } catch (ReplinodeException e) {
      tally.left().add(undo + ": " + e.getMessage());
    }
  }

  /** Why it is not known whether {@code undo} is taken back; empty when it is. */
  private Optional<String> take(
      Undo undo, Unfinished drill, Optional<BucketCredentials> own, RandomGenerator random) {
    Optional<String> elsewhere = owner.elsewhere(drill);
    if (elsewhere.isPresent()) {
      return elsewhere;
    }
    switch (undo.kind()) {
      case CANARY -> sweep(drill, undo.what(), own, random);
      case REPLICATOR -> {
        ReplicatorRemoval removal = new ReplicatorRemoval(cloud, waiter, progress);
        if (!removal.remove(new ReplicatorName(undo.what()), new Outcome())) {
          return owner.unseen(drill);
        }
      }
      case KEY -> {
        if (!new KeyRing(cloud.accessKeys()).removeReadKey(undo.what())) {
          return owner.unseen(drill);
        }
      }
      case OUTAGE -> {
        // Faults outside a sandbox live in the process alone.
      }
    }
    return Optional.empty();
  }

  private void sweep(
      Unfinished drill, String id, Optional<BucketCredentials> own, RandomGenerator random) {
    BucketCredentials keys =
        own.orElseThrow(
            () ->
                ReplinodeException.refused(
                    "canaries of drill " + id,
                    "the keys that wrote them are needed to remove them"));
    NamedPair named =
        new NamedPair(
            BucketRef.parse(drill.source()),
            drill.sourceEndpoint(),
            BucketRef.parse(drill.dest()),
            drill.destEndpoint());
    BucketPair pair = new PairInspection(cloud, waiter, progress, random).find(named, own);
    sweep(pair.source(), keys.source(), id);
    sweep(pair.dest(), keys.dest(), id);
  }

  private void sweep(Site site, dev.replinode.domain.storage.AccessKey key, String id) {
    try (ObjectStore store = cloud.objectStores().open(site.endpoint(), key)) {
      Canary.sweep(store, site.bucket(), id);
    }
  }
}
