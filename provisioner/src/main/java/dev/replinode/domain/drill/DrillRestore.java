package dev.replinode.domain.drill;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.drill.Journals.Unfinished;
import dev.replinode.domain.replicator.BucketCredentials;
import dev.replinode.domain.replicator.BucketPair;
import dev.replinode.domain.replicator.Cloud;
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

  /** Restores on the account behind {@code cloud}. */
  public DrillRestore(Cloud cloud, Waiter waiter, Progress progress) {
    this.cloud = cloud;
    this.waiter = waiter;
    this.progress = progress;
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

  /**
   * Takes everything back.
   *
   * @return what was done, a line each
   * @throws ReplinodeException clean-up incomplete, naming what may be left; the journal stays then
   */
  public List<String> all(
      List<Unfinished> cut,
      Journals journals,
      Optional<BucketCredentials> own,
      RandomGenerator random) {
    List<String> told = new ArrayList<>();
    List<String> left = new ArrayList<>();
    for (Unfinished drill : cut) {
      if (drill.isSandbox() || drill.undone().isEmpty()) {
        told.addAll(forgetGone(List.of(drill), journals));
        continue;
      }
      int before = left.size();
      for (Undo undo : drill.undone()) {
        try {
          take(undo, drill, own, random);
          told.add("drill " + drill.drillId() + ": taken back: " + undo);
          progress.step("restore", undo.toString());
        } catch (ReplinodeException e) {
          left.add(undo + ": " + e.getMessage());
        }
      }
      if (left.size() == before) {
        journals.forget(drill);
      }
    }
    if (!left.isEmpty()) {
      throw ReplinodeException.of(
              Kind.CLEAN_UP_INCOMPLETE, "drill restore", "something may be left")
          .reasons(left)
          .hint("mend the cause and run it again");
    }
    return told;
  }

  private void take(
      Undo undo, Unfinished drill, Optional<BucketCredentials> own, RandomGenerator random) {
    switch (undo.kind()) {
      case CANARY -> sweep(drill, undo.what(), own, random);
      case REPLICATOR ->
          new ReplicatorRemoval(cloud, waiter, progress)
              .remove(new ReplicatorName(undo.what()), new Outcome());
      case OUTAGE -> {
        // Faults outside a sandbox live in the process alone.
      }
    }
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
