package dev.replinode.domain.replicator;

import dev.replinode.domain.finding.Findings;
import dev.replinode.domain.replicator.Buckets.Contents;
import dev.replinode.domain.replicator.Buckets.Measure;
import dev.replinode.domain.replicator.Buckets.Quota;
import dev.replinode.domain.replicator.Buckets.Sharing;
import java.util.Optional;

/**
 * How the two buckets differ beyond their objects, and whether the destination has room. None of it
 * stops a replication.
 */
final class BucketCheck {
  private final Buckets buckets;
  private final BucketPair pair;
  private final Findings findings;

  BucketCheck(Buckets buckets, BucketPair pair, Findings findings) {
    this.buckets = buckets;
    this.pair = pair;
    this.findings = findings;
  }

  /** Who may read the one and the other. */
  void sharing() {
    Optional<Sharing> source = sharing(pair.source());
    Optional<Sharing> dest = source.flatMap(known -> sharing(pair.dest()));
    if (dest.isEmpty()) {
      return;
    }
    if (!source.get().acl().equals(dest.get().acl())) {
      findings.warn(
          "bucket.acl",
          "bucket " + pair.dest(),
          "its access is "
              + word(dest.get())
              + ", the source's is "
              + word(source.get())
              + ": settings are not replicated, so readers of the source may be refused after a"
              + " failover",
          "give both the same access in Cloud Manager");
    }
    Optional<Boolean> sourceCors = source.get().hasCors();
    Optional<Boolean> destCors = dest.get().hasCors();
    if (sourceCors.isPresent() && destCors.isPresent() && !sourceCors.equals(destCors)) {
      findings.warn(
          "bucket.cors",
          "bucket " + pair.dest(),
          "CORS is "
              + (destCors.get() ? "on" : "off")
              + ", at the source it is "
              + (sourceCors.get() ? "on" : "off")
              + ": web pages that read the source may be refused after a failover",
          "set both the same in Cloud Manager");
    }
  }

  private static String word(Sharing sharing) {
    return sharing.acl().isEmpty() ? "not told" : sharing.acl();
  }

  private Optional<Sharing> sharing(Site site) {
    if (site.isCustom()) {
      return Optional.empty();
    }
    return findings.look(
        "bucket.settings-unknown",
        "the settings of bucket " + site,
        "differences of access and CORS are not told",
        () -> buckets.sharing(site.endpoint().computeRegion(), site.bucket()));
  }

  /**
   * Whether the destination's endpoint has room for what the source holds more.
   *
   * @param dest what the destination holds by now
   */
  void room(Contents source, Contents dest) {
    if (pair.dest().isCustom()) {
      return;
    }
    room(Measure.BYTES, source.bytes() - dest.bytes(), "bytes");
    room(Measure.OBJECTS, source.objects() - dest.objects(), "objects");
  }

  private void room(Measure measure, long needed, String unit) {
    String what = "the quota of " + unit + " at " + pair.dest().endpoint().id();
    Optional<Quota> quota =
        findings.look(
            "quota.unknown",
            what,
            "whether the destination has room is not told",
            () -> buckets.quota(measure, pair.dest().endpoint()));
    quota
        .filter(known -> known.used().isPresent())
        .filter(known -> known.limit() - known.used().getAsLong() < needed)
        .ifPresent(
            known ->
                findings.warn(
                    "quota.exceeded",
                    what,
                    String.format(
                        "of %,d %,d are used, and %,d more are to come: the run will end without"
                            + " room",
                        known.limit(), known.used().getAsLong(), needed),
                    "remove what is not needed, or ask the platform's support for more"));
  }
}
