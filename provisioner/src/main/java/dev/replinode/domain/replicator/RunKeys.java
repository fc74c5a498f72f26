package dev.replinode.domain.replicator;

import dev.replinode.domain.ReplinodeException;
import java.util.ArrayList;
import java.util.List;

/** The two limited keys of one try: one reads the source, one writes the destination. */
final class RunKeys {
  private final KeyRing keyRing;
  private final Prepared prepared;
  private final Attempt attempt;
  private final Outcome outcome;
  private final List<Long> ids = new ArrayList<>();

  RunKeys(KeyRing keyRing, Prepared prepared, Attempt attempt, Outcome outcome) {
    this.keyRing = keyRing;
    this.prepared = prepared;
    this.attempt = attempt;
    this.outcome = outcome;
  }

  /** Mints both. Keys of other tries stay: they may belong to another create that is under way. */
  BucketCredentials mint() {
    ReplicatorName name = prepared.name();
    MintedKey source = mint(name.sourceKeyLabel(attempt.runId()), prepared.pair().source(), false);
    MintedKey dest = mint(name.destKeyLabel(attempt.runId()), prepared.pair().dest(), true);
    return new BucketCredentials(source.accessKey(), dest.accessKey());
  }

  /** Their ids, source first; empty when none were minted. */
  List<Long> ids() {
    return List.copyOf(ids);
  }

  private MintedKey mint(String label, Site site, boolean mayWrite) {
    attempt.asksForKey(label);
    try {
      MintedKey key = keyRing.mint(label, List.of(KeyRing.grant(site, mayWrite)));
      outcome.key(key.id(), key.label(), false);
      ids.add(key.id());
      return key;
    } catch (ReplinodeException e) {
      if (!e.isUncertain()) {
        attempt.gotNoKey(label);
      }
      throw e;
    }
  }
}
