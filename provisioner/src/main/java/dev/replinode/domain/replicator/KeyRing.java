package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.replicator.LimitedKey.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Mints and revokes the limited keys of one replicator, one request at a time. */
public final class KeyRing {
  private final AccessKeys keys;

  /** The keys of the account behind {@code keys}. */
  public KeyRing(AccessKeys keys) {
    this.keys = keys;
  }

  /** Both keys of a replicator. */
  public record Pair(MintedKey source, MintedKey dest) {
    /** Their ids, source first. */
    public List<Long> ids() {
      return List.of(source.id(), dest.id());
    }

    /** What the instance is given. */
    public BucketCredentials credentials() {
      return new BucketCredentials(source.accessKey(), dest.accessKey());
    }
  }

  /**
   * Mints a key that reads the source and one that writes the destination. Keys of the same labels
   * stay: they may belong to another create of that name that is under way, see {@link #sweep}.
   */
  public Pair mintPair(ReplicatorName name, BucketPair pair) {
    MintedKey source = mint(name.sourceKeyLabel(), List.of(grant(pair.source(), false)));
    try {
      return new Pair(source, mint(name.destKeyLabel(), List.of(grant(pair.dest(), true))));
    } catch (ReplinodeException e) {
      revoke(List.of(source.id()));
      throw e;
    }
  }

  /**
   * Revokes keys of that name that an earlier try left: nobody has their secrets. Call it only for
   * the one whose instance was made: until then it is open whose keys will be used.
   *
   * @param used the ids of the keys that the instance works with
   * @return what may still be there
   */
  List<Leftover> sweep(ReplicatorName name, List<Long> used) {
    List<LimitedKey> orphans =
        list(
            key ->
                !used.contains(key.id())
                    && (key.label().equals(name.sourceKeyLabel())
                        || key.label().equals(name.destKeyLabel())));
    List<Long> remaining = revoke(orphans.stream().map(LimitedKey::id).toList());
    return orphans.stream()
        .filter(key -> remaining.contains(key.id()))
        .map(key -> Leftover.free("key", key.id(), key.label()))
        .toList();
  }

  /** Mints a key; when no answer came, an orphan of that label is removed and it is tried again. */
  MintedKey mint(String label, List<Grant> grants) {
    try {
      return keys.mint(label, grants);
    } catch (ReplinodeException e) {
      if (!e.isUncertain()) {
        throw e;
      }
      deleteAll(label);
      return mintAgain(label, grants);
    }
  }

  private MintedKey mintAgain(String label, List<Grant> grants) {
    try {
      return keys.mint(label, grants);
    } catch (ReplinodeException e) {
      if (e.isUncertain()) {
        deleteAll(label);
      }
      throw e;
    }
  }

  /** Every key of the account that {@code which} accepts. */
  List<LimitedKey> list(Predicate<LimitedKey> which) {
    return keys.list().stream().filter(which).toList();
  }

  /**
   * Revokes keys and checks that they are gone.
   *
   * @return the ids that may still be there
   */
  public List<Long> revoke(List<Long> ids) {
    List<Long> remaining = new ArrayList<>();
    for (long id : ids) {
      if (!isGone(id)) {
        remaining.add(id);
      }
    }
    return List.copyOf(remaining);
  }

  /** Revokes every key of {@code outcome}, notes it there, and names what may still be there. */
  List<Leftover> revoke(Outcome outcome) {
    List<Outcome.KeyState> known = outcome.keys().stream().filter(key -> !key.isRevoked()).toList();
    List<Long> remaining = revoke(known.stream().map(Outcome.KeyState::id).toList());
    List<Leftover> left = new ArrayList<>();
    for (Outcome.KeyState key : known) {
      boolean isLeft = remaining.contains(key.id());
      outcome.key(key.id(), key.label(), !isLeft);
      if (isLeft) {
        left.add(Leftover.free("key", key.id(), key.label()));
      }
    }
    return left;
  }

  /** The key of that id, when it still exists. */
  public Optional<LimitedKey> find(long id) {
    return keys.find(id);
  }

  private boolean isGone(long id) {
    try {
      keys.delete(id);
      return keys.find(id).isEmpty();
    } catch (ReplinodeException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      return false;
    }
  }

  private void deleteAll(String label) {
    list(key -> key.label().equals(label)).forEach(key -> keys.delete(key.id()));
  }

  static Grant grant(Site site, boolean mayWrite) {
    return new Grant(site.endpoint().computeRegion(), site.bucket(), mayWrite);
  }
}
