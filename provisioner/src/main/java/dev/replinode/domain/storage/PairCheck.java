package dev.replinode.domain.storage;

import dev.replinode.domain.storage.ByteProof.Shown;
import dev.replinode.domain.storage.ComparisonOptions.Level;
import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ComparisonResult.Tier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Judges one key that both buckets have: by the listings, then by headers, then by the bytes. */
final class PairCheck {
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

  private final Level level;
  private final Comparison.Side source;
  private final Comparison.Side dest;
  private final Instant start;
  private final ByteProof proof;
  private final AclCheck acls;
  private final AtomicInteger confirmed = new AtomicInteger();
  private final Refusals refusals = new Refusals(20);
  private final Refusals refusedLooks = new Refusals(20);

  /** Both sides' headers of one key. */
  private record Pair(ObjectHeaders source, ObjectHeaders dest) {}

  PairCheck(Level level, Comparison.Side source, Comparison.Side dest, Instant start) {
    this(level, source, dest, start, () -> {});
  }

  /** The same, calling {@code heed} before each piece of a body that is read. */
  PairCheck(
      Level level, Comparison.Side source, Comparison.Side dest, Instant start, Runnable heed) {
    this.level = level;
    this.source = source;
    this.dest = dest;
    this.start = start;
    this.proof = new ByteProof(source, dest, heed);
    this.acls = new AclCheck(source, dest);
  }

  /** The judgement of the listings. */
  Finding listed(ObjectSummary a, ObjectSummary b) {
    boolean changing = isChanging(a.lastModified()) || isChanging(b.lastModified());
    return judge(Finding.pair(a, b), a.size(), b.size(), a.etag(), b.etag(), changing);
  }

  /** Whether the level asks for no more than {@code listed}. */
  boolean isSettled(Finding listed) {
    return level == Level.LISTING
        || listed.is(Kind.SIZE)
        || (listed.is(Kind.ETAG) && level == Level.METADATA);
  }

  /** For how many objects the grants could not be told. */
  long aclsUnread() {
    return acls.unread();
  }

  /**
   * The judgement of headers, and of the bytes where the level wants them; unread when the server
   * refuses this object.
   *
   * @throws StorageException also when it has refused all so far, and they are many
   */
  Finding deeper(Finding listed) {
    try {
      Finding finding = read(listed);
      refusals.answered();
      return finding;
    } catch (StorageException e) {
      if (!Refusals.isRefusal(e)) {
        throw e;
      }
      refusals.refused(e);
      if (refusals.isOfEverything()) {
        throw e;
      }
      return listed.unread(e.getMessage());
    }
  }

  /**
   * Refuses a result that rests on no object at all because the key may not read.
   *
   * @throws StorageException {@link StorageException.Kind#ACCESS_DENIED}
   */
  void requireRights() {
    refusals.requireRights();
  }

  /** The headers are newer than the listing, so sizes and ETags are judged again. */
  private Finding read(Finding listed) {
    String key = listed.key();
    Optional<ObjectHeaders> a = source.store().head(source.bucket(), key);
    Optional<ObjectHeaders> b = dest.store().head(dest.bucket(), key);
    if (a.isEmpty() || b.isEmpty()) {
      return gone(listed, a.isEmpty(), b.isEmpty());
    }
    Pair pair = new Pair(a.get(), b.get());
    Finding finding = judged(listed, pair);
    if (isSettled(finding)) {
      return finding;
    }
    Finding proven = proven(finding, pair);
    return proven.tier().isEmpty() ? proven : withHeaders(proven, pair);
  }

  /**
   * Whether the bytes are the same, headers and grants left aside.
   *
   * @param isRead whether they may be read where the headers do not tell
   */
  Finding bytes(Finding listed, boolean isRead) {
    Optional<ObjectHeaders> a = source.store().head(source.bucket(), listed.key());
    Optional<ObjectHeaders> b = dest.store().head(dest.bucket(), listed.key());
    if (a.isEmpty() || b.isEmpty()) {
      return gone(listed, a.isEmpty(), b.isEmpty());
    }
    Pair pair = new Pair(a.get(), b.get());
    Finding finding = judged(listed, pair);
    return isRead && finding.rests(Tier.SIZE) ? proven(finding, pair) : finding;
  }

  /**
   * A difference looked at once more. What is as it was listed stays, and so does what the server
   * refuses to show; what is not as it was listed was being written.
   */
  Finding again(Finding first) {
    Optional<ObjectHeaders> a;
    Optional<ObjectHeaders> b;
    try {
      a = source.store().head(source.bucket(), first.key());
      b = dest.store().head(dest.bucket(), first.key());
    } catch (StorageException e) {
      if (!Refusals.isRefusal(e)) {
        throw e;
      }
      refusedLooks.refused(e);
      return first;
    }
    refusedLooks.answered();
    if (isAsListed(first.source(), a) && isAsListed(first.dest(), b)) {
      confirmed.addAndGet(first.changing() ? 0 : 1);
      return first;
    }
    if (a.isEmpty() || b.isEmpty()) {
      return gone(first, a.isEmpty(), b.isEmpty());
    }
    return judged(first, new Pair(a.get(), b.get())).marked();
  }

  /** How many settled differences a second look has confirmed so far. */
  int confirmed() {
    return confirmed.get();
  }

  /** Whether every second look has been refused so far, and they are many. */
  boolean isRefusingLooks() {
    return refusedLooks.isOfEverything();
  }

  private Finding withHeaders(Finding equal, Pair pair) {
    List<Mismatch> mismatches = new ArrayList<>(HeaderRules.mismatches(pair.source(), pair.dest()));
    AclCheck.Grants grants = acls.compare(equal.key());
    if (grants.isGone()) {
      return vanished(equal);
    }
    grants.mismatch().ifPresent(mismatches::add);
    return mismatches.isEmpty() ? equal : equal.differsIn(mismatches, isChanging(pair));
  }

  private Finding judged(Finding of, Pair pair) {
    ObjectHeaders a = pair.source();
    ObjectHeaders b = pair.dest();
    Finding finding = judge(of, a.size(), b.size(), a.etag(), b.etag(), isChanging(pair));
    return finding.rests(Tier.SIZE) ? byRememberedMd5(finding, pair) : finding;
  }

  private static Finding judge(
      Finding of, long aSize, long bSize, String aTag, String bTag, boolean changing) {
    if (aSize != bSize) {
      return of.differs(Kind.SIZE, changing);
    }
    if (!aTag.isEmpty() && aTag.equals(bTag)) {
      return of.equal(Tier.ETAG);
    }
    boolean comparable = MD5.matcher(aTag).matches() && MD5.matcher(bTag).matches();
    return comparable ? of.differs(Kind.ETAG, changing) : of.equal(Tier.SIZE);
  }

  private Finding byRememberedMd5(Finding of, Pair pair) {
    Optional<String> a = md5(pair.source());
    Optional<String> b = md5(pair.dest());
    if (a.isEmpty() || b.isEmpty()) {
      return of.equal(Tier.SIZE);
    }
    return a.equals(b) ? of.equal(Tier.MD5) : of.differs(Kind.ETAG, isChanging(pair));
  }

  private static Optional<String> md5(ObjectHeaders headers) {
    return MD5.matcher(headers.etag()).matches()
        ? Optional.of(headers.etag())
        : HeaderRules.rememberedMd5(headers);
  }

  private Finding proven(Finding judged, Pair pair) {
    boolean isOpen = judged.rests(Tier.SIZE);
    if (level == Level.METADATA && !isOpen) {
      return judged;
    }
    String key = judged.key();
    Shown shown;
    if (level == Level.METADATA) {
      shown = proof.sampled(key, pair.source().size());
    } else {
      shown = isOpen ? proof.rebuilt(key, pair.source(), pair.dest()) : proof.whole(key);
    }
    if (shown.tier().isPresent()) {
      return judged.equal(shown.tier().get());
    }
    if (shown.isGone()) {
      return vanished(judged);
    }
    return judged.differs(Kind.CONTENT, isChanging(pair) || hasChanged(key, pair));
  }

  /** What became of a copy that was not there, or not as long, when it was asked for again. */
  private Finding vanished(Finding of) {
    Optional<ObjectHeaders> a = source.store().head(source.bucket(), of.key());
    Optional<ObjectHeaders> b = dest.store().head(dest.bucket(), of.key());
    if (a.isEmpty() || b.isEmpty()) {
      return gone(of, a.isEmpty(), b.isEmpty());
    }
    Finding now = judged(of, new Pair(a.get(), b.get()));
    return now.rests(Tier.SIZE) ? now.differs(Kind.CONTENT, true) : now.marked();
  }

  /** Whether somebody wrote while the bytes were being read: then they prove nothing. */
  private boolean hasChanged(String key, Pair before) {
    return !source.store().head(source.bucket(), key).equals(Optional.of(before.source()))
        || !dest.store().head(dest.bucket(), key).equals(Optional.of(before.dest()));
  }

  /** An object that was listed and is there no more was removed meanwhile. */
  private static Finding gone(Finding of, boolean fromSource, boolean fromDest) {
    if (fromSource == fromDest) {
      return of.gone();
    }
    return of.differs(fromSource ? Kind.EXTRA : Kind.MISSING, true);
  }

  private static boolean isAsListed(Optional<ObjectSummary> listed, Optional<ObjectHeaders> now) {
    if (listed.isEmpty() || now.isEmpty()) {
      return listed.isEmpty() && now.isEmpty();
    }
    return listed.get().size() == now.get().size() && listed.get().etag().equals(now.get().etag());
  }

  private boolean isChanging(Pair pair) {
    return isChanging(pair.source().lastModified()) || isChanging(pair.dest().lastModified());
  }

  private boolean isChanging(Instant lastModified) {
    return lastModified.isAfter(start);
  }
}
