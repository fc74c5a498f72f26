package dev.replinode.domain.storage;

import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ComparisonResult.Tier;
import java.util.Optional;

/**
 * What came of one key: exactly one of {@code kind} and {@code tier} is there.
 *
 * @param kind in what the object differs
 * @param tier what its equality rests on
 * @param changing whether it was written after the comparison began
 */
record Finding(String key, Optional<Kind> kind, Optional<Tier> tier, boolean changing) {
  static Finding differs(String key, Kind kind, boolean changing) {
    return new Finding(key, Optional.of(kind), Optional.empty(), changing);
  }

  static Finding equal(String key, Tier tier) {
    return new Finding(key, Optional.empty(), Optional.of(tier), false);
  }

  boolean is(Kind wanted) {
    return kind.filter(wanted::equals).isPresent();
  }
}
