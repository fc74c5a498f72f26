package dev.replinode.domain.storage;

import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ComparisonResult.Tier;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of one key. At most one of {@code kind}, {@code tier} and {@code unread} is there; none
 * when the object went from both buckets during the comparison.
 *
 * @param kind in what the object differs
 * @param tier what its equality rests on
 * @param changing whether it was written or removed after the comparison began, on either side
 * @param source the object as the source's listing showed it
 * @param dest the object as the destination's listing showed it
 * @param mismatches with {@link Kind#METADATA}: each header and grant that is not the same
 * @param unread why the object could not be looked at, a sentence
 */
public record Finding(
    String key,
    Optional<Kind> kind,
    Optional<Tier> tier,
    boolean changing,
    Optional<ObjectSummary> source,
    Optional<ObjectSummary> dest,
    List<Mismatch> mismatches,
    Optional<String> unread) {
  /** Copies the list. */
  public Finding {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(unread, "unread");
    mismatches = List.copyOf(mismatches);
  }

  static Finding missing(ObjectSummary source, boolean changing) {
    return new Finding(
        source.key(),
        Optional.of(Kind.MISSING),
        Optional.empty(),
        changing,
        Optional.of(source),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  static Finding extra(ObjectSummary dest, boolean changing) {
    return new Finding(
        dest.key(),
        Optional.of(Kind.EXTRA),
        Optional.empty(),
        changing,
        Optional.empty(),
        Optional.of(dest),
        List.of(),
        Optional.empty());
  }

  /** A pair that nothing has been said about yet. */
  static Finding pair(ObjectSummary source, ObjectSummary dest) {
    return new Finding(
        source.key(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.of(source),
        Optional.of(dest),
        List.of(),
        Optional.empty());
  }

  Finding differs(Kind what, boolean isChanging) {
    return new Finding(
        key,
        Optional.of(what),
        Optional.empty(),
        isChanging,
        source,
        dest,
        List.of(),
        Optional.empty());
  }

  Finding equal(Tier proof) {
    return new Finding(
        key,
        Optional.empty(),
        Optional.of(proof),
        changing,
        source,
        dest,
        List.of(),
        Optional.empty());
  }

  Finding differsIn(List<Mismatch> what, boolean isChanging) {
    return new Finding(
        key,
        Optional.of(Kind.METADATA),
        Optional.empty(),
        isChanging,
        source,
        dest,
        what,
        Optional.empty());
  }

  /** Gone from both buckets since they were listed. */
  Finding gone() {
    return new Finding(
        key, Optional.empty(), Optional.empty(), true, source, dest, List.of(), Optional.empty());
  }

  /** Refused by a server, which says {@code why}. */
  Finding unread(String why) {
    return new Finding(
        key,
        Optional.empty(),
        Optional.empty(),
        changing,
        source,
        dest,
        List.of(),
        Optional.of(why));
  }

  Finding marked() {
    return new Finding(key, kind, tier, true, source, dest, mismatches, unread);
  }

  /** Whether it differs in that way. */
  public boolean is(Kind wanted) {
    return kind.filter(wanted::equals).isPresent();
  }

  boolean rests(Tier on) {
    return tier.filter(on::equals).isPresent();
  }
}
