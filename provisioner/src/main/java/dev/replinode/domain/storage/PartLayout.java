package dev.replinode.domain.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In what parts an object was uploaded: as its server remembers, else as programs usually do. */
final class PartLayout {
  private static final Pattern IN_PARTS = Pattern.compile("[0-9a-f]{32}-([0-9]{1,5})");

  /** S3's bound on the number of parts of one upload. */
  private static final int MOST_PARTS = 10_000;

  private PartLayout() {}

  /**
   * The ways to cut the object that its ETag may stand for, each the sizes of its parts; none when
   * the ETag is not one of an upload in parts.
   */
  static List<List<Long>> ways(Comparison.Side side, String key, ObjectHeaders headers) {
    Matcher inParts = IN_PARTS.matcher(headers.etag());
    if (!inParts.matches()) {
      return List.of();
    }
    int parts = Integer.parseInt(inParts.group(1));
    return remembered(side, key, headers.size(), parts)
        .map(List::of)
        .orElseGet(() -> PartSizes.likely(headers.size(), parts).stream().map(List::of).toList());
  }

  private static Optional<List<Long>> remembered(
      Comparison.Side side, String key, long size, int parts) {
    Optional<ObjectPart> first =
        side.store().part(side.bucket(), key, 1).filter(part -> part.count() == parts);
    if (first.isEmpty() || parts > MOST_PARTS || first.get().size() < 1) {
      return Optional.empty();
    }
    return PartSizes.ceil(size, first.get().size()) == parts
        ? Optional.of(List.of(first.get().size()))
        : each(side, key, parts);
  }

  /** Parts of different sizes: all of them have to be asked for. */
  private static Optional<List<Long>> each(Comparison.Side side, String key, int parts) {
    List<Long> sizes = new ArrayList<>();
    for (int number = 1; number <= parts; number++) {
      Optional<ObjectPart> part = side.store().part(side.bucket(), key, number);
      if (part.isEmpty() || part.get().size() < 1) {
        return Optional.empty();
      }
      sizes.add(part.get().size());
    }
    return Optional.of(sizes);
  }
}
