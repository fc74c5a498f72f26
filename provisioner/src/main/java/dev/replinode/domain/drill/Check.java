package dev.replinode.domain.drill;

import static dev.replinode.domain.drill.Severity.CRITICAL;
import static dev.replinode.domain.drill.Severity.INFO;
import static dev.replinode.domain.drill.Severity.WARNING;

import java.util.List;

/** What a drill looks for. The ids are stable: people filter and track by them. */
public enum Check {
  /** In A and not in B. */
  DATA_MISSING(
      CRITICAL, "each object of A is in B", "run the replication; see why its last run left it"),
  /** Written to A within the time that the replication has to copy it. */
  DATA_PENDING(
      INFO,
      "what is older than the RPO, or than two passes, is in B",
      "nothing: it is at risk no longer than was promised"),
  /** Other bytes, and A was written after B's copy was made. */
  DATA_STALE(
      CRITICAL,
      "B holds the newest version",
      "run the replication more often, or see whether it still runs"),
  /** Other bytes although B's copy is as new. */
  DATA_DIFF(CRITICAL, "the same bytes in A and B", "copy it again: rclone copy --checksum"),
  /** In B and not in A. */
  DATA_EXTRA(
      WARNING,
      "B holds nothing that A lacks",
      "delete it in B, or let the replication delete (ALLOW_DELETE)"),
  /** B's copy is newer and differs: somebody writes to B. */
  DATA_B_NEWER(
      CRITICAL,
      "only the replication writes to B",
      "find who writes to B; copy what is worth keeping to A"),
  /** Nothing but the length was compared. */
  DATA_UNVERIFIABLE(
      WARNING,
      "each object is proven equal",
      "run the drill with --full, which reads such objects to their ends within --max-bytes; or"
          + " replinode verify --level content"),
  /** An object changed in A after it was listed, so that B could not be held against it. */
  DATA_CHANGED(
      INFO,
      "nothing is written to A during the drill",
      "nothing, if applications were writing: what was read of it counts for nothing"),
  /** No URL holds the key as it is. */
  KEY_UNASKABLE(
      INFO,
      "each key can be asked for by a URL",
      "rename it: browsers, proxies and edges shorten such a path, so that no CDN serves it"),
  /** The buckets could not be listed to the end. */
  LISTING_INCOMPLETE(
      WARNING, "both buckets are listed to the end", "see why, and run the drill again"),
  /** Written to B while the drill went on. */
  DATA_B_WRITTEN(
      WARNING,
      "nothing is written to B during the drill",
      "copy to A what is worth keeping before the next pass of the replication"),
  /** A is not as it was before. */
  SOURCE_CHANGED(
      INFO,
      "A is the same after the drill as before",
      "nothing, if applications were writing; the drill itself writes nothing"),
  /** Other Content-Type. */
  HDR_CONTENT_TYPE(
      WARNING,
      "the same Content-Type",
      "copy the headers again: rclone 1.59 or later with --metadata"),
  /** Cache-Control lost or changed. */
  HDR_CACHE_CONTROL(
      WARNING,
      "the same Cache-Control",
      "copy the headers again: rclone 1.59 or later with --metadata"),
  /** Gzip bytes without the header that says so. */
  HDR_GZIP_LOST(
      CRITICAL,
      "Content-Encoding: gzip beside gzip bytes",
      "copy the headers again: rclone 1.60 or later with --metadata"),
  /** Content-Encoding changed in another way. */
  HDR_CONTENT_ENCODING(
      WARNING,
      "the same Content-Encoding",
      "copy the headers again: rclone 1.59 or later with --metadata"),
  /** Content-Disposition lost or changed. */
  HDR_CONTENT_DISPOSITION(
      WARNING,
      "the same Content-Disposition",
      "copy the headers again: rclone 1.59 or later with --metadata"),
  /** Content-Language lost or changed. */
  HDR_CONTENT_LANGUAGE(
      WARNING,
      "the same Content-Language",
      "copy the headers again: rclone 1.59 or later with --metadata"),
  /** Expires lost or changed. */
  HDR_EXPIRES(
      WARNING, "the same Expires", "rclone copies no Expires; set it in B, or use Cache-Control"),
  /** The user's metadata lost or changed. */
  HDR_METADATA(
      WARNING, "the same metadata", "copy the headers again: rclone 1.59 or later with --metadata"),
  /** Anybody may read it in A and nobody in B. */
  ACCESS_CLOSED(
      CRITICAL,
      "who may read in A may read in B",
      "make the objects in B public too, or have the edge sign its requests"),
  /** Anybody may read it in B and nobody in A. */
  ACCESS_OPEN(
      CRITICAL,
      "what is private in A is private in B",
      "make it private in B now; look who has read it"),
  /** The status of the replication is open to the world. */
  ACCESS_STATUS_OPEN(
      CRITICAL, "/.replinode/* is private", "make it private in B, and close the path at the edge"),
  /** The edge's identity may not read B. */
  EDGE_DENIED(
      CRITICAL,
      "the edge may read B",
      "give the edge a key for B that is valid, or mend B's access rules"),
  /** A missing object is answered differently. */
  ACCESS_MISSING_DIFFERS(
      INFO,
      "a missing object is answered alike by A and B",
      "match both 403 and 404 in the edge's rules"),
  /** A cannot be read before anything fails. */
  A_UNHEALTHY(CRITICAL, "A is healthy before the drill", "mend A first, then drill"),
  /** B cannot be read before anything fails. */
  B_UNREACHABLE(CRITICAL, "B answers", "see whether B's endpoint is right and its region is up"),
  /** There is no such bucket at B's endpoint. */
  B_NO_BUCKET(CRITICAL, "B is at its endpoint", "correct the endpoint of B"),
  /** A has no objects. */
  A_EMPTY(CRITICAL, "A holds objects", "see whether A is the bucket that is meant"),
  /** B is older than A, and A holds what a replication leaves where it copies to. */
  SIDES_SWAPPED(CRITICAL, "A is written first, B after it", "swap --source and --dest"),
  /** B is older than A: the two may be swapped. */
  COPIES_OLDER(
      WARNING,
      "A is written first, B after it",
      "swap --source and --dest if they are mixed up; nothing, if the same bytes were written to A"
          + " again"),
  /** Both sides look the same, so that it cannot be told who answered. */
  SIDES_ALIKE(CRITICAL, "A and B can be told apart", "name two different buckets"),
  /** The clocks differ. */
  CLOCK_SKEW(WARNING, "clocks agree within 2 seconds", "set this machine's clock by NTP"),
  /** The last run of the replication failed. */
  REPL_FAILED(
      CRITICAL,
      "the last run of the replication ended well",
      "replinode status, then mend what its log tells"),
  /** The replication has not run for too long. */
  REPL_STOPPED(
      CRITICAL, "the replication runs", "see whether the replicator still runs: replinode status"),
  /** A canary did not arrive. */
  CANARY_LOST(
      CRITICAL,
      "a canary arrives in B",
      "see whether the replication still runs, and what it leaves out"),
  /** Only caches answered. */
  PROBE_CACHED(
      WARNING,
      "reads are answered by a bucket",
      "read keys that were never requested, or unique cache keys"),
  /** Success with the wrong bytes. */
  PROBE_WRONG_CONTENT(
      CRITICAL,
      "an answer of success holds the object",
      "make errors answer with their status; see what stands before the bucket"),
  /** The path went to and fro. */
  PROBE_FLAPPING(
      WARNING,
      "the path stays with one bucket while the fault lasts",
      "lengthen the retry interval of health detection"),
  /** Reads had come right, and failed again. */
  PROBE_UNSTABLE(
      CRITICAL,
      "reads that have come right stay right while the fault lasts",
      "see what B and the path to it had at that moment"),
  /** Reads never came right. */
  FAILOVER_NEVER(
      CRITICAL,
      "reads come right while A fails",
      "match this kind of failure in the failover rule, and see that B can be read"),
  /** B never served. */
  FAILOVER_NOT_B(
      CRITICAL, "B serves while A fails", "see whether the fault reaches the path under test"),
  /** Nothing went wrong although A failed, and it is not proven who answered. */
  ORIGIN_UNPROVEN(
      WARNING,
      "it is proven which bucket answered",
      "make copies that differ in Last-Modified, or have the edge send a marker"),
  /** After the fault reads did not return to A. */
  FAILBACK_NEVER(WARNING, "reads return to A after the fault", "see what keeps the path at B"),
  /** Objectives whose number was missed. */
  TARGET_MISSED(
      CRITICAL,
      "the target",
      "see the other findings, then change what is slow or lower the promise"),
  /** Pages of other origins may do with B what they may not with A, or the other way round. */
  CONFIG_CORS(WARNING, "the same CORS rules", "set the CORS rules of A on B too"),
  /** A removes objects by itself, and B does not. */
  CONFIG_LIFECYCLE(
      WARNING,
      "the same lifecycle rules",
      "set the lifecycle rules of A on B too, or none on both"),
  /** B removes by itself what A keeps. */
  CONFIG_LIFECYCLE_OWN(
      CRITICAL,
      "B has no lifecycle rules of its own",
      "take the rules off B, or set the same on A: B loses objects that A keeps"),
  /** Another index or error page. */
  CONFIG_WEBSITE(WARNING, "the same website settings", "set the website settings of A on B too"),
  /** One side keeps what is overwritten. */
  CONFIG_VERSIONING(
      WARNING, "versioning is on in both or in none", "turn it on in both, or off in both"),
  /** One side keeps objects from being removed. */
  CONFIG_LOCK(WARNING, "the same object lock", "make B with the object lock of A"),
  /** Another policy decides who may read. */
  CONFIG_POLICY(WARNING, "the same bucket policy", "set the policy of A on B too, for B's name"),
  /** Bucket settings that a bucket does not tell to the keys of this drill. */
  CONFIG_UNKNOWN(
      INFO,
      "both buckets tell their settings",
      "give a key that may read them, or compare them by hand"),
  /** Something the drill needs is missing. */
  TOO_FEW_PROBES(WARNING, "enough reads to judge by", "lengthen the windows or raise the rate");

  private final Severity severity;
  private final String expected;
  private final String remedy;

  Check(Severity severity, String expected, String remedy) {
    this.severity = severity;
    this.expected = expected;
    this.remedy = remedy;
  }

  /** The id in reports. */
  public String id() {
    return name().replace('_', '-');
  }

  /** What it weighs. */
  public Severity severity() {
    return severity;
  }

  /** A finding about one subject. */
  public Finding found(String subject, String actual) {
    return found(List.of(subject), 1, actual);
  }

  /** A finding about {@code count} subjects, of which the first are named. */
  public Finding found(List<String> subjects, long count, String actual) {
    return new Finding(id(), severity, subjects, count, expected, actual, remedy, "", "");
  }
}
