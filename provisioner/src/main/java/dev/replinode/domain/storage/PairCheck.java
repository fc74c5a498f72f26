package dev.replinode.domain.storage;

import dev.replinode.domain.storage.ComparisonOptions.Level;
import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ComparisonResult.Tier;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges one key that both buckets have: by the listings, then by headers, then by the bytes. */
final class PairCheck {
  private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

  private final Level level;
  private final Comparison.Side source;
  private final Comparison.Side dest;
  private final Instant start;

  /** Both sides' headers of one key. */
  private record Pair(ObjectHeaders source, ObjectHeaders dest) {}

  PairCheck(Level level, Comparison.Side source, Comparison.Side dest, Instant start) {
    this.level = level;
    this.source = source;
    this.dest = dest;
    this.start = start;
  }

  /** The judgement of the listings. */
  Finding listed(ObjectSummary a, ObjectSummary b) {
    boolean changing = isChanging(a.lastModified()) || isChanging(b.lastModified());
    return judge(a.key(), a.size(), b.size(), a.etag(), b.etag(), changing);
  }

  /** Whether the level asks for no more than {@code listed}. */
  boolean isSettled(Finding listed) {
    return level == Level.LISTING
        || listed.is(Kind.SIZE)
        || (listed.is(Kind.ETAG) && level == Level.METADATA);
  }

  /**
   * The judgement of headers, and of the bytes where the level wants them. The headers are newer
   * than the listing, so sizes and ETags are judged again.
   */
  Finding deeper(String key) {
    Optional<ObjectHeaders> a = source.store().head(source.bucket(), key);
    Optional<ObjectHeaders> b = dest.store().head(dest.bucket(), key);
    if (a.isEmpty() || b.isEmpty()) {
      return gone(key, a.isEmpty());
    }
    Pair pair = new Pair(a.get(), b.get());
    Finding finding = judged(key, pair);
    if (isSettled(finding)) {
      return finding;
    }
    if (level == Level.CONTENT) {
      finding = read(key, pair);
    }
    boolean sameHeaders = HeaderRules.same(pair.source(), pair.dest());
    return finding.kind().isPresent() || sameHeaders
        ? finding
        : Finding.differs(key, Kind.METADATA, isChanging(pair));
  }

  private Finding judged(String key, Pair pair) {
    ObjectHeaders a = pair.source();
    ObjectHeaders b = pair.dest();
    Finding finding = judge(key, a.size(), b.size(), a.etag(), b.etag(), isChanging(pair));
    return finding.tier().filter(Tier.SIZE::equals).isPresent()
        ? byRememberedMd5(key, pair)
        : finding;
  }

  private Finding judge(
      String key, long aSize, long bSize, String aTag, String bTag, boolean changing) {
    if (aSize != bSize) {
      return Finding.differs(key, Kind.SIZE, changing);
    }
    if (!aTag.isEmpty() && aTag.equals(bTag)) {
      return Finding.equal(key, Tier.ETAG);
    }
    boolean comparable = MD5.matcher(aTag).matches() && MD5.matcher(bTag).matches();
    return comparable ? Finding.differs(key, Kind.ETAG, changing) : Finding.equal(key, Tier.SIZE);
  }

  private Finding byRememberedMd5(String key, Pair pair) {
    Optional<String> a = md5(pair.source());
    Optional<String> b = md5(pair.dest());
    if (a.isEmpty() || b.isEmpty()) {
      return Finding.equal(key, Tier.SIZE);
    }
    return a.equals(b)
        ? Finding.equal(key, Tier.MD5)
        : Finding.differs(key, Kind.ETAG, isChanging(pair));
  }

  private static Optional<String> md5(ObjectHeaders headers) {
    return MD5.matcher(headers.etag()).matches()
        ? Optional.of(headers.etag())
        : HeaderRules.rememberedMd5(headers);
  }

  private Finding read(String key, Pair before) {
    Optional<String> a = source.store().sha256(source.bucket(), key);
    Optional<String> b = dest.store().sha256(dest.bucket(), key);
    if (a.isEmpty() || b.isEmpty()) {
      return gone(key, a.isEmpty());
    }
    return a.equals(b)
        ? Finding.equal(key, Tier.CONTENT)
        : Finding.differs(key, Kind.CONTENT, isChanging(before) || hasChanged(key, before));
  }

  /** Whether somebody wrote while the bytes were being read: then they prove nothing. */
  private boolean hasChanged(String key, Pair before) {
    return !source.store().head(source.bucket(), key).equals(Optional.of(before.source()))
        || !dest.store().head(dest.bucket(), key).equals(Optional.of(before.dest()));
  }

  /** An object that was listed and is there no more was removed meanwhile. */
  private static Finding gone(String key, boolean fromSource) {
    return Finding.differs(key, fromSource ? Kind.EXTRA : Kind.MISSING, true);
  }

  private boolean isChanging(Pair pair) {
    return isChanging(pair.source().lastModified()) || isChanging(pair.dest().lastModified());
  }

  private boolean isChanging(Instant lastModified) {
    return lastModified.isAfter(start);
  }
}
