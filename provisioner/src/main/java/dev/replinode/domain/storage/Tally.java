package dev.replinode.domain.storage;

import dev.replinode.domain.storage.ComparisonResult.Difference;
import dev.replinode.domain.storage.ComparisonResult.Kind;
import dev.replinode.domain.storage.ComparisonResult.Tier;
import dev.replinode.domain.storage.ComparisonResult.Totals;
import dev.replinode.domain.storage.ComparisonResult.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Adds findings up. Its memory is bounded by the number of differences to keep. */
final class Tally {
  private final ComparisonOptions options;
  private final LongConsumer progress;
  private final Consumer<Finding> listener;
  private final List<Difference> kept = new ArrayList<>();
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private final Map<Tier, Long> tiers = new EnumMap<>(Tier.class);
  private long compared;
  private long settledDifferences;
  private long changingDifferences;
  private long allowedExtras;
  private long vanished;
  private long unread;

  Tally(ComparisonOptions options, LongConsumer progress, Consumer<Finding> listener) {
    this.options = options;
    this.progress = progress;
    this.listener = listener;
  }

  void add(Finding finding) {
    finding.tier().ifPresent(tier -> tiers.merge(tier, 1L, Long::sum));
    finding.kind().ifPresent(kind -> addDifference(kind, finding));
    vanished += isVanished(finding) ? 1 : 0;
    unread += finding.unread().isPresent() ? 1 : 0;
    listener.accept(finding);
    progress.accept(++compared);
  }

  /** Both listings hold it, and neither bucket has it any more. */
  private static boolean isVanished(Finding finding) {
    return finding.tier().isEmpty()
        && finding.kind().isEmpty()
        && finding.unread().isEmpty()
        && finding.source().isPresent()
        && finding.dest().isPresent();
  }

  private void addDifference(Kind kind, Finding finding) {
    counts.merge(kind, 1L, Long::sum);
    if (kind == Kind.EXTRA && options.extrasAllowed()) {
      allowedExtras++;
      return;
    }
    if (finding.changing()) {
      changingDifferences++;
    } else {
      settledDifferences++;
    }
    if (kept.size() < options.maxDifferences()) {
      kept.add(new Difference(finding.key(), kind, finding.changing()));
    }
  }

  ComparisonResult result(Totals source, Totals dest, long aclsUnread) {
    return new ComparisonResult(
        verdict(), source, dest, kept, counts, tiers, allowedExtras, aclsUnread, unread);
  }

  /**
   * An object that was not looked at, and a server that denies all it has listed, prove nothing.
   */
  private Verdict verdict() {
    if (settledDifferences > 0) {
      return Verdict.DIFFERENT;
    }
    boolean isNothingProven = vanished > 0 && tiers.isEmpty();
    return changingDifferences > 0 || unread > 0 || isNothingProven
        ? Verdict.INCONCLUSIVE
        : Verdict.EQUAL;
  }
}
