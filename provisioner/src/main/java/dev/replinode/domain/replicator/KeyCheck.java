package dev.replinode.domain.replicator;

import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.storage.BucketSetting;
import dev.replinode.domain.storage.ObjectStore;
import java.util.Optional;

/** Tries the user's own keys against both buckets, from here. */
final class KeyCheck {
  private final PairStorage storage;
  private final Findings findings;

  KeyCheck(PairStorage storage, Findings findings) {
    this.storage = storage;
    this.findings = findings;
  }

  /**
   * Lists both, and reads from the source; changes nothing.
   *
   * @return whether the keys may
   */
  boolean read() {
    Optional<Boolean> source = findings.attempt("keys.source", storage::requireSource);
    source
        .filter(hasObjects -> !hasObjects)
        .ifPresent(
            empty ->
                findings.warn(
                    "bucket.empty",
                    "bucket " + storage.pair().source(),
                    "it holds no object, and the script refuses to replicate an empty source",
                    "put something into it first"));
    Optional<Boolean> dest =
        findings.attempt(
            "keys.dest",
            () -> {
              storage.requireDest();
              return true;
            });
    return source.isPresent() && dest.isPresent();
  }

  /** What becomes of older versions, where the keys may ask. */
  void versions() {
    BucketPair pair = storage.pair();
    Optional<Boolean> source = isVersioned(storage.source(), pair.source());
    Optional<Boolean> dest = isVersioned(storage.dest(), pair.dest());
    if (dest.isPresent() && dest.get()) {
      findings.note(
          "bucket.versioning",
          "bucket " + pair.dest(),
          "it keeps versions: each object that is overwritten or removed, and each status object,"
              + " stays as one and is billed",
          "a lifecycle rule that ends old versions");
    } else if (source.isPresent() && source.get() && dest.isPresent()) {
      findings.note(
          "bucket.versioning",
          "bucket " + pair.dest(),
          "it keeps no versions, and the source does: only the newest of each object is replicated",
          "turn versioning on, if a failover is to keep versions from then on");
    }
  }

  private static Optional<Boolean> isVersioned(ObjectStore store, Site site) {
    return PairStorage.attempt(
        "settings of bucket " + site,
        () -> store.setting(site.bucket(), BucketSetting.VERSIONING).map(BucketSetting.ON::equals));
  }

  /** Writes, reads and removes a small object in the destination, and says so. */
  void write(String runId) {
    findings
        .attempt(
            "keys.dest-write",
            () -> {
              storage.requireWrite(runId);
              return true;
            })
        .ifPresent(
            done ->
                findings.note(
                    "keys.probe",
                    "bucket " + storage.pair().dest(),
                    "a small object under "
                        + RunStatuses.FOLDER
                        + " was written, read and removed again to try the key"));
  }
}
