package dev.replinode.domain.storage;

import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ComparisonResult.Tier;
import dev.replinode.domain.storage.PartsReader.Etags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Says whether two copies hold the same bytes by reading them: some, one copy, or both. */
final class ByteProof {
  private static final int RANGE = 64 * 1024;
  private static final int RANGES = 4;

  private final Comparison.Side source;
  private final Comparison.Side dest;
  private final Runnable heed;

  /** Calls {@code heed} before each piece that is read; it may end the reading by throwing. */
  ByteProof(Comparison.Side source, Comparison.Side dest, Runnable heed) {
    this.source = source;
    this.dest = dest;
    this.heed = heed;
  }

  /** What reading showed; neither a tier nor a kind when one copy was not there any more. */
  record Shown(Optional<Tier> tier, Optional<Kind> kind) {
    private static final Shown GONE = new Shown(Optional.empty(), Optional.empty());

    static Shown equal(Tier tier) {
      return new Shown(Optional.of(tier), Optional.empty());
    }

    static Shown of(Optional<String> a, Optional<String> b, Tier ifSame) {
      if (a.isEmpty() || b.isEmpty()) {
        return GONE;
      }
      return a.equals(b) ? equal(ifSame) : new Shown(Optional.empty(), Optional.of(Kind.CONTENT));
    }

    boolean isGone() {
      return tier.isEmpty() && kind.isEmpty();
    }
  }

  /**
   * Reads the beginning, the end and places between that depend on the key; a small object is read
   * whole.
   */
  Shown sampled(String key, long size) {
    if (size <= (long) RANGE * RANGES) {
      return whole(key);
    }
    for (ByteRange range : ranges(key, size)) {
      Optional<ByteRange> some = Optional.of(range);
      Shown shown = Shown.of(sha256(source, key, some), sha256(dest, key, some), Tier.SAMPLE);
      if (shown.tier().isEmpty()) {
        return shown;
      }
    }
    return Shown.equal(Tier.SAMPLE);
  }

  /** Reads both copies to the end. */
  Shown whole(String key) {
    return Shown.of(
        sha256(source, key, Optional.empty()), sha256(dest, key, Optional.empty()), Tier.CONTENT);
  }

  /**
   * Reads one copy and looks whether its bytes give the ETag of the other one; reads the other one
   * too when they do not: then it may have been cut in a way that nobody knows.
   */
  Shown rebuilt(String key, ObjectHeaders a, ObjectHeaders b) {
    boolean sourceTellsMd5 = !a.etag().contains("-");
    return sourceTellsMd5
        ? rebuilt(key, dest, List.of(), source, a)
        : rebuilt(key, source, PartLayout.ways(dest, key, b), dest, b);
  }

  private Shown rebuilt(
      String key,
      Comparison.Side read,
      List<List<Long>> ways,
      Comparison.Side told,
      ObjectHeaders headers) {
    Optional<Etags> etags = read(read, key, Optional.empty(), () -> new PartsReader(ways));
    if (etags.filter(known -> known.etags().contains(headers.etag())).isPresent()) {
      return Shown.equal(Tier.PARTS);
    }
    return Shown.of(etags.map(Etags::sha256), sha256(told, key, Optional.empty()), Tier.CONTENT);
  }

  private Optional<String> sha256(Comparison.Side side, String key, Optional<ByteRange> range) {
    return read(side, key, range, () -> new HashReader("SHA-256"));
  }

  private <T> Optional<T> read(
      Comparison.Side side, String key, Optional<ByteRange> range, Supplier<BodyReader<T>> reader) {
    return side.store()
        .read(side.bucket(), key, range, () -> new HeedingReader<>(reader.get(), heed));
  }

  private static List<ByteRange> ranges(String key, long size) {
    SplittableRandom random = new SplittableRandom(key.hashCode());
    List<ByteRange> ranges = new ArrayList<>();
    ranges.add(new ByteRange(0, RANGE));
    ranges.add(new ByteRange(size - RANGE, RANGE));
    while (ranges.size() < RANGES) {
      ranges.add(new ByteRange(random.nextLong(size - RANGE), RANGE));
    }
    return ranges;
  }
}
