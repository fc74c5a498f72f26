package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import dev.replinode.domain.ReplinodeException.Kind;
import dev.replinode.domain.SafeCreate;
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

  /**
   * Revokes keys of that name that an earlier try left: nobody has their secrets. Call it only when
   * the instance is there: until then it is open whose keys will be used.
   *
   * @param used the ids of the keys that the instance works with; they stay
   * @return what may still be there
   */
  List<Leftover> sweep(ReplicatorName name, List<Long> used) {
    List<LimitedKey> orphans = list(key -> !used.contains(key.id()) && name.isRunKey(key.label()));
    return leftovers(orphans, revoke(ids(orphans)));
  }

  /**
   * Mints a key. When no answer came, what may have been made is removed, since its secret is lost,
   * and it is tried once more.
   *
   * @param label one that nobody else uses: every key of that label may be removed
   */
  MintedKey mint(String label, List<Grant> grants) {
    try {
      return keys.mint(label, grants);
    } catch (ReplinodeException e) {
      if (!e.isUncertain()) {
        throw e;
      }
      requireNone(label, e);
    }
    try {
      return keys.mint(label, grants);
    } catch (ReplinodeException second) {
      // The first one may still take effect, whatever became of this one.
      throw second.asUncertain();
    }
  }

  private void requireNone(String label, ReplinodeException lost) {
    List<LimitedKey> found;
    try {
      found = list(key -> key.label().equals(label));
    } catch (ReplinodeException e) {
      throw SafeCreate.notKnown(lost, e);
    }
    if (!revoke(ids(found)).isEmpty()) {
      throw lost;
    }
  }

  /**
   * Revokes a key whose label nobody else uses, and any other of that label: one whose creation was
   * not answered, and was then sent again.
   *
   * @return what may still be there
   */
  List<Leftover> remove(MintedKey key) {
    if (!revoke(List.of(key.id())).isEmpty()) {
      return List.of(Leftover.free("key", key.id(), key.label()));
    }
    try {
      List<LimitedKey> twins = list(other -> other.label().equals(key.label()));
      return leftovers(twins, revoke(ids(twins)));
    } catch (ReplinodeException e) {
      return List.of();
    }
  }

  /** Removes every key of a label that nobody else uses, and names what may still be there. */
  List<Leftover> removeAll(String label) {
    try {
      List<LimitedKey> found = list(key -> key.label().equals(label));
      return leftovers(found, revoke(ids(found)));
    } catch (ReplinodeException e) {
      return List.of(new Leftover("key", Optional.empty(), label, Optional.empty()));
    }
  }

  /**
   * Revokes the read key of that label, which a command that was killed has left.
   *
   * @return whether there was one
   * @throws ReplinodeException clean-up incomplete, naming what may still be there
   */
  public boolean removeReadKey(String label) {
    List<LimitedKey> found = list(key -> key.label().equals(label) && isReadKey(key));
    List<Leftover> left = leftovers(found, revoke(ids(found)));
    if (!left.isEmpty()) {
      throw ReplinodeException.of(
          Kind.CLEAN_UP_INCOMPLETE, "revoking " + label, "these may remain: " + left);
    }
    return !found.isEmpty();
  }

  private static boolean isReadKey(LimitedKey key) {
    return KeyLabel.of(key).filter(label -> label.role() == KeyLabel.Role.READ).isPresent();
  }

  private static List<Long> ids(List<LimitedKey> keys) {
    return keys.stream().map(LimitedKey::id).toList();
  }

  private static List<Leftover> leftovers(List<LimitedKey> keys, List<Long> remaining) {
    return keys.stream()
        .filter(key -> remaining.contains(key.id()))
        .map(key -> Leftover.free("key", key.id(), key.label()))
        .toList();
  }

  /**
   * Removes every key of these labels, which no two tries share; those that were told are noted in
   * {@code outcome}.
   *
   * @return what may still be there
   */
  List<Leftover> takeBack(List<String> labels, Outcome outcome) {
    List<Leftover> left = new ArrayList<>();
    for (String label : labels) {
      List<Leftover> ofLabel = removeAll(label);
      left.addAll(ofLabel);
      if (ofLabel.isEmpty()) {
        outcome.keys().stream()
            .filter(key -> key.label().equals(label))
            .forEach(key -> outcome.key(key.id(), label, true));
      }
    }
    return left;
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

  /** A removal that was not answered may have had its effect, so that it is always looked after. */
  private boolean isGone(long id) {
    try {
      keys.delete(id);
    } catch (ReplinodeException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
    }
    try {
      return keys.find(id).isEmpty();
    } catch (ReplinodeException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        throw e;
      }
      return false;
    }
  }

  static Grant grant(Site site, boolean mayWrite) {
    return new Grant(site.endpoint().computeRegion(), site.bucket(), mayWrite);
  }
}
